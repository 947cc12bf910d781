// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.Console;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.capture.Capture;
import dev.freshet.launch.capture.CaptureFile;
import dev.freshet.launch.capture.CaptureLimits;
import dev.freshet.launch.capture.CaptureRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet capture}: saves an event stream with its timing. */
@Command(
        name = "capture",
        description = {
            "Saves an event stream with its timing, as it arrives over one connection, until it ends.",
            "'freshet server --replay' plays it back."
        },
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # Ten seconds of a stream, as they came",
            "  ./freshet capture http://localhost:8080/stocks/prices -o prices.sse.jsonl -d 10s",
            "  # An answer to a POST, with a token; until the server ends it",
            "  ./freshet capture http://localhost:8080/events?count=20 -o answer.sse.jsonl -H 'Authorization: Bearer abc' --data '{}'",
            "  # The first five events, to be looked at at once",
            "  ./freshet capture http://localhost:8080/stocks/prices -o - --events 5"
        })
final class CaptureCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(
            paramLabel = "URL",
            description = "The stream. Without a scheme: http on this machine, https elsewhere.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String url;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description =
                    "The file, which must not be there yet, such as prices.sse.jsonl. It may hold secrets: only you"
                            + " can read it. - stands for standard output.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String output;

    @Option(
            names = {"-X", "--request"},
            paramLabel = "METHOD",
            description = "Default: GET, or POST with --data.")
    private @Nullable String method;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "HEADER",
            description = "A header, such as 'Authorization: Bearer abc'. Can be given several times.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "TEXT",
            description =
                    "The body, or @ and the file that has it. It is sent as JSON if it looks like that, else as a form.")
    private @Nullable String data;

    @Option(names = "--insecure", description = "Accepts any certificate.")
    private boolean isInsecure;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            converter = DurationWords.class,
            description = "Ends it after that time, such as 30s, 1.5m or 1h. Default: with the stream.")
    private @Nullable Duration duration;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Ends it after so many events. Default: with the stream.")
    private @Nullable Long events;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (events != null && events < 1) {
            throw LaunchException.badInput("--events " + events + ": give a number from 1.");
        }
        CaptureLimits limits = new CaptureLimits(duration, events == null ? 0 : events);
        CommandLine line = spec.commandLine();
        Console console = new Console(line.getOut(), line.getErr(), OutputOptions.palette());
        Capture capture = new Capture(
                CaptureRequest.of(url, method, headers, data), isInsecure, limits, console, Main.interruption(spec));
        try (CaptureFile file = file()) {
            return capture.to(file);
        }
    }

    private CaptureFile file() {
        try {
            return output.equals(STANDARD_OUTPUT)
                    ? CaptureFile.on(new FileOutputStream(FileDescriptor.out))
                    : CaptureFile.at(Path.of(output));
        } catch (InvalidPathException e) {
            throw LaunchException.badInput("-o " + output + ": this is no name of a file.");
        }
    }
}
