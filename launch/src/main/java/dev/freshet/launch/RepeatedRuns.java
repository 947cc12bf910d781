// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.Simulation;
import dev.freshet.report.compare.PastRun;
import dev.freshet.report.console.RepeatText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One simulation, run several times in a row: each run has a folder of its own, and in the end a table shows by how much they differ. */
@Internal
public final class RepeatedRuns {

    private final RunOptions options;
    private final Console console;
    private final Interruption interruption;

    /**
     * Runs that have not begun.
     *
     * @param interruption what may end a run before its time; after a signal no other begins
     */
    public RepeatedRuns(RunOptions options, Console console, Interruption interruption) {
        this.options = options;
        this.console = console;
        this.interruption = interruption;
    }

    /**
     * Runs the simulation so many times, on the calling thread.
     *
     * @param simulations makes it anew for each run
     * @return the worst exit code of the runs
     * @throws LaunchException when one of them could not be run
     */
    public int run(int times, Supplier<Simulation> simulations) {
        if (options.rawLog() != null && times > 1) {
            throw LaunchException.badInput(
                    "--raw names one file, and --repeat makes " + times + " runs: leave out one of them.");
        }
        return times == 1 ? once(simulations.get()).exitCode() : several(times, simulations);
    }

    private int several(int times, Supplier<Simulation> simulations) {
        List<PastRun> done = new ArrayList<>();
        int worst = ExitCode.OK;
        for (int number = 1; number <= times && !interruption.hasCome(); number++) {
            console.line("Run " + number + " of " + times);
            Outcome outcome = once(simulations.get());
            worst = ExitCode.worse(worst, outcome.exitCode());
            done.add(PastRun.of(name(number, outcome.folder()) + exit(outcome.exitCode()), outcome.stats()));
        }
        if (done.size() > 1) {
            console.show(RepeatText.of(done, console.palette()));
        }
        return worst;
    }

    private Outcome once(Simulation simulation) {
        return new SimulationRun(options, console, interruption).run(simulation);
    }

    private static String name(int number, @Nullable Path folder) {
        return folder == null
                ? "Run " + number
                : "Run " + number + ": " + folder.toAbsolutePath().normalize();
    }

    private static String exit(int code) {
        return code == ExitCode.OK ? "" : " (exit code " + code + ")";
    }
}
