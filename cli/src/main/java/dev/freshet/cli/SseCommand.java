// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.SimulationException;
import dev.freshet.core.json.JmesPath;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.look.StreamSight;
import dev.freshet.launch.oneliner.AskedLoad;
import dev.freshet.launch.oneliner.AskedReconnect;
import dev.freshet.launch.oneliner.AskedStream;
import dev.freshet.launch.oneliner.AskedTime;
import dev.freshet.launch.oneliner.OneLiner;
import dev.freshet.launch.oneliner.StreamOneLiner;
import dev.freshet.report.console.LookText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet sse}: looks at one event stream, or loads a server with many, without a simulation. */
@Command(
        name = "sse",
        description = "Looks at an event stream, or opens many.",
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # Every event as it comes, with its time and its gap",
            "  ./freshet sse http://localhost:8080/stocks/prices -d 3s",
            "  # 50 streams at a time for 5 seconds; one that ends is opened anew",
            "  ./freshet sse http://localhost:8080/stocks/prices -n 50 -d 5s",
            "  # 5 new streams per second; exit code 2 where an assertion does not hold",
            "  ./freshet sse http://localhost:8080/stocks/prices --rate 5 -d 5s --assert 'event gap p50 < 5s'",
            "  # Each stream until the event that ends an answer; the figures as JSON",
            "  ./freshet sse 'http://localhost:8080/events?rate=10' -n 5 -d 5s --until 'data.seq > `4`' --json",
            "  # The same as a simulation in Java",
            "  ./freshet sse http://localhost:8080/stocks/prices -n 50 --show-simulation"
        })
final class SseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-n", "--streams"},
            paramLabel = "N",
            description =
                    "How many streams are open at a time; one that ends is opened anew. Default: one, until its end.")
    private @Nullable Integer streams;

    @Mixin
    private final LoadOptions load = new LoadOptions();

    @Mixin
    private final RequestOptions request = new RequestOptions();

    @Option(
            names = "--until",
            paramLabel = "EXPR",
            description =
                    "Closes a stream after the event for which this JMESPath expression is true, such as \"data.done\" or \"event == 'end'\".")
    private @Nullable String until;

    @Option(
            names = "--sequence",
            paramLabel = "EXPR",
            description =
                    "Where events have their number (JMESPath), to find lost, repeated and swapped ones: data.seq")
    private @Nullable String sequence;

    @Option(
            names = "--published-at",
            paramLabel = "EXPR[:UNIT]",
            description =
                    "Where events say when they were published (JMESPath), to measure their delivery: data.time for text by ISO 8601, data.sentAt:ms for numbers since 1970 in s, ms, us or ns.")
    private @Nullable String publishedAt;

    @Option(
            names = "--reconnect",
            paramLabel = "POLICY",
            description =
                    "Has a stream that ends come back with its last event ID: on-drop, like-browser or resume-by-get; with ,delay=500ms ,backoff=2:30s ,jitter=0.2 ,attempts=5 ,times=3 where wanted. Default: never.")
    private @Nullable String reconnect;

    @Option(names = "--full", description = "Shows long data in full on a terminal, too.")
    private boolean full;

    @Mixin
    private final VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        AskedLoad asked = load.load("--streams", streams);
        AskedStream stream = stream();
        RequestOptions.Asked sent = request.asked(spec.commandLine().getErr());
        OneLiner oneLiner = StreamOneLiner.of(sent.request(), stream, sent.connection(), asked)
                .with(verdict.assertions());
        OneLinerRun run = new OneLinerRun(spec, output, verdict, oneLiner);
        return asked.isOne() ? run.look(() -> sight(stream, run)) : run.load();
    }

    private StreamSight sight(AskedStream stream, OneLinerRun run) {
        boolean isCut = !full && OutputOptions.palette().isOfTerminal();
        boolean endsWithStream = stream.comesBack() && stream.until().isEmpty();
        return new StreamSight(
                run.isSilent() ? null : spec.commandLine().getOut(),
                new LookText(OutputOptions.palette(), isCut),
                endsWithStream);
    }

    private AskedStream stream() {
        return new AskedStream(
                expression("--until", until),
                expression("--sequence", sequence),
                publishedAt().map(AskedTime::of),
                Optional.ofNullable(reconnect).map(AskedReconnect::of));
    }

    private Optional<String> publishedAt() {
        if (publishedAt != null) {
            expression("--published-at", AskedTime.of(publishedAt).path());
        }
        return Optional.ofNullable(publishedAt);
    }

    private static Optional<String> expression(String option, @Nullable String text) {
        if (text != null) {
            try {
                JmesPath.compile(text);
            } catch (SimulationException e) {
                throw LaunchException.badInput(
                        option + " " + text + ": give a JMESPath expression, such as data.id. " + e.getMessage());
            }
        }
        return Optional.ofNullable(text);
    }
}
