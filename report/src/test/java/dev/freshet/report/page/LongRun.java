// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

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
import java.util.function.Consumer;

/** An invented run of many streams over a long time, in virtual time: users come at first and stay; each second events arrive at each stream. The same each time. */
final class LongRun {

    private static final long MS = 1_000_000;
    private static final Instant START = Instant.parse("2026-11-22T14:05:09.250Z");

    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final Random random = new Random(5);
    private final int eventsPerSecond;
    private final StatsAggregator aggregator;

    private LongRun(int names, int eventsPerSecond, Consumer<Interval> told) {
        this.eventsPerSecond = eventsPerSecond;
        RunCard card = new RunCard(
                "example.Long", "", START, Map.of("tool", "freshet", "plan", "Watchers: " + names + " users"));
        aggregator = new StatsAggregator(card, loops, List.of(stats), Runnable::run, told);
    }

    /** A run of so many seconds; each is told. */
    static RunStats of(int seconds, int names, int eventsPerSecond, Consumer<Interval> told) {
        LongRun run = new LongRun(names, eventsPerSecond, told);
        for (int second = 0; second < seconds; second++) {
            for (int name = 0; name < names; name++) {
                run.second(second, name);
            }
            run.loops.advance(Duration.ofSeconds(1));
            run.aggregator.tick();
            run.loops.runDue();
        }
        CompletableFuture<RunStats> result = run.aggregator.finish("completed");
        run.loops.runDue();
        return result.join();
    }

    private void second(int second, int name) {
        String stream = "partition-" + name + "/of/the/customers/of/region/" + name % 7;
        StreamSeries series = stats.stream(stream);
        if (second == 0) {
            stats.userStarted("Watchers", MS);
            series.connecting();
            series.opened();
            stats.request(List.of(), stream, RowKind.CONNECT, 0, latency(12), null);
            series.record(Metric.FIRST_EVENT, latency(30));
        }
        for (int i = 0; i < eventsPerSecond; i++) {
            series.read(190, 1, 0);
            series.record(Metric.EVENT_GAP, latency(1_000.0 / eventsPerSecond), 1);
            series.deliveryLatency(latency(6));
            series.count(Metric.SEQUENCED, 1);
        }
        if (random.nextInt(400) == 0) {
            series.ended(EndReason.DROPPED, latency(60_000));
            series.connecting();
            series.opened();
            series.reconnected(true, latency(3_000));
        }
        stats.request(List.of("Region " + name % 7), "GET /items/" + name, RowKind.REQUEST, 0, latency(20), null);
    }

    private long latency(double aroundMs) {
        return (long) (aroundMs * Math.exp(random.nextGaussian() * 0.5) * MS);
    }
}
