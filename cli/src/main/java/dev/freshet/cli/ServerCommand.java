// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.ExitCode;
import dev.freshet.launch.LaunchException;
import dev.freshet.server.SampleServer;
import dev.freshet.server.ServerStartException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet server}: the sample server alone, until it is interrupted. */
@Command(
        name = "server",
        description = "Runs the sample server alone and says what it serves.",
        mixinStandardHelpOptions = true)
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

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw LaunchException.badInput("--port " + port + ": a port is a number from 0 to 65535.");
        }
        try (SampleServer server =
                start(SampleServer.Options.defaults().withHost(host).withPort(port))) {
            spec.commandLine().getOut().println(describe(server));
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await(); // Ctrl-C ends the process
            return ExitCode.OK;
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

    private static String describe(SampleServer server) {
        String base = server.baseUrl();
        return """
                The sample server listens at %s. Ctrl-C ends it.

                  %s/stocks/prices                       stock prices: one snapshot, then 2 updates per second
                  %s/events?rate=100&size=256            events of any rate and size
                  %s/events?rate=10&count=50&end=drop    ... and endings: clean, drop, reset, stall
                  %s/status/503                          any status
                  %s/                                    everything that is served, with all parameters

                Try: curl -N %s/stocks/prices
                """.formatted(base, base, base, base, base, base, base);
    }
}
