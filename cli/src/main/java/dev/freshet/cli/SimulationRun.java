// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.run.ConsoleProgress;
import dev.freshet.core.run.ConsoleSummary;
import dev.freshet.core.run.Palette;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.run.WatchedUsers;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.client.NettyLoops;
import dev.freshet.report.AssertionFiles;
import dev.freshet.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run from the command line: progress on the terminal, results in a folder, an exit code. */
final class SimulationRun {

    /** How long a run may warm up, unless that is declined. */
    static final Duration WARM_UP = Duration.ofMillis(500);

    /** How long an interrupted process waits for its results to be written. */
    private static final long WRITE_WITHIN_S = 60;

    private final Path resultsFolder;
    private final PrintWriter out;
    private final Palette palette;
    private final WatchedUsers watched;
    private final Duration warmUp;

    SimulationRun(Path resultsFolder, PrintWriter out, Palette palette, WatchedUsers watched, Duration warmUp) {
        this.resultsFolder = resultsFolder;
        this.out = out;
        this.palette = palette;
        this.watched = watched;
        this.warmUp = warmUp;
    }

    /**
     * Runs that simulation to its end.
     *
     * @return the exit code
     * @throws CliException when nothing could be run, or nothing came of it
     */
    int run(Simulation simulation) {
        RunPlan plan = plan(simulation);
        Path folder = ResultsFolder.create(resultsFolder, plan.name(), LocalDateTime.now(ZoneId.systemDefault()));
        try (NettyLoops loops = new NettyLoops();
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", loops.clock())) {
            ConsoleProgress progress = new ConsoleProgress(plan, Shard.WHOLE, palette, this::show);
            Runner runner = new Runner(
                    plan,
                    RunSettings.on(loops, reporter)
                            .withListener(progress)
                            .withWatched(watched)
                            .withWarmUp(warmUp));
            Verdict verdict = runUntilEndOrInterrupt(runner, plan, folder);
            show(ConsoleSummary.of(verdict.result().stats(), palette));
            return conclude(verdict, folder);
        } catch (SimulationException e) {
            throw CliException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private static RunPlan plan(Simulation simulation) {
        try {
            return RunPlan.of(simulation);
        } catch (SimulationException e) {
            throw CliException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** Runs and writes the results. Ctrl-C ends the users, and the process lives on until the results are written. */
    private Verdict runUntilEndOrInterrupt(Runner runner, RunPlan plan, Path folder) {
        CountDownLatch written = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> {
            runner.stop("interrupted from outside");
            awaitQuietly(written);
        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            RunResult result = runner.run();
            List<AssertionResult> assertions = Assertions.evaluate(plan.assertions(), result.stats());
            Report.write(result.stats(), assertions, folder);
            AssertionFiles.write(result.stats(), assertions, folder);
            return new Verdict(result, assertions);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.RUN_FAILED,
                    "The run is over, but its results cannot be written to " + folder.toAbsolutePath() + ": " + e);
        } finally {
            written.countDown();
            removeHook(onInterrupt);
        }
    }

    private void show(String text) {
        out.print(text);
        out.flush();
    }

    private int conclude(Verdict verdict, Path folder) {
        RunResult result = verdict.result();
        verdict.assertions().forEach(assertion -> show(assertion.line() + System.lineSeparator()));
        show("Report: " + folder.toAbsolutePath().normalize().resolve(Report.PAGE) + System.lineSeparator());
        RequestStats all = result.stats().allRequests();
        if (result.end().isFailure()) {
            throw new CliException(
                    ExitCode.RUN_FAILED, "The run " + result.end().text());
        }
        if (result.afterFailure() != null) {
            throw new CliException(ExitCode.RUN_FAILED, "after() of the simulation failed: " + result.afterFailure());
        }
        if (all.ok().isEmpty() && !all.ko().isEmpty()) {
            throw new CliException(ExitCode.RUN_FAILED, nothingSucceeded(all));
        }
        return verdict.assertions().stream().allMatch(AssertionResult::isPassed)
                ? ExitCode.OK
                : ExitCode.ASSERTION_FAILED;
    }

    /** How the run went, and what its assertions say of it. */
    private record Verdict(RunResult result, List<AssertionResult> assertions) {}

    private static String nothingSucceeded(RequestStats all) {
        return "Not one of " + all.count()
                + " requests succeeded, so the results say nothing about the server. Most frequent: "
                + all.errors().get(0).text() + ". Is the server there, and are address and path right?";
    }

    private static void awaitQuietly(CountDownLatch written) {
        try {
            if (!written.await(WRITE_WITHIN_S, TimeUnit.SECONDS)) {
                System.err.println("freshet: the results could not be written in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, which is what the hook is for
        }
    }
}
