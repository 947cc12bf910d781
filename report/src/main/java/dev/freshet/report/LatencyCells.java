// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.text.Quantity;

/** The columns that every table of latencies shares. */
final class LatencyCells {

    private LatencyCells() {}

    static void columns(Table table) {
        table.numberColumn("Min", "");
        table.numberColumn("p50", "Median: half of the values do not exceed it");
        table.numberColumn("p75", "75 % of the values do not exceed it");
        table.numberColumn("p95", "95 % of the values do not exceed it");
        table.numberColumn("p99", "99 % of the values do not exceed it");
        table.numberColumn("Max", "");
        table.numberColumn("Mean", "");
        table.numberColumn("Std dev", "Standard deviation");
    }

    static void add(Table table, LatencyStats latency) {
        if (latency.isEmpty()) {
            for (int i = 0; i < 8; i++) {
                table.figure(Quantity.NONE);
            }
            return;
        }
        table.figure(Quantity.latency(latency.minNs()), Table.Tone.QUIET);
        table.figure(Quantity.latency(latency.percentileNs(50)));
        table.figure(Quantity.latency(latency.percentileNs(75)));
        table.figure(Quantity.latency(latency.percentileNs(95)));
        table.figure(Quantity.latency(latency.percentileNs(99)));
        table.figure(Quantity.latency(latency.maxNs()));
        table.figure(Quantity.latency(latency.meanNs()), Table.Tone.QUIET);
        table.figure(Quantity.latency(latency.stdDevNs()), Table.Tone.QUIET);
    }
}
