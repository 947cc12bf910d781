// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.report.JudgedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An invented run, second by second in virtual time, as the reporter tells a live page of it. */
final class LiveSeconds {

    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final RunCard card;
    private final LivePage page;
    private final StatsAggregator aggregator;

    /** @param description what its author says of it, in each document */
    LiveSeconds(LivePage page, String description) {
        this.page = page;
        card = new RunCard("example.Live", description, Instant.parse("2026-11-22T14:05:09.250Z"), Map.of());
        aggregator = new StatsAggregator(card, loops, List.of(stats), Runnable::run, this::tell);
    }

    void start() {
        page.started(card, 0);
    }

    /** A second with one request, which the page is told of. */
    void second() {
        stats.request(List.of(), "GET /", RowKind.REQUEST, 0, 20_000_000, null);
        loops.advance(Duration.ofSeconds(1));
        aggregator.tick();
        loops.runDue();
    }

    /** The end, and the verdict on it. */
    void end() {
        var all = aggregator.finish("completed");
        loops.runDue();
        RunStats result = all.join();
        page.ended(result);
        page.conclude(JudgedRun.of(result, List.of(), false));
    }

    private void tell(Interval interval) {
        page.onInterval(interval, aggregator::snapshot);
    }
}
