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
    private final HistogramPool pool = new HistogramPool();
    private final Map<SeriesKey, Series> own = new LinkedHashMap<>();
    private final Map<SeriesKey, FanOutMerge> fanOuts = new LinkedHashMap<>();
    private final List<Map<SeriesKey, Level[]>> levelsOfLoops;
    private final long originNs;
    private Map<SeriesKey, SeriesStats> series = new LinkedHashMap<>();
    private Set<String> notes = new LinkedHashSet<>();

    /**
     * One for so many loops.
     *
     * @param originNs the start of the run by the clock of the loops
     */
    IntervalBuilder(int loops, long originNs) {
        this.originNs = originNs;
        levelsOfLoops = new ArrayList<>(Collections.nCopies(loops, Map.of()));
    }

    /** Adds what a loop handed over. Gives back its histograms, emptied. */
    List<IntCountsHistogram> add(int loop, LoopInterval interval) {
        List<IntCountsHistogram> emptied = new ArrayList<>();
        for (SeriesCounts counts : interval.counts()) {
            add(counts.toStats(emptied));
        }
        levelsOfLoops.set(loop, interval.levels());
        interval.fanOuts()
                .forEach((key, block) -> fanOuts.computeIfAbsent(
                                limits.admit(key), admitted -> new FanOutMerge(own(admitted)))
                        .add(block));
        notes.addAll(interval.notes());
        if (interval.lateNs() > LATE_NS) {
            own(SeriesKey.RUN).record(Metric.LATE_LOOPS, interval.lateNs());
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
        fanOuts.values().forEach(fanOut -> fanOut.close(originNs + endNs));
        return closed(startNs, endNs);
    }

    /** As {@link #close}, when nothing comes any more. */
    Interval closeLast(long startNs, long endNs) {
        fanOuts.values().forEach(FanOutMerge::closeAll);
        return closed(startNs, endNs);
    }

    private Interval closed(long startNs, long endNs) {
        for (Series counted : own.values()) {
            SeriesCounts taken = counted.take();
            if (taken != null) {
                add(taken.toStats(new ArrayList<>()));
            }
        }
        levelsOfLoops.forEach(levels -> levels.forEach((key, read) -> add(SeriesStats.ofLevels(key, read))));
        Interval closed = new Interval(startNs, endNs, List.copyOf(series.values()), List.copyOf(notes));
        series = new LinkedHashMap<>();
        notes = new LinkedHashSet<>();
        return closed;
    }

    /** What is counted here, and on no loop. */
    private Series own(SeriesKey key) {
        return own.computeIfAbsent(key, missing -> new Series(missing, pool));
    }

    private void add(SeriesStats stats) {
        SeriesKey key = limits.admit(stats.key());
        series.merge(key, stats.named(key), SeriesStats::beside);
    }
}
