// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.Unit;

/** The metrics of a series as JSON: every entry of the catalogue under its key, a dot of which nests. What was not recorded is null. */
final class MetricsJson {

    private MetricsJson() {}

    static void put(ObjectNode node, SeriesStats series) {
        Metric.of(series.key().owner()).forEach(metric -> put(node, series, metric));
    }

    private static void put(ObjectNode node, SeriesStats series, Metric metric) {
        String[] keys = metric.key().split("\\.", -1);
        if (!series.isRecorded(metric)) {
            node.putNull(keys[0]);
            return;
        }
        ObjectNode parent = node;
        for (int i = 0; i < keys.length - 1; i++) {
            parent = parent.withObject("/" + keys[i]);
        }
        put(parent, keys[keys.length - 1], series, metric);
    }

    private static void put(ObjectNode parent, String key, SeriesStats series, Metric metric) {
        switch (metric.kind()) {
            case COUNTER -> parent.put(key, series.count(metric));
            case LEVEL -> {
                Level level = series.level(metric);
                parent.put(key + "AtEnd", level.now());
                parent.put(key + "Max", level.peak());
            }
            case DISTRIBUTION -> {
                if (metric.unit() == Unit.NANOSECONDS) {
                    LatencyJson.put(parent, key, series.distribution(metric));
                } else {
                    LatencyJson.putNumbers(parent, key, series.distribution(metric), metric.unit());
                }
            }
            case TEXTS -> parent.set(key, SummaryJson.errors(series.texts(metric)));
        }
    }
}
