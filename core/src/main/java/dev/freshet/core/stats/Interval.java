// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened between two looks at the loops, normally in one second, of all loops together: the block that everything else is made of. Immutable. */
public final class Interval {

    private final long startNs;
    private final long endNs;
    private final List<SeriesStats> series;
    private final List<String> notes;
    private final Map<SeriesKey, SeriesStats> totals = new LinkedHashMap<>();

    /**
     * An interval.
     *
     * @param startNs from the start of the run
     * @param endNs from the start of the run
     * @param series what was measured, each series once; the levels of one that is not among them are zero
     * @param notes whole sentences on what limits the figures
     */
    public Interval(long startNs, long endNs, List<SeriesStats> series, List<String> notes) {
        this.startNs = startNs;
        this.endNs = endNs;
        this.series = List.copyOf(series);
        this.notes = List.copyOf(notes);
        for (SeriesStats one : series) {
            SeriesKey total = one.key().total();
            totals.merge(total, one.named(total), SeriesStats::beside);
        }
    }

    /** Nanoseconds from the start of the run. */
    public long startNs() {
        return startNs;
    }

    /** Nanoseconds from the start of the run. */
    public long endNs() {
        return endNs;
    }

    /** What was measured, by name. */
    public List<SeriesStats> series() {
        return series;
    }

    /** Whole sentences on what limits the figures. */
    public List<String> notes() {
        return notes;
    }

    /** The sums over the names of an owner, and of rows over those of a kind. */
    public Map<SeriesKey, SeriesStats> totals() {
        return totals;
    }

    /** A figure of a sum, as the {@link Timeline} has it. */
    public long value(TimelineColumn column) {
        SeriesStats total = totals.get(column.of());
        return total == null ? column.figure().nothing() : column.figure().of(total, column.metric());
    }

    /** A count divided by the length of the interval in seconds. */
    public double perSecond(TimelineColumn count) {
        return Timeline.perSecond(value(count), startNs, endNs);
    }

    /** Together with what another process measured in the same time. */
    public Interval beside(Interval other) {
        Map<SeriesKey, SeriesStats> sum = new LinkedHashMap<>();
        series.forEach(one -> sum.put(one.key(), one));
        other.series.forEach(one -> sum.merge(one.key(), one, SeriesStats::beside));
        List<String> both = new ArrayList<>(notes);
        both.addAll(other.notes);
        return new Interval(
                Math.min(startNs, other.startNs), Math.max(endNs, other.endNs), List.copyOf(sum.values()), both);
    }
}
