// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.IntCountsHistogram;

/** Makes an interval of what the loops hand over. Confined to the reporter. */
final class IntervalBuilder {

    /** A loop that comes to it later than this is called late. */
    static final long LATE_NS = 100_000_000L;

    private final SeriesLimits limits = new SeriesLimits();
    private final Series own = new Series(SeriesKey.RUN, new HistogramPool());
    private final List<Map<SeriesKey, Level[]>> levelsOfLoops;
    private Map<SeriesKey, SeriesStats> series = new LinkedHashMap<>();
    private Set<String> notes = new LinkedHashSet<>();

    IntervalBuilder(int loops) {
        levelsOfLoops = new ArrayList<>(Collections.nCopies(loops, Map.of()));
    }

    /** Adds what a loop handed over. Gives back its histograms, emptied. */
    List<IntCountsHistogram> add(int loop, LoopInterval interval) {
        List<IntCountsHistogram> emptied = new ArrayList<>();
        for (SeriesCounts counts : interval.counts()) {
            add(counts.toStats(emptied));
        }
        levelsOfLoops.set(loop, interval.levels());
        notes.addAll(interval.notes());
        if (interval.lateNs() > LATE_NS) {
            own.record(Metric.LATE_LOOPS, interval.lateNs());
        }
        return emptied;
    }

    /**
     * The interval, with the levels of all loops as they were last read. What comes from now on is of the next one.
     *
     * @param startNs from the start of the run
     * @param endNs from the start of the run
     */
    Interval close(long startNs, long endNs) {
        SeriesCounts counted = own.take();
        if (counted != null) {
            add(counted.toStats(new ArrayList<>()));
        }
        levelsOfLoops.forEach(levels -> levels.forEach((key, read) -> add(SeriesStats.ofLevels(key, read))));
        Interval closed = new Interval(startNs, endNs, List.copyOf(series.values()), List.copyOf(notes));
        series = new LinkedHashMap<>();
        notes = new LinkedHashSet<>();
        return closed;
    }

    private void add(SeriesStats stats) {
        SeriesKey key = limits.admit(stats.key());
        series.merge(key, stats.named(key), SeriesStats::beside);
    }
}
