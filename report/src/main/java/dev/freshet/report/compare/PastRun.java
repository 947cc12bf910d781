// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a history keeps of a run: a few figures of all names of a kind together.
 *
 * @param name where it is, as the user said it
 * @param plan what was planned, in words
 * @param isSuspect whether its figures are not to be trusted
 */
@Internal
public record PastRun(
        String name, String simulation, String plan, Instant start, boolean isSuspect, Map<Measure, Value> values) {

    /** A figure, and how many things it is made of. */
    record Value(double value, long count) {}

    private static final List<Map.Entry<Metric, Figure>> KEY_FIGURES = List.of(
            Map.entry(Metric.ERRORS, Figure.RATE),
            Map.entry(Metric.OK, Figure.RATE),
            Map.entry(Metric.KO, Figure.SHARE),
            Map.entry(Metric.OK, Figure.P50),
            Map.entry(Metric.OK, Figure.P95),
            Map.entry(Metric.OK, Figure.P99),
            Map.entry(Metric.EVENTS, Figure.RATE),
            Map.entry(Metric.FIRST_EVENT, Figure.P50),
            Map.entry(Metric.FIRST_EVENT, Figure.P99),
            Map.entry(Metric.EVENT_GAP, Figure.P50),
            Map.entry(Metric.EVENT_GAP, Figure.P99),
            Map.entry(Metric.DELIVERY_LATENCY, Figure.P50),
            Map.entry(Metric.DELIVERY_LATENCY, Figure.P99),
            Map.entry(Metric.LOST, Figure.RATE),
            Map.entry(Metric.DUPLICATED, Figure.RATE),
            Map.entry(Metric.ENDS_DROPPED, Figure.RATE));

    public PastRun {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same, of all that was measured. */
    public static PastRun of(String name, RunStats stats) {
        Map<SeriesKey, List<SeriesStats>> parts = new LinkedHashMap<>();
        stats.series().stream()
                .filter(series -> series.key().owner().isAddedUp())
                .forEach(series -> parts.computeIfAbsent(series.key().total(), key -> new ArrayList<>())
                        .add(series));
        Map<Measure, Value> values = new LinkedHashMap<>();
        double seconds = Math.max(1e-9, stats.duration().toNanos() / 1e9);
        parts.forEach((key, series) -> {
            SeriesStats sum = SeriesStats.sum(key, series);
            for (Map.Entry<Metric, Figure> figure : KEY_FIGURES) {
                if (figure.getKey().owner() == key.owner()) {
                    double value = figure.getValue().ofRun(sum, figure.getKey(), seconds);
                    values.put(
                            new Measure(key, figure.getKey(), figure.getValue()),
                            new Value(value, sum.count(figure.getKey())));
                }
            }
        });
        String plan = stats.card().facts().getOrDefault("plan", "");
        boolean isSuspect = stats.trust().verdict().isSuspect();
        return new PastRun(name, stats.card().simulation(), plan, stats.card().start(), isSuspect, values);
    }
}
