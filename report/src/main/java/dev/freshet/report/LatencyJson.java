// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Unit;

/** A latency as JSON: whole nanoseconds, or null where nothing was recorded. */
final class LatencyJson {

    private LatencyJson() {}

    /** Values that are no times, in their own unit. */
    static void putNumbers(ObjectNode parent, String key, LatencyStats values, Unit unit) {
        if (values.isEmpty()) {
            parent.putNull(key);
            return;
        }
        double scale = unit.scale();
        ObjectNode node = parent.putObject(key);
        node.put("count", values.count());
        node.put("belowRange", values.belowRange());
        node.put("aboveRange", values.aboveRange());
        node.put("min", values.minNs() / scale);
        node.put("mean", values.meanNs() / scale);
        node.put("stdDev", values.stdDevNs() / scale);
        node.put("p50", values.percentileNs(50) / scale);
        node.put("p75", values.percentileNs(75) / scale);
        node.put("p90", values.percentileNs(90) / scale);
        node.put("p95", values.percentileNs(95) / scale);
        node.put("p99", values.percentileNs(99) / scale);
        node.put("p999", values.percentileNs(99.9) / scale);
        node.put("max", values.maxNs() / scale);
    }

    static void put(ObjectNode parent, String key, LatencyStats latency) {
        if (latency.isEmpty()) {
            parent.putNull(key);
            return;
        }
        ObjectNode node = parent.putObject(key);
        node.put("count", latency.count());
        node.put("belowRange", latency.belowRange());
        node.put("aboveRange", latency.aboveRange());
        node.put("minNs", latency.minNs());
        node.put("meanNs", Math.round(latency.meanNs()));
        node.put("stdDevNs", Math.round(latency.stdDevNs()));
        node.put("p50Ns", latency.percentileNs(50));
        node.put("p75Ns", latency.percentileNs(75));
        node.put("p90Ns", latency.percentileNs(90));
        node.put("p95Ns", latency.percentileNs(95));
        node.put("p99Ns", latency.percentileNs(99));
        node.put("p999Ns", latency.percentileNs(99.9));
        node.put("maxNs", latency.maxNs());
    }
}
