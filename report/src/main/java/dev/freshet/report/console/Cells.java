// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.text.Quantity;
import java.util.List;

/** Figures as the cells of a table. */
final class Cells {

    /** Stands where there is no figure. */
    static final String NOTHING = "-";

    static final List<String> TIMES = List.of("mean", "p50", "p75", "p95", "p99", "max");

    private Cells() {}

    static String count(long count) {
        return Quantity.count(count).plain();
    }

    /** How many in so many seconds. */
    static String rate(long count, double seconds) {
        return seconds <= 0 ? NOTHING : Quantity.number(count / seconds).plain();
    }

    static String percent(double percent) {
        return Quantity.percent(percent).plain();
    }

    static String latency(long ns) {
        return Quantity.latency(ns).plain();
    }

    static String percentile(LatencyStats latency, double percentile) {
        return latency.isEmpty() ? NOTHING : latency(latency.percentileNs(percentile));
    }

    /** Under {@link #TIMES}. */
    static List<String> times(LatencyStats latency) {
        if (latency.isEmpty()) {
            return List.of(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        return List.of(
                Quantity.latency(latency.meanNs()).plain(),
                latency(latency.percentileNs(50)),
                latency(latency.percentileNs(75)),
                latency(latency.percentileNs(95)),
                latency(latency.percentileNs(99)),
                latency(latency.maxNs()));
    }
}
