// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.LatencyStats;

/** A latency as JSON: whole nanoseconds, or null where nothing was recorded. */
final class LatencyJson {

    private LatencyJson() {}

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
