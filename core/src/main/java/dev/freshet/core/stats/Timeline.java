// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The run second by second: one row per interval, one column per {@link TimelineMetric}, beside the open streams by name and the
 * active users by scenario. Immutable.
 *
 * <p>A timeline holds at most 14,400 rows, which is four hours of seconds. When a run goes on, every two rows become one and rows are twice as long from
 * there on: between 7,200 and 14,400 rows, whatever the duration. Counts are added; of levels and percentiles the higher stays,
 * so that no peak disappears. Streams and scenarios have columns of their own up to 20 names; the rest share the column {@code (other)}.
 */
public final class Timeline {

    /** The value of a latency in a row in which none was recorded. */
    public static final long NOTHING = -1;

    private final int size;
    private final int intervalsPerRow;
    private final long[] startsNs;
    private final long[] endsNs;
    private final Map<TimelineMetric, long[]> columns;
    private final Map<String, long[]> openStreams;
    private final Map<String, long[]> activeUsers;

    /** Takes over arrays and maps. */
    Timeline(
            int intervalsPerRow,
            long[][] bounds,
            Map<TimelineMetric, long[]> columns,
            NamedColumns openStreams,
            NamedColumns activeUsers) {
        this.intervalsPerRow = intervalsPerRow;
        startsNs = bounds[0];
        endsNs = bounds[1];
        size = startsNs.length;
        this.columns = columns;
        this.openStreams = openStreams.trimmed(size);
        this.activeUsers = activeUsers.trimmed(size);
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

    public long value(TimelineMetric metric, int row) {
        return values(metric)[row];
    }

    /** A count divided by the length of the row in seconds. */
    public double perSecond(TimelineMetric count, int row) {
        return perSecond(value(count, row), startsNs[row], endsNs[row]);
    }

    /** All values of one metric, row by row; a copy. */
    public long[] column(TimelineMetric metric) {
        return values(metric).clone();
    }

    /** Whether any row has a value of that metric other than zero or {@link #NOTHING}. */
    public boolean has(TimelineMetric metric) {
        return Arrays.stream(values(metric)).anyMatch(value -> value > 0);
    }

    /** The streams that have a column of their own, and {@code (other)} if there are more, in order of appearance. */
    public List<String> streams() {
        return List.copyOf(openStreams.keySet());
    }

    /** Open streams of that name at the end of each row; a copy. */
    public long[] openStreams(String stream) {
        return copy(openStreams, stream);
    }

    /** The scenarios that have a column of their own, and {@code (other)} if there are more, in order of appearance. */
    public List<String> scenarios() {
        return List.copyOf(activeUsers.keySet());
    }

    /** Active users of that scenario at the end of each row; a copy. */
    public long[] activeUsers(String scenario) {
        return copy(activeUsers, scenario);
    }

    static double perSecond(long count, long startNs, long endNs) {
        return endNs > startNs ? count * 1e9 / (endNs - startNs) : 0;
    }

    private long[] values(TimelineMetric metric) {
        return Objects.requireNonNull(columns.get(metric));
    }

    private static long[] copy(Map<String, long[]> columns, String name) {
        long[] column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("The timeline has no column '" + name + "', only " + columns.keySet());
        }
        return column.clone();
    }
}
