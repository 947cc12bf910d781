// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The timeline as it grows. Confined to the reporter. */
final class TimelineRows {

    /** Four hours of seconds. An even number. */
    static final int MAX_ROWS = 14_400;

    private final NamedColumns openStreams = new NamedColumns();
    private final NamedColumns activeUsers = new NamedColumns();
    private final Map<TimelineMetric, long[]> columns = new EnumMap<>(TimelineMetric.class);
    private final int maxRows;
    private long[] startsNs = new long[64];
    private long[] endsNs = new long[64];
    private int size;
    private int intervalsPerRow = 1;
    private int intervalsInLast;

    TimelineRows(int maxRows) {
        this.maxRows = maxRows;
        for (TimelineMetric metric : TimelineMetric.values()) {
            columns.put(metric, new long[startsNs.length]);
        }
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
        Map<TimelineMetric, long[]> trimmed = new EnumMap<>(TimelineMetric.class);
        columns.forEach((metric, column) -> trimmed.put(metric, Arrays.copyOf(column, size)));
        long[][] bounds = {Arrays.copyOf(startsNs, size), Arrays.copyOf(endsNs, size)};
        return new Timeline(intervalsPerRow, bounds, trimmed, openStreams, activeUsers);
    }

    private void newRow(Interval interval) {
        grow();
        startsNs[size] = interval.startNs();
        endsNs[size] = interval.endNs();
        columns.forEach((metric, column) -> column[size] = interval.value(metric));
        openStreams.add(size, interval.openStreams());
        activeUsers.add(size, interval.activeUsers());
        size++;
    }

    private void mergeLastIntoOneBefore() {
        mergeInto(size - 2, size - 1);
        size--;
        openStreams.clearFrom(size);
        activeUsers.clearFrom(size);
    }

    private void halve() {
        for (int row = 0; row < size / 2; row++) {
            move(2 * row, row);
            mergeInto(row, 2 * row + 1);
        }
        size /= 2;
        openStreams.clearFrom(size);
        activeUsers.clearFrom(size);
        intervalsPerRow *= 2;
        intervalsInLast = intervalsPerRow;
    }

    private void move(int from, int to) {
        startsNs[to] = startsNs[from];
        endsNs[to] = endsNs[from];
        columns.values().forEach(column -> column[to] = column[from]);
        openStreams.move(from, to);
        activeUsers.move(from, to);
    }

    private void mergeInto(int row, int next) {
        endsNs[row] = endsNs[next];
        columns.forEach((metric, column) -> column[row] = metric.merge(column[row], column[next]));
        openStreams.keepHigher(row, next);
        activeUsers.keepHigher(row, next);
    }

    private void grow() {
        if (size < startsNs.length) {
            return;
        }
        int length = size * 2;
        startsNs = Arrays.copyOf(startsNs, length);
        endsNs = Arrays.copyOf(endsNs, length);
        columns.replaceAll((metric, column) -> Arrays.copyOf(column, length));
    }
}
