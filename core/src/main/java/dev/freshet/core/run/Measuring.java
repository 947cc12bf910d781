// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.core.trust.TrustSecond;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The measuring of one run, from its start: closes an interval each second, and the last one at the end. Works on the reporter; any thread may call it.
 */
final class Measuring {

    private static final long INTERVAL_NS = 1_000_000_000L;
    private static final long ANSWER_S = 1;
    private static final long GIVE_UP_S = 20;

    // set once
    private final Loop reporter;
    private final StatsAggregator aggregator;
    private final RunListener listener;

    // reporter only
    private @Nullable Timeout wait;
    private boolean finishing;

    /** The run starts now. */
    Measuring(RunCard card, RunSettings settings, List<LoopStats> stats) {
        this.reporter = settings.reporter();
        this.listener = RunListener.all(List.of(settings.listener()));
        this.aggregator = new StatsAggregator(card, settings.loops(), stats, reporter, this::onInterval);
        long startNs = reporter.clock().nowNs();
        reporter.execute(() -> {
            listener.started(card, startNs);
            waitForTick(startNs + INTERVAL_NS);
        });
    }

    /** Collects what is left, when all users have ended. */
    CompletableFuture<RunStats> finish(RunEnd end) {
        CompletableFuture<RunStats> result = new CompletableFuture<>();
        reporter.execute(() -> finishNow(end, result));
        return result;
    }

    /** What there is, when not every loop answers any more: those that do are asked once more. Waits, but not for ever. */
    RunStats giveUp(RunEnd end) {
        return finish(end)
                .orTimeout(ANSWER_S, TimeUnit.SECONDS)
                .handleAsync((all, fault) -> fault == null ? all : aggregator.giveUp(end.text()), reporter)
                .orTimeout(GIVE_UP_S, TimeUnit.SECONDS)
                .join();
    }

    /** As {@link #conclude}, but does not wait for ever. */
    RunStats concluded(RunStats stats) {
        return conclude(stats)
                .completeOnTimeout(stats, GIVE_UP_S, TimeUnit.SECONDS)
                .join();
    }

    private void finishNow(RunEnd end, CompletableFuture<RunStats> result) {
        finishing = true;
        if (wait != null) {
            wait.cancel();
        }
        CompletableFuture<Boolean> unused = aggregator.finish(end.text()).thenApply(result::complete);
    }

    private void waitForTick(long atNs) {
        if (!finishing) {
            wait = reporter.schedule(atNs, () -> tick(atNs));
        }
    }

    private void tick(long plannedNs) {
        aggregator.tick();
        long nextNs = plannedNs + INTERVAL_NS;
        long nowNs = reporter.clock().nowNs();
        waitForTick(nextNs > nowNs ? nextNs : nowNs + INTERVAL_NS);
    }

    private void onInterval(Interval interval) {
        listener.onInterval(interval, new SoFar());
    }

    /** The figures of this moment, made once for all who ask, and only if somebody does. */
    private final class SoFar implements Supplier<RunStats> {
        private @Nullable RunStats made;

        @Override
        public RunStats get() {
            if (made == null) {
                made = aggregator.snapshot();
            }
            return made;
        }
    }

    /** A second of what the tool measures of itself is known. */
    void onTrust(TrustSecond second) {
        reporter.execute(() -> listener.onTrust(second));
    }

    /** Tells that this is all, before anybody else has it. What is given is completed then. */
    CompletableFuture<RunStats> conclude(RunStats stats) {
        return CompletableFuture.supplyAsync(
                () -> {
                    listener.ended(stats);
                    return stats;
                },
                reporter);
    }
}
