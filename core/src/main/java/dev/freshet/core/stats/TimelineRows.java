// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.stats.TimelineColumn.Figure;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The timeline as it grows. Confined to the reporter. */
final class TimelineRows {

    /** Four hours of seconds. An even number. */
    static final int MAX_ROWS = 14_400;

    private static final List<Figure> OF_DISTRIBUTIONS =
            List.of(Figure.COUNT, Figure.P50, Figure.P95, Figure.P99, Figure.MAX);

    /** How many names of an owner have columns of their own. */
    static final int NAMES = 20;

    private final Map<TimelineColumn, long[]> columns = new LinkedHashMap<>();
    private final Set<SeriesKey> namesWithoutSum = new HashSet<>();
    private final int maxRows;
    private long[] startsNs = new long[64];
    private long[] endsNs = new long[64];
    private int size;
    private int intervalsPerRow = 1;
    private int intervalsInLast;

    TimelineRows(int maxRows) {
        this.maxRows = maxRows;
    }

    void append(Interval interval) {
        if (size == maxRows && intervalsInLast == intervalsPerRow) {
            halve();
        }
        newRow(interval);
        if (size > 1 && intervalsInLast < intervalsPerRow) {
            mergeLastIntoOneBefore();
            intervalsInLast++;
        } else {
            intervalsInLast = 1;
        }
    }

    /** Makes the last row part of the one before if it is shorter than that, because rates over a very short time mislead. */
    void mergeLastIfShorterThan(long durationNs) {
        if (size > 1 && endsNs[size - 1] - startsNs[size - 1] < durationNs) {
            mergeLastIntoOneBefore();
        }
    }

    Timeline toTimeline() {
        Map<TimelineColumn, long[]> trimmed = new LinkedHashMap<>();
        columns.forEach((column, values) -> trimmed.put(column, trimmed(column, values)));
        long[][] bounds = {Arrays.copyOf(startsNs, size), Arrays.copyOf(endsNs, size)};
        return new Timeline(intervalsPerRow, bounds, trimmed);
    }

    private long[] trimmed(TimelineColumn column, long[] values) {
        long[] copy = Arrays.copyOf(values, size);
        if (values.length < size) {
            Arrays.fill(copy, values.length, size, column.figure().nothing());
        }
        return copy;
    }

    private void newRow(Interval interval) {
        if (size == startsNs.length) {
            startsNs = Arrays.copyOf(startsNs, size * 2);
            endsNs = Arrays.copyOf(endsNs, size * 2);
        }
        startsNs[size] = interval.startNs();
        endsNs[size] = interval.endNs();
        size++;
        interval.totals().values().forEach(this::addTotal);
        interval.series().forEach(this::addLevels);
    }

    private void addTotal(SeriesStats total) {
        if (!hasColumns(total.key())) {
            return;
        }
        for (Metric metric : Metric.of(total.key().owner())) {
            if (total.count(metric) != 0) {
                figures(metric).forEach(figure -> {
                    TimelineColumn column = new TimelineColumn(total.key(), metric, figure);
                    add(column, figure.of(total, metric));
                });
            }
        }
    }

    /** Sums are few; values and measures have none, so that the first names alone have columns. */
    private boolean hasColumns(SeriesKey total) {
        if (total.owner().isAddedUp() || namesWithoutSum.contains(total)) {
            return true;
        }
        long known = namesWithoutSum.stream()
                .filter(name -> name.owner() == total.owner())
                .count();
        return known < NAMES && namesWithoutSum.add(total);
    }

    private static Collection<Figure> figures(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER, TEXTS -> List.of(Figure.COUNT);
            case LEVEL -> List.of(Figure.LEVEL);
            case DISTRIBUTION -> OF_DISTRIBUTIONS;
        };
    }

    /** The levels of single names: of the first ones, the others together. */
    private void addLevels(SeriesStats series) {
        if (series.key().path().isEmpty()) {
            return; // the run is a total
        }
        for (Metric metric : Metric.of(series.key().owner(), Metric.Kind.LEVEL)) {
            long now = series.level(metric).now();
            if (now != 0) {
                TimelineColumn own = new TimelineColumn(series.key(), metric, Figure.LEVEL);
                TimelineColumn other = new TimelineColumn(series.key().other(), metric, Figure.LEVEL);
                add(columns.containsKey(own) || names(metric) < NAMES ? own : other, now);
            }
        }
    }

    private long names(Metric metric) {
        return columns.keySet().stream()
                .filter(column ->
                        column.metric() == metric && !column.of().path().isEmpty())
                .count();
    }

    /** Adds to what the last row has of that column. */
    private void add(TimelineColumn column, long value) {
        int row = size - 1;
        long nothing = column.figure().nothing();
        long[] values = columns.computeIfAbsent(column, ignored -> filled(new long[startsNs.length], 0, nothing));
        if (row >= values.length) {
            values = filled(Arrays.copyOf(values, startsNs.length), values.length, nothing);
            columns.put(column, values);
        }
        values[row] = values[row] == nothing ? value : values[row] + value;
    }

    private static long[] filled(long[] values, int from, long nothing) {
        Arrays.fill(values, from, values.length, nothing);
        return values;
    }

    private void mergeLastIntoOneBefore() {
        mergeInto(size - 2, size - 1);
        size--;
        clearFrom(size);
    }

    private void halve() {
        for (int row = 0; row < size / 2; row++) {
            move(2 * row, row);
            mergeInto(row, 2 * row + 1);
        }
        size /= 2;
        clearFrom(size);
        intervalsPerRow *= 2;
        intervalsInLast = intervalsPerRow;
    }

    private void move(int from, int to) {
        startsNs[to] = startsNs[from];
        endsNs[to] = endsNs[from];
        columns.forEach((column, values) -> set(values, to, value(column, values, from)));
    }

    private void mergeInto(int row, int next) {
        endsNs[row] = endsNs[next];
        columns.forEach((column, values) ->
                set(values, row, column.figure().merge(value(column, values, row), value(column, values, next))));
    }

    private void clearFrom(int row) {
        columns.forEach((column, values) ->
                filled(values, Math.min(row, values.length), column.figure().nothing()));
    }

    private static long value(TimelineColumn column, long[] values, int row) {
        return row < values.length ? values[row] : column.figure().nothing();
    }

    private static void set(long[] values, int row, long value) {
        if (row < values.length) {
            values[row] = value;
        }
    }
}
