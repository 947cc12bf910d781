// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import dev.freshet.core.Simulation;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.net.NettyLoops;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program in our own hands. */
final class FreshetRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOO_LONG = "it did not come to an end";

    private FreshetRun() {}

    static Outcome of(Class<?> program) {
        Trace.take();
        try {
            Simulation simulation = (Simulation) program.getConstructor().newInstance();
            RunPlan plan = RunPlan.of(simulation);
            return run(plan);
        } catch (ReflectiveOperationException | SimulationException e) {
            return new Outcome(Trace.take(), Map.of(), Map.of(), Map.of(), List.of(), "crashed");
        }
    }

    private static Outcome run(RunPlan plan) {
        try (NettyLoops loops = new NettyLoops();
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", loops.clock())) {
            Runner runner = new Runner(plan, RunSettings.on(loops, reporter));
            Timeout patience =
                    reporter.schedule(loops.clock().nowNs() + PATIENCE.toNanos(), () -> runner.stop(TOO_LONG));
            RunResult result = runner.run();
            patience.cancel();
            runner.after();
            List<Boolean> verdicts = Assertions.evaluate(plan.assertions(), result.stats()).stream()
                    .map(AssertionResult::isPassed)
                    .toList();
            RunStats stats = result.stats();
            return new Outcome(Trace.take(), rows(stats), groups(stats), users(stats), verdicts, end(result));
        }
    }

    private static String end(RunResult result) {
        if (result.end().text().contains(TOO_LONG)) {
            return "never";
        }
        return result.end().isFailure() ? "crashed" : "over";
    }

    private static Map<String, Outcome.Count> rows(RunStats stats) {
        Map<String, Outcome.Count> rows = new TreeMap<>();
        for (RequestStats row : stats.requests()) {
            Outcome.Count count = new Outcome.Count(row.okCount(), row.koCount(), row.skipped());
            rows.merge(row.path(), count, Outcome.Count::plus);
        }
        return rows;
    }

    private static Map<String, Outcome.Count> groups(RunStats stats) {
        Map<String, Outcome.Count> groups = new TreeMap<>();
        for (GroupStats group : stats.groups()) {
            groups.put(
                    group.name(),
                    new Outcome.Count(
                            group.okDuration().count(), group.koDuration().count(), 0));
        }
        return groups;
    }

    private static Map<String, Long> users(RunStats stats) {
        Map<String, Long> users = new TreeMap<>();
        for (UserStats scenario : stats.users()) {
            if (scenario.started() > 0) {
                users.put(scenario.scenario(), scenario.started());
            }
        }
        return users;
    }
}
