// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.Console;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.RunComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet compare}: says whether a run is worse than another, or than those before it. */
@Command(
        name = "compare",
        description = {
            "Compares two runs by their records, and says whether the second is worse than the first by more than noise.",
            "Of three and more it shows the trend, and whether the newest is worse than those before."
        },
        mixinStandardHelpOptions = true,
        footerHeading = Examples.HEADING,
        footer = {
            "  # Whether the second run is worse than the first, by more than 10 %% and more than noise",
            "  ./freshet compare results/prices-20260101-120000 results/prices-20260102-120000",
            "  # By more than 5 %%, with the comparison in a folder of its own",
            "  ./freshet compare results/prices-20260101-120000 results/prices-20260102-120000 --tolerance 5%% --results-folder comparison",
            "  # The trend of all runs, and whether the newest is worse",
            "  ./freshet compare results",
            "",
            "Exits with 2 where the second, or the newest, is worse by more than the tolerance."
        })
final class CompareCommand implements Callable<Integer> {

    private static final Pattern TOLERANCE = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?)\\s*%?");
    private static final double MOST_PERCENT = 1_000;
    private static final int MOST_SECONDS = 86_400;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders of results, each with the record of a run, or a folder with such folders in it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<Path> folders;

    @Option(
            names = "--tolerance",
            paramLabel = "PERCENT",
            defaultValue = "10%",
            description = "By how much figures may differ, such as 5%% or 12.5%%. Default: 10%%.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String tolerance;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How much of the beginning of both runs is left out, in steps of 5 s. Default: 5.")
    private int warmUpSeconds;

    @Option(
            names = "--results-folder",
            paramLabel = "DIR",
            description = "Where compare.html and compare.json are written. Default: the working directory.")
    private @Nullable Path resultsFolder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        Console console = new Console(line.getOut(), line.getErr(), OutputOptions.palette());
        if (warmUpSeconds < 0 || warmUpSeconds > MOST_SECONDS) {
            throw LaunchException.badInput(
                    "--warm-up " + warmUpSeconds + ": give seconds from 0 to 86400, such as 10.");
        }
        return new RunComparison(share(tolerance), warmUpSeconds * 1_000_000_000L, console)
                .make(folders, resultsFolder);
    }

    private static double share(String percent) {
        Matcher digits = TOLERANCE.matcher(percent.trim());
        double parsed = digits.matches() ? Double.parseDouble(digits.group(1)) : 0;
        if (parsed <= 0 || parsed > MOST_PERCENT) {
            throw LaunchException.badInput(
                    "--tolerance " + percent + ": give per cent above 0 and up to 1000, such as 10%.");
        }
        return parsed / 100;
    }
}
