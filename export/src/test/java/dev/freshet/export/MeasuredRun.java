// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.run.RunListener;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** An invented run in virtual time that tells a listener of its seconds, as the engine does. The same each time. */
final class MeasuredRun {

    static final String HOSTILE = "a \"quoted\" \\ {name=\"x\"}\n# HELP ü 𝄞 \ud800\u0007";

    private static final long MS = 1_000_000L;

    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats loop = new LoopStats();
    private final Random random = new Random(11);
    private final RunListener listener;
    private final StatsAggregator aggregator;

    MeasuredRun(RunListener listener) {
        this(listener, Instant.parse("2026-11-22T14:05:09.250Z"));
    }

    MeasuredRun(RunListener listener, Instant start) {
        this.listener = listener;
        RunCard card =
                new RunCard("example.Prices", "a description", start, Map.of("tool", "freshet 0.1", "process", "4711"));
        aggregator = new StatsAggregator(card, loops, List.of(loop), Runnable::run, this::told);
        listener.started(card, 0);
    }

    private void told(Interval interval) {
        listener.onInterval(interval, aggregator::snapshot);
    }

    /** A second in which one of everything happens, and more of some. */
    MeasuredRun second() {
        loop.userStarted("Traders", (long) (random.nextDouble() * MS));
        loop.request(List.of("Log in", "a/b"), "POST /session", RowKind.REQUEST, 0, latency(), null);
        loop.request(List.of(), "POST /session", RowKind.REQUEST, 0, latency(), "status 503");
        loop.request(List.of(), "Prices", RowKind.CONNECT, 0, latency(), null);
        loop.instant(List.of(), "Close", RowKind.OPERATION, null);
        loop.group(List.of("Log in", "a/b"), 0, latency(), latency(), true);
        loop.error("no attribute named 'token' is defined");
        for (String name : List.of("Prices", HOSTILE)) {
            StreamSeries stream = loop.stream(name);
            stream.connecting();
            stream.opened();
            stream.record(Metric.FIRST_EVENT, latency());
            for (int i = 0; i < 50; i++) {
                stream.read(180, 1 + random.nextInt(5), 1);
                stream.record(Metric.EVENT_GAP, random.nextInt(10) == 0 ? 0 : latency());
            }
            stream.record(Metric.EVENT_GAP, 5 * MS);
            stream.record(Metric.EVENT_GAP, Duration.ofHours(25).toNanos());
            stream.standingCheck("price is positive").passed();
            stream.standingCheck(HOSTILE).failed("found -1");
            if (random.nextBoolean()) {
                stream.ended(EndReason.DROPPED, latency());
            }
        }
        loops.advance(Duration.ofSeconds(1));
        aggregator.tick();
        loops.runDue();
        return this;
    }

    /** What there is so far. */
    RunStats soFar() {
        return aggregator.snapshot();
    }

    /** Ends the run, as the engine does. */
    RunStats end() {
        CompletableFuture<RunStats> result = aggregator.finish("all users have ended");
        loops.runDue();
        RunStats stats = result.join();
        listener.ended(stats);
        return stats;
    }

    private long latency() {
        return (long) (Math.exp(random.nextGaussian() * 2) * 30 * MS);
    }
}
