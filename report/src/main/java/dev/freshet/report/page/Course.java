// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.SeriesStats;
import dev.freshet.core.stats.Unit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What one series was in each column of time, metric by metric: of those of which anything was measured. Confined to one thread. */
final class Course {

    private static final double NS_PER_US = 1e3;

    private final int rowsPerOctave;
    private final Map<Metric, long[]> numbers = new EnumMap<>(Metric.class);
    private final Map<Metric, Cell[]> cells = new EnumMap<>(Metric.class);

    /**
     * A series of which nothing was measured.
     *
     * @param rowsPerOctave how finely the spread of values is kept; 0 for not at all
     */
    Course(int rowsPerOctave) {
        this.rowsPerOctave = rowsPerOctave;
    }

    /** How many of what is recorded make one of what is drawn: times are drawn in microseconds. */
    static double perUnit(Metric metric) {
        return metric.unit() == Unit.NANOSECONDS ? NS_PER_US : metric.unit().scale();
    }

    /** Adds what was measured in a part of that column. */
    void add(int column, SeriesStats series) {
        for (Metric metric : Metric.of(series.key().owner())) {
            if (metric.kind() == Kind.LEVEL) {
                level(metric, column, series.level(metric).peak());
            } else if (metric.kind() == Kind.DISTRIBUTION) {
                spread(metric, column, series.distribution(metric));
            } else if (series.count(metric) != 0) {
                numbersWith(metric, column)[column] += series.count(metric);
            }
        }
    }

    private void level(Metric metric, int column, long peak) {
        if (peak != 0) {
            long[] values = numbersWith(metric, column);
            values[column] = Math.max(values[column], peak);
        }
    }

    private void spread(Metric metric, int column, LatencyStats further) {
        if (further.isEmpty()) {
            return;
        }
        Cell[] all = cells.getOrDefault(metric, new Cell[0]);
        if (column >= all.length) {
            all = Arrays.copyOf(all, room(column));
            cells.put(metric, all);
        }
        if (all[column] == null) {
            all[column] = new Cell(perUnit(metric));
        }
        all[column].add(further);
    }

    private long[] numbersWith(Metric metric, int column) {
        long[] values = numbers.getOrDefault(metric, new long[0]);
        if (column >= values.length) {
            values = Arrays.copyOf(values, room(column));
            numbers.put(metric, values);
        }
        return values;
    }

    private static int room(int column) {
        return Math.max(16, column + column / 2 + 1);
    }

    /** Nothing is added to that column any more, as far as is known. */
    void close(int column) {
        inColumn(column, cell -> cell.close(rowsPerOctave));
    }

    /** Has that column tell of all that was added, while more may come. */
    void refresh(int column) {
        inColumn(column, cell -> cell.refresh(rowsPerOctave));
    }

    private void inColumn(int column, Consumer<Cell> what) {
        for (Cell[] all : cells.values()) {
            if (column < all.length && all[column] != null) {
                what.accept(all[column]);
            }
        }
    }

    /** Makes every two columns one. All of them are closed. */
    void halve() {
        numbers.forEach((metric, values) -> {
            for (int i = 0; i < values.length; i++) {
                long next = 2 * i + 1 < values.length ? values[2 * i + 1] : 0;
                long own = 2 * i < values.length ? values[2 * i] : 0;
                values[i] = metric.kind() == Kind.LEVEL ? Math.max(own, next) : own + next;
            }
        });
        cells.values().forEach(this::halve);
    }

    @SuppressWarnings("NullAway") // a place without a cell is one in which nothing was measured
    private void halve(Cell[] all) {
        for (int i = 0; i < all.length; i++) {
            Cell own = 2 * i < all.length ? all[2 * i] : null;
            Cell next = 2 * i + 1 < all.length ? all[2 * i + 1] : null;
            if (own != null && next != null) {
                own.merge(next, rowsPerOctave);
            }
            all[i] = own == null ? next : own;
        }
    }

    /** Counts, or where a level stood at its greatest, by column; those behind the end are 0. */
    Map<Metric, long[]> numbers() {
        return numbers;
    }

    /** Distributions by column; a place is null where nothing was measured, and so are those behind the end. */
    Map<Metric, Cell[]> cells() {
        return cells;
    }

    int rowsPerOctave() {
        return rowsPerOctave;
    }
}
