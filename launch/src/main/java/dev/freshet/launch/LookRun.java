// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Internal;
import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.run.RunEnd;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.run.HttpProtocol;
import dev.freshet.launch.look.Sight;
import dev.freshet.report.console.LookSummary;
import java.util.List;

/**
 * A run that is looked at and nothing else: no warm-up, no folder, no page, no machine that is watched. What it measures is told in a sentence, and its assertions and its exit code are those of
 * any run.
 */
@Internal
public final class LookRun {

    private final Console console;
    private final Interruption interruption;

    /** A run that has not begun. */
    public LookRun(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    /**
     * What came of it.
     *
     * @param stats what was measured
     * @param exitCode one of {@link ExitCode}, or that of the signal that ended it
     */
    public record Seen(RunStats stats, int exitCode) {}

    /**
     * Runs that simulation to its end, on the calling thread.
     *
     * @throws LaunchException when nothing could be run
     */
    public Seen run(Simulation simulation, Sight sight) {
        try (NettyLoops loops = new NettyLoops(1);
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", loops.clock())) {
            RunPlan plan = RunPlan.of(simulation);
            Runner runner = new Runner(
                    plan, RunSettings.on(loops, reporter).withProtocols(List.of(new HttpProtocol(sight.witness()))));
            sight.endBy(runner::stop);
            interruption.begin(new Looking(runner));
            RunResult result = runner.run();
            sight.close();
            return conclude(plan, result, sight);
        } catch (SimulationException e) {
            throw LaunchException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private Seen conclude(RunPlan plan, RunResult result, Sight sight) {
        RunStats stats = result.stats();
        console.show(sight.summary(stats));
        List<AssertionResult> verdicts = Assertions.evaluate(plan.assertions(), stats);
        Conclusion.tell(verdicts, console);
        boolean hasSuccess = stats.allRequests().okCount() > 0;
        boolean isBroken = result.end().isFailure();
        if (isBroken) {
            console.complain("The run " + result.end().text());
        }
        String trouble = LookSummary.trouble(stats);
        if (!trouble.isEmpty()) {
            console.complain(trouble);
        }
        int code = new RunFacts(
                        result.end() instanceof RunEnd.Defect,
                        isBroken,
                        hasSuccess,
                        interruption.signalCode(),
                        stats.errorCount() > 0 && !Conclusion.isAllowed(plan.assertions(), Metric.ERRORS),
                        verdicts.stream().allMatch(AssertionResult::isPassed),
                        false)
                .exitCode();
        interruption.concluded(code);
        return new Seen(stats, code);
    }

    private record Looking(Runner runner) implements Interruption.Target {
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
            // nothing was prepared
        }
    }
}
