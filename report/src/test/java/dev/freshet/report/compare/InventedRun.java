// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

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

/**
 * A run in virtual time: three requests and a stream with events, whose times have noise from value to value, noise that remembers the second before, a ramp, and a drift of this run alone. The same for the same seed. Medians of
 * blocks of two such runs differ by 2 %, as those of two runs on a machine without a processor to spare did when this was written.
 */
public final class InventedRun {

    private static final double MS = 1e6;
    private static final int PER_SECOND = 60;

    private final Random random;
    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final int seconds;
    private final Map<String, String> facts;
    private double slowness = 1;
    private double failing;
    private String further = "";

    InventedRun(long seed, int seconds) {
        this(seed, seconds, Map.of());
    }

    InventedRun(long seed, int seconds, Map<String, String> facts) {
        random = new Random(seed);
        this.seconds = seconds;
        this.facts = facts;
    }

    /** Two runs of a minute, the second with a server that takes a third longer. */
    public static Comparison slowed() {
        return Comparison.of(
                new InventedRun(1, 60).run("first"),
                new InventedRun(2, 60).slower(1.33).run("second"),
                0.1);
    }

    /** With a server that takes so many times as long. */
    InventedRun slower(double factor) {
        slowness = factor;
        return this;
    }

    /** With such a share of requests that fail. */
    InventedRun failing(double share) {
        failing = share;
        return this;
    }

    /** With one more request of that name. */
    InventedRun with(String name) {
        further = name;
        return this;
    }

    ComparedRun run(String name) {
        RunBlocks blocks = new RunBlocks(5_000_000_000L);
        RunCard card = new RunCard(
                "example.Invented", "", Instant.parse("2026-11-28T10:00:00Z").plusSeconds(random.nextInt(1000)), facts);
        StatsAggregator aggregator = new StatsAggregator(card, loops, List.of(stats), Runnable::run, blocks::add);
        double state = 0;
        double drift = 0.03 * (random.nextDouble() - 0.5);
        for (int second = 0; second < seconds; second++) {
            state = 0.8 * state + 0.008 * random.nextGaussian();
            double ramp = 1 + 0.5 * Math.min(1, 3.0 * second / seconds);
            second(ramp * slowness * Math.exp(state + drift * second / seconds));
            loops.advance(Duration.ofSeconds(1));
            aggregator.tick();
            loops.runDue();
        }
        CompletableFuture<RunStats> result = aggregator.finish("all users have ended");
        loops.runDue();
        blocks.finish();
        return new ComparedRun(name, result.join(), blocks);
    }

    private void second(double factor) {
        for (int i = 0; i < PER_SECOND; i++) {
            for (String name : List.of("Log in", "Search", "Buy")) {
                boolean hasFailed = random.nextDouble() < failing;
                stats.request(List.of(), name, RowKind.REQUEST, 0, time(20 * factor), hasFailed ? "status 503" : null);
            }
            if (!further.isEmpty()) {
                stats.request(List.of(), further, RowKind.REQUEST, 0, time(20), null);
            }
            StreamSeries series = stats.stream("Prices");
            series.read(180, 1, 0);
            series.record(Metric.EVENT_GAP, time(100), 1);
            series.deliveryLatency(time(5 * factor));
        }
    }

    private long time(double aroundMs) {
        return (long) (aroundMs * MS * Math.exp(0.25 * random.nextGaussian()));
    }
}
