// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.List;
import java.util.stream.Stream;

/** A run of one loop without a loop, for the tests of what is made of its intervals. */
public final class Recorded {

    private final IntervalBuilder builder = new IntervalBuilder(1, 0);
    private final RunFold fold = new RunFold();

    /** An interval for each metric, of that alone. */
    public static Stream<Interval> ofEachMetric() {
        return Stream.of(Metric.values())
                .map(metric -> new Interval(0, 1_000_000_000, List.of(CatalogueTest.one(metric, 5)), List.of()));
    }

    /** What has been counted since the last time, as an interval. */
    public Interval next(LoopStats loop, long startNs, long endNs) {
        builder.add(0, loop.take(List.of(), 0));
        Interval interval = builder.close(startNs, endNs);
        fold.add(interval);
        return interval;
    }

    /** All intervals as a run. */
    public RunStats end(RunCard card, long durationNs, String ended) {
        fold.finish();
        return fold.toStats(card, durationNs, ended, List.of());
    }
}
