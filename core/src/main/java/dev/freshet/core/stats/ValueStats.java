// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a simulation recorded itself under one name in one unit: the metrics of {@link Owner#VALUE} by their names in Java. Immutable.
 *
 * @param series what was measured
 */
public record ValueStats(SeriesStats series) {

    private static final int SCALE = Unit.VALUE.scale();
    private static final int FEW_NAMES = 5;

    /** The greatest value that can be counted, in parts of the unit, with room for rounding. */
    static final double LARGEST = 9.2e18;

    /** What is measured; {@code (other)} stands for all the names beyond the number that is told apart. */
    public String name() {
        return series.key().path().get(0);
    }

    /** What it is counted in; may be empty. */
    public String unit() {
        List<String> path = series.key().path();
        return path.size() < 2 ? "" : path.get(1);
    }

    /** How the values are spread, in millionths of the unit. */
    public LatencyStats values() {
        return series.distribution(Metric.VALUES);
    }

    /** A figure of {@link #values} as people read it, without the unit. */
    public static Quantity quantity(double recorded) {
        return Unit.VALUE.quantity(recorded);
    }

    /** How many are in no other figure, because they were negative, no number, or too large. */
    public long refused() {
        return series.count(Metric.NEGATIVE) + series.count(Metric.NOT_A_NUMBER) + series.count(Metric.TOO_LARGE);
    }

    /** Counts a value, on the loop of the series. */
    static void record(Series series, double value) {
        double parts = value * SCALE;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            series.count(Metric.NOT_A_NUMBER);
        } else if (value < 0) {
            series.count(Metric.NEGATIVE);
        } else if (parts > LARGEST) {
            series.count(Metric.TOO_LARGE);
        } else {
            series.record(Metric.VALUES, Math.round(parts));
        }
    }

    /** What readers of the figures should know: names in several units, and what could not be counted. */
    static List<String> notes(Collection<SeriesStats> all) {
        List<ValueStats> values = all.stream()
                .filter(series -> series.key().owner() == Owner.VALUE)
                .map(ValueStats::new)
                .toList();
        Map<String, List<String>> units = new LinkedHashMap<>();
        values.forEach(value ->
                units.computeIfAbsent(value.name(), name -> new ArrayList<>()).add("'" + value.unit() + "'"));
        List<String> notes = new ArrayList<>();
        units.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .limit(FEW_NAMES)
                .map(name ->
                        "Values of '" + name.getKey() + "' were recorded in several units, which are not added up: "
                                + name.getValue().stream().limit(FEW_NAMES).collect(Collectors.joining(", ")) + ".")
                .forEach(notes::add);
        values.stream()
                .filter(value -> value.refused() > 0)
                .limit(FEW_NAMES)
                .map(ValueStats::refusal)
                .forEach(notes::add);
        return notes;
    }

    private String refusal() {
        String reasons = List.of(Metric.NEGATIVE, Metric.NOT_A_NUMBER, Metric.TOO_LARGE).stream()
                .filter(reason -> series.count(reason) > 0)
                .map(reason -> Quantity.count(series.count(reason)).plain() + " " + reason.title())
                .collect(Collectors.joining(", "));
        return "Of the values of '" + name() + "', some are in none of its figures: " + reasons + ".";
    }
}
