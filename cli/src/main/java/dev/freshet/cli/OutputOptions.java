// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.Simulation;
import dev.freshet.launch.Console;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.Outcome;
import dev.freshet.launch.RepeatedRuns;
import dev.freshet.launch.RunOptions;
import dev.freshet.launch.SimulationRun;
import dev.freshet.report.console.Palette;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a run shows its progress and leaves its results: the options that all commands with a run share. */
final class OutputOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--results-folder",
            paramLabel = "DIR",
            description = "Where the folder of the run is made. Default: results.")
    private @Nullable Path resultsFolder;

    @Option(
            names = "--no-reports",
            description =
                    "Writes nothing: no folder, no record, no page. The console and the exit code tell what came of it.")
    private boolean withoutReports;

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What this run is about, for its page, its summary and its record.")
    private String description = "";

    @Option(
            names = "--raw",
            paramLabel = "FILE",
            description =
                    "Writes a line of JSON for each event of each stream to this file, which must not be there yet. It may hold secrets: only you can read it.")
    private @Nullable Path rawLog;

    @Option(
            names = "--strict",
            description =
                    "Exits with 3 where the figures of the run are suspect, such as those of a machine at its limit.")
    private boolean strict;

    @Option(
            names = "--no-preflight",
            description = "Does not compare the plan with open files, local ports and memory before the run.")
    private boolean withoutPreflight;

    @Option(
            names = "--plain",
            description =
                    "Tells of the run by a line every 5 seconds, without colours, also on a terminal; so does a variable NO_COLOR.")
    private boolean plain;

    @Option(
            names = "--io-uring",
            description =
                    "Reaches the network by io_uring instead of epoll, where the kernel of Linux lets this process.")
    private boolean byIoUring;

    private boolean isByLines;
    private boolean isOnErr;

    @Mixin
    private final SecondsOptions seconds = new SecondsOptions();

    @Option(
            names = "--live",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = LivePort.ANY,
            preprocessor = LivePort.class,
            description =
                    "Serves the page of the run while it goes on, on loopback, at this port or any free one; the address is printed.")
    private @Nullable Integer livePort;

    @Mixin
    private final ExportOptions exports = new ExportOptions();

    /** Has the run told of by lines, whatever it is watched on: so much else is told that what is drawn would be in the way. */
    void tellByLines() {
        isByLines = true;
    }

    /** Has the run told of on standard error, by lines. */
    void tellOnErr() {
        isOnErr = true;
    }

    /** Whether something of a run is to be written or served, or to be judged by what only a whole run knows. */
    boolean keepsResults() {
        return resultsFolder != null
                || rawLog != null
                || strict
                || livePort != null
                || !seconds.files().isEmpty()
                || !exports.asked().isEmpty();
    }

    /** Runs a simulation with these and other options, and gives the exit code. */
    int run(Simulation simulation, RunOptions options) {
        return run(1, () -> simulation, options);
    }

    /**
     * Runs a simulation several times with these and other options, and gives the worst exit code.
     *
     * @param simulations makes it anew for each run
     * @throws LaunchException when options contradict each other
     */
    int run(int times, Supplier<Simulation> simulations, RunOptions options) {
        requireFolder();
        return new RepeatedRuns(chosen(options), console(), Main.interruption(command)).run(times, simulations);
    }

    /** Runs a simulation once with these and other options, and gives all that came of it. */
    Outcome outcome(Simulation simulation, RunOptions options) {
        requireFolder();
        return new SimulationRun(chosen(options), console(), Main.interruption(command)).run(simulation);
    }

    private void requireFolder() {
        String wanted = resultsFolder != null
                ? "--results-folder"
                : seconds.files().stream()
                        .findFirst()
                        .map(file -> "--" + file.name().toLowerCase(Locale.ROOT))
                        .orElse(null);
        if (withoutReports && wanted != null) {
            throw LaunchException.badInput("--no-reports makes no folder, and " + wanted
                    + " says what is to be in one or where: leave out one of them.");
        }
    }

    private RunOptions chosen(RunOptions options) {
        return options.withResultsFolder(resultsFolder)
                .withReports(!withoutReports)
                .withDescription(description)
                .withCommand(command.root().commandLine().getParseResult().originalArgs())
                .withRawLog(rawLog)
                .withStrict(strict)
                .withPreflight(!withoutPreflight)
                .withSecondsFiles(seconds.files())
                .withLivePort(livePort)
                .withIoUring(byIoUring)
                .withExports(exports.asked());
    }

    /** Where these options have a run told of. */
    Console console() {
        CommandLine line = command.commandLine();
        if (isOnErr) {
            return new Console(line.getErr(), line.getErr(), Palette.PLAIN);
        }
        Palette palette = palette();
        if (plain) {
            return new Console(line.getOut(), line.getErr(), palette == Palette.ANSI ? Palette.MONOCHROME : palette);
        }
        return new Console(line.getOut(), line.getErr(), palette, isByLines ? null : Main.terminal(command));
    }

    /** The script that starts this program knows whether it writes to a terminal, and whether the user has declined colours. */
    static Palette palette() {
        if (Boolean.getBoolean("freshet.colour")) {
            return Palette.ANSI;
        }
        return Boolean.getBoolean("freshet.terminal") ? Palette.MONOCHROME : Palette.PLAIN;
    }
}
