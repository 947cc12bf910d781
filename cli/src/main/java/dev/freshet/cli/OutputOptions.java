// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.Simulation;
import dev.freshet.launch.Console;
import dev.freshet.launch.RunOptions;
import dev.freshet.launch.SimulationRun;
import dev.freshet.report.console.Palette;
import java.nio.file.Path;
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
            description = "Reaches the network by io_uring instead of epoll, where the kernel of Linux lets this process.")
    private boolean byIoUring;

    private boolean isByLines;

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

    /** Runs a simulation with these and other options, and gives the exit code. */
    int run(Simulation simulation, RunOptions options) {
        CommandLine line = command.commandLine();
        Console console = console(line);
        RunOptions chosen = options.withResultsFolder(resultsFolder)
                .withCommand(command.root().commandLine().getParseResult().originalArgs())
                .withRawLog(rawLog)
                .withStrict(strict)
                .withPreflight(!withoutPreflight)
                .withSecondsFiles(seconds.files())
                .withLivePort(livePort)
                .withIoUring(byIoUring)
                .withExports(exports.asked());
        return new SimulationRun(chosen, console, Main.interruption(command))
                .run(simulation)
                .exitCode();
    }

    private Console console(CommandLine line) {
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
