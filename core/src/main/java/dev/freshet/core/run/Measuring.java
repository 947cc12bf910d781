// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.failure.Sickness;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The measuring of one run, from its start: closes an interval each second, and the last one at the end. Works on the reporter; any thread may call it.
 */
final class Measuring {

    private static final long INTERVAL_NS = 1_000_000_000L;
    private static final long ANSWER_S = 1;
    private static final long GIVE_UP_S = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);

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
        this.listener = settings.listener();
        this.aggregator = new StatsAggregator(card, settings.loops(), stats, reporter, this::onInterval);
        long startNs = reporter.clock().nowNs();
        reporter.execute(() -> waitForTick(startNs + INTERVAL_NS));
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
        try {
            listener.onInterval(interval, aggregator::snapshot);
        } catch (Throwable e) {
            Sickness.rethrow(e);
            LOG.error("The listener of the run failed; the run goes on", e);
        }
    }
}
