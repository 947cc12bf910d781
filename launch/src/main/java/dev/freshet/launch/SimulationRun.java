// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.run.RunListener;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.core.trust.Machine;
import dev.freshet.core.trust.TrustMeans;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.net.Sockets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run: progress on a console, results in a folder, an exit code. What was measured is shown first, then written, and only then is
 * {@code after()} of the simulation called: whatever of it fails takes nothing away from what came before.
 */
@Internal
public final class SimulationRun {

    private final RunOptions options;
    private final Console console;
    private final Interruption interruption;

    /**
     * A run that has not begun.
     *
     * @param interruption what may end it before its time
     */
    public SimulationRun(RunOptions options, Console console, Interruption interruption) {
        this.options = options;
        this.console = console;
        this.interruption = interruption;
    }

    /**
     * Runs that simulation to its end, on the calling thread.
     *
     * @throws LaunchException when nothing could be run
     */
    public Outcome run(Simulation simulation) {
        RunPlan plan = plan(simulation);
        ResultsFolder folder = folder(plan);
        ResultFiles files = folder == null ? null : new ResultFiles(folder.path(), options.secondsFiles(), console);
        try (LiveExports exports = LiveExports.open(options.exports(), console);
                LivePage live = livePage();
                RawOutput raw = RawOutput.open(options.rawLog(), console);
                NettyLoops loops = loops();
                ThreadLoop trust = new ThreadLoop("freshet-trust", loops.clock());
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", loops.clock())) {
            TrustMeans means = means(trust);
            Progress progress = Progress.of(plan, console, means.limits());
            Runner runner = new Runner(
                    plan,
                    RunSettings.on(loops, reporter)
                            .withListener(listener(plan, files, loops.clock(), progress, exports, live))
                            .withDescription(options.description())
                            .withFacts(Provenance.of(
                                    plan, options.command(), means.limits().openFiles()))
                            .withWatched(options.watched())
                            .withWarmUp(options.warmUp())
                            .withRawLog(raw.log())
                            .withTrust(means));
            Conclusion conclusion = new Conclusion(plan, files, console, interruption, raw, live, options.isStrict());
            return runAndConclude(new Running(runner, folder, raw, progress), conclusion);
        } catch (SimulationException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        } finally {
            discard(folder);
        }
    }

    /** The folder of the run; null where nothing is to be written. */
    private @Nullable ResultsFolder folder(RunPlan plan) {
        return options.hasReports()
                ? ResultsFolder.create(
                        options.resultsFolder(), plan.name(), LocalDateTime.now(ZoneId.systemDefault()), console)
                : null;
    }

    private static void discard(@Nullable ResultsFolder folder) {
        if (folder != null) {
            folder.discardIfEmpty();
        }
    }

    /** What follows the run: the console, its record, and what else was asked for. */
    @SuppressWarnings("checkstyle:ParameterNumber") // called in one place; each is of another kind
    private static RunListener listener(
            RunPlan plan,
            @Nullable ResultFiles files,
            Clock clock,
            Progress progress,
            LiveExports exports,
            @Nullable LivePage live) {
        List<RunListener> listeners = new ArrayList<>(List.of(progress));
        if (files != null) {
            listeners.addAll(files.listeners(plan.assertions(), clock));
        }
        listeners.addAll(exports.listeners());
        if (live != null) {
            listeners.add(live);
        }
        return RunListener.all(listeners);
    }

    /** The page that is served while the run goes on; null where nobody asks for it. */
    private @Nullable LivePage livePage() {
        Integer port = options.livePort();
        return port == null ? null : LivePage.open(port, console);
    }

    private NettyLoops loops() {
        try {
            return options.isByIoUring() ? NettyLoops.on(Sockets.ioUring()) : new NettyLoops();
        } catch (UnsupportedOperationException e) {
            throw LaunchException.badInput(e.getMessage() + ". Leave --io-uring out.");
        }
    }

    private TrustMeans means(ThreadLoop thread) {
        TrustMeans means = TrustMeans.of(thread, Machine.ofThisProcess());
        return options.hasPreflight() ? means.withPreflight(advice -> console.line("Preflight: " + advice)) : means;
    }

    private static RunPlan plan(Simulation simulation) {
        try {
            return RunPlan.of(simulation);
        } catch (SimulationException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Outcome runAndConclude(Running running, Conclusion conclusion) {
        Runner runner = running.runner();
        interruption.begin(running);
        RunResult result = watched(running);
        conclusion.of(result);
        interruption.concluded(conclusion.exitCode());
        conclusion.afterwards(result.stats(), runner.after());
        return conclusion.outcome(result.stats());
    }

    private static RunResult watched(Running running) {
        try (Progress progress = running.progress()) {
            progress.endBy(running.runner()::stop);
            return running.runner().run();
        }
    }

    private record Running(Runner runner, @Nullable ResultsFolder folder, RawOutput raw, Progress progress)
            implements Interruption.Target {
        @Override
        public boolean isBegun() {
            return runner.isBegun();
        }

        @Override
        public void stop(String reason) {
            progress.ending(reason);
            runner.stop(reason);
        }

        @Override
        public void discard() {
            raw.close();
            SimulationRun.discard(folder);
        }
    }
}
