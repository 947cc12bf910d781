// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.Console;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.RecordReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet report}: makes the results of a run anew of its record, also of a run that was killed, or those of several processes together. */
@Command(
        name = "report",
        description = {
            "Makes the results of a run anew of its record, also of one that was killed.",
            "Of several folders, whose processes shared a run, it makes one report of all of them together."
        },
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # The results of a run anew, also of one that was killed",
            "  ./freshet report results/prices-20260101-120000",
            "  # One report of two processes that shared a run, in a new folder",
            "  ./freshet report machine-1/prices-20260101-120000 machine-2/prices-20260101-120000"
        })
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of results, each with the record of a run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> folders;

    @Option(
            names = "--results-folder",
            paramLabel = "DIR",
            description =
                    "Where a folder for the report is made. Default: the folder of the run itself, or results if there are several.")
    private @Nullable Path resultsFolder;

    @Mixin
    private final SecondsOptions seconds = new SecondsOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Console console = new Console(line.getOut(), line.getErr(), OutputOptions.palette());
        new RecordReport(seconds.files(), console).make(folders, resultsFolder);
        return ExitCode.OK;
    }
}
