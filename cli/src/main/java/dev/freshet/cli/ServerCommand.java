// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.http.net.SelfSigned;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.LaunchException;
import dev.freshet.server.SampleServer;
import dev.freshet.server.ServerStartException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet server}: the sample server alone, until it is interrupted. */
@Command(
        name = "server",
        description = "Runs the sample server alone and says what it serves.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # At port 8080 of this machine",
            "  ./freshet server",
            "  # HTTPS, for all who can reach this machine, at any free port",
            "  ./freshet server --tls --host 0.0.0.0 --port 0",
            "  # A capture, ten times as fast, again and again",
            "  ./freshet server --replay prices.sse.jsonl --speed 10 --loop"
        })
final class ServerCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where to listen; 0 takes any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}, so that only this machine can connect.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String host;

    @Option(names = "--tls", description = "Speaks HTTPS, with a certificate for localhost that is made at the start.")
    private boolean tls;

    @Option(
            names = "--http2-streams",
            paramLabel = "N",
            defaultValue = "128",
            description = "How many streams one connection of HTTP/2 may have open. Default: ${DEFAULT-VALUE}.")
    private int streams;

    @Option(
            names = "--http2-requests",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many requests one connection of HTTP/2 may have in all; 0: any number."
                    + " Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(
            names = "--http2-resets",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many streams of one connection of HTTP/2 the client may reset within 30 seconds;"
                    + " 0: any number. Default: ${DEFAULT-VALUE}.")
    private int resets;

    @Mixin
    private final ReplayOptions replay = new ReplayOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw LaunchException.badInput("--port " + port + ": a port is a number from 0 to 65535.");
        }
        replay.read();
        try (SampleServer server = start(options())) {
            String played = replay.play(server);
            spec.commandLine().getOut().println(describe(server) + (played.isEmpty() ? "" : "\n" + played));
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await(); // Ctrl-C ends the process
            return ExitCode.OK;
        }
    }

    private SampleServer.Options options() {
        requireAtLeast(1, "--http2-streams", streams);
        requireAtLeast(0, "--http2-requests", requests);
        requireAtLeast(0, "--http2-resets", resets);
        SampleServer.Options plain = SampleServer.Options.defaults()
                .withHost(host)
                .withPort(port)
                .withHttp2(new SampleServer.Http2Limits(streams, resets, requests));
        if (!tls) {
            return plain;
        }
        try {
            SelfSigned identity = SelfSigned.make();
            return plain.withTls(identity.key(), identity.certificate());
        } catch (GeneralSecurityException e) {
            throw LaunchException.badInput("--tls: this Java can't make a certificate: " + e.getMessage());
        }
    }

    private static void requireAtLeast(int least, String option, int value) {
        if (value < least) {
            throw LaunchException.badInput(option + " " + value + ": give a number from " + least + ".");
        }
    }

    /** Starts a sample server, or says in one message why that cannot be. */
    static SampleServer start(SampleServer.Options options) {
        try {
            return SampleServer.start(options);
        } catch (ServerStartException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private String describe(SampleServer server) {
        String base = server.baseUrl();
        return """
                The sample server listens at %s, by HTTP/1.1 and HTTP/2. Ctrl-C ends it.

                  %s/stocks/prices                       stock prices: one snapshot, then 2 updates per second
                  %s/events?rate=100&size=256            events of any rate and size
                  %s/events?rate=10&count=50&end=drop    ... and endings: clean, drop, reset, stall
                  %s/status/503                          any status
                  %s/                                    everything that is served, with all parameters

                Try: %s
                """.formatted(base, base, base, base, base, base, tls ? overTls(base) : plain(base));
    }

    private static String plain(String base) {
        return "curl -N " + base + "/stocks/prices\n" + "     curl -N --http2-prior-knowledge " + base
                + "/stocks/prices";
    }

    private static String overTls(String base) {
        return "curl -Nk " + base + "/stocks/prices\n\n"
                + "Its certificate is made anew at each start, so nobody trusts it: -k has curl accept it, and\n"
                + "-Dfreshet.ssl.useInsecureTrustManager=true has freshet run do so.";
    }
}
