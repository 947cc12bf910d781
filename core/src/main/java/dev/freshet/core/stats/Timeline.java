// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The run second by second: one row per interval, one column per {@link TimelineColumn} in which anything was measured. Immutable.
 *
 * <p>A timeline holds at most 14,400 rows, which is four hours of seconds. When a run goes on, every two rows become one and rows are twice as long from
 * there on: between 7,200 and 14,400 rows, whatever the duration. Counts are added; of levels and percentiles the higher stays,
 * so that no peak disappears. Levels have columns for single names, too, up to 20 names of an owner; the rest share the column {@code (other)}.
 */
public final class Timeline {

    /** The value of a latency in a row in which none was recorded. */
    public static final long NOTHING = -1;

    private final int size;
    private final int intervalsPerRow;
    private final long[] startsNs;
    private final long[] endsNs;
    private final Map<TimelineColumn, long[]> columns;

    /** Takes over arrays and map. */
    Timeline(int intervalsPerRow, long[][] bounds, Map<TimelineColumn, long[]> columns) {
        this.intervalsPerRow = intervalsPerRow;
        startsNs = bounds[0];
        endsNs = bounds[1];
        size = startsNs.length;
        this.columns = columns;
    }

    public int size() {
        return size;
    }

    /** How many intervals, normally of one second, make a full row: 1, or a power of two after four hours. */
    public int intervalsPerRow() {
        return intervalsPerRow;
    }

    /** When the row begins, in nanoseconds from the start of the run. */
    public long startNs(int row) {
        return startsNs[row];
    }

    /** When the row ends, in nanoseconds from the start of the run. */
    public long endNs(int row) {
        return endsNs[row];
    }

    public long value(TimelineColumn column, int row) {
        long[] values = columns.get(column);
        return values == null ? column.figure().nothing() : values[row];
    }

    /** A count divided by the length of the row in seconds. */
    public double perSecond(TimelineColumn count, int row) {
        return perSecond(value(count, row), startsNs[row], endsNs[row]);
    }

    /** All values of a column, row by row; a copy. */
    public long[] column(TimelineColumn column) {
        long[] values = columns.get(column);
        if (values != null) {
            return values.clone();
        }
        long[] nothing = new long[size];
        Arrays.fill(nothing, column.figure().nothing());
        return nothing;
    }

    /** The columns in which anything was measured. */
    public Collection<TimelineColumn> columns() {
        return Collections.unmodifiableCollection(columns.keySet());
    }

    /** Whether any row has a value of that column other than zero or {@link #NOTHING}. */
    public boolean has(TimelineColumn column) {
        return columns.containsKey(column);
    }

    /** The series that have a column of that level of their own, and one for all others if there are more, in order of appearance. */
    public List<SeriesKey> series(Metric level) {
        return columns.keySet().stream()
                .filter(column ->
                        column.metric() == level && !column.of().path().isEmpty())
                .map(TimelineColumn::of)
                .toList();
    }

    static double perSecond(long count, long startNs, long endNs) {
        return endNs > startNs ? count * 1e9 / (endNs - startNs) : 0;
    }
}
