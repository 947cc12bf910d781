// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.LaunchException;
import dev.freshet.launch.look.ResponseSight;
import dev.freshet.launch.oneliner.AskedLoad;
import dev.freshet.launch.oneliner.OneLiner;
import dev.freshet.launch.oneliner.RequestOneLiner;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet http}: looks at one response, or loads a server with requests, without a simulation. */
@Command(
        name = "http",
        description = "Sends a request and shows the response, or sends many.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # The response with its head, and how long each part of it took",
            "  ./freshet http http://localhost:8080/health",
            "  # 20 users who send one request after the other, for 5 seconds",
            "  ./freshet http http://localhost:8080/health -n 20 -d 5s",
            "  # 50 requests per second, whatever becomes of them; exit code 2 where an assertion does not hold",
            "  ./freshet http http://localhost:8080/health --rate 50 -d 5s --assert 'response time p50 < 5s'",
            "  # The same as a simulation in Java",
            "  ./freshet http http://localhost:8080/health -n 20 --show-simulation"
        })
final class HttpCommand implements Callable<Integer> {

    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 999;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-n", "--users"},
            paramLabel = "N",
            description = "How many send one request after the other. Default: one, which sends one request.")
    private @Nullable Integer users;

    @Mixin
    private final LoadOptions load = new LoadOptions();

    @Mixin
    private final RequestOptions request = new RequestOptions();

    @Option(
            names = "--expect-status",
            paramLabel = "CODE",
            description = "The status that a response must have to be OK. Default: any from 200 to 304.")
    private @Nullable Integer status;

    @Mixin
    private final VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        if (status != null && (status < LEAST_STATUS || status > MOST_STATUS)) {
            throw LaunchException.badInput("--expect-status " + status + ": a status has three digits.");
        }
        AskedLoad asked = load.load("--users", users);
        RequestOptions.Asked sent = request.asked(spec.commandLine().getErr());
        OneLiner oneLiner = RequestOneLiner.of(
                        sent.request(),
                        status == null ? OptionalInt.empty() : OptionalInt.of(status),
                        sent.connection(),
                        asked)
                .with(verdict.assertions());
        if (!asked.isOne()) {
            return new OneLinerRun(spec, output, verdict, oneLiner).load();
        }
        ResponseSight sight = new ResponseSight(OutputOptions.palette().isOfTerminal());
        return new OneLinerRun(spec, output, verdict, oneLiner).look(() -> sight, oneLiner.seenBy(sight::lookingAt));
    }
}
