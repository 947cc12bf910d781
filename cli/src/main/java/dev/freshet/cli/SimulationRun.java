// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.run.WatchedUsers;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.report.console.ConsoleProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One run from the command line: progress on the terminal, results in a folder, an exit code. What was measured is shown first, then written, and only then is
 * {@code after()} of the simulation called: whatever of it fails takes nothing away from what came before.
 */
final class SimulationRun {

    /** How long a run may warm up, unless that is declined. */
    static final Duration WARM_UP = Duration.ofMillis(500);

    private final @Nullable Path resultsFolder;
    private final Console console;
    private final WatchedUsers watched;
    private final Duration warmUp;
    private final Interruption interruption;

    /** @param resultsFolder where the folder of the run is made, where the user has said so */
    SimulationRun(
            @Nullable Path resultsFolder,
            Console console,
            WatchedUsers watched,
            Duration warmUp,
            Interruption interruption) {
        this.resultsFolder = resultsFolder;
        this.console = console;
        this.watched = watched;
        this.warmUp = warmUp;
        this.interruption = interruption;
    }

    /**
     * Runs that simulation to its end.
     *
     * @return the exit code
     * @throws CliException when nothing could be run
     */
    int run(Simulation simulation) {
        RunPlan plan = plan(simulation);
        ResultsFolder folder =
                ResultsFolder.create(resultsFolder, plan.name(), LocalDateTime.now(ZoneId.systemDefault()), console);
        try (NettyLoops loops = new NettyLoops();
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", loops.clock())) {
            ConsoleProgress progress =
                    new ConsoleProgress(plan.plannedUsers(Shard.WHOLE), console.palette(), console::show);
            Runner runner = new Runner(
                    plan,
                    RunSettings.on(loops, reporter)
                            .withListener(progress::onInterval)
                            .withWatched(watched)
                            .withWarmUp(warmUp));
            return runAndConclude(runner, new Conclusion(plan, folder.path(), console, interruption), folder);
        } catch (SimulationException e) {
            throw CliException.badInput(String.valueOf(e.getMessage()));
        } finally {
            folder.discardIfEmpty();
        }
    }

    private static RunPlan plan(Simulation simulation) {
        try {
            return RunPlan.of(simulation);
        } catch (SimulationException e) {
            throw CliException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private int runAndConclude(Runner runner, Conclusion conclusion, ResultsFolder folder) {
        interruption.begin(new Running(runner, folder));
        conclusion.of(runner.run());
        interruption.concluded(conclusion.exitCode());
        conclusion.afterwards(runner.after());
        return conclusion.exitCode();
    }

    private record Running(Runner runner, ResultsFolder folder) implements Interruption.Target {
        @Override
        public boolean isBegun() {
            return runner.isBegun();
        }

        @Override
        public void stop(String reason) {
            runner.stop(reason);
        }

        @Override
        public void discard() {
            folder.discardIfEmpty();
        }
    }
}
