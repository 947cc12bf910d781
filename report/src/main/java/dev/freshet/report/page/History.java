// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The seconds of a run, brought into at most {@value #BINS} bins: counts added, histograms merged, levels at their greatest. What is kept is what is drawn, so that
 * a day takes no more memory than ten minutes. Where there are many names, a column of a single name is several bins wide.
 *
 * <p>Of a run that is over the breadth of a bin is known before the first second is read, and every percentile is as exact as that of a second. Of one that goes
 * on, every two bins become one when all are full: percentiles of such bins are off by at most 2.2 %. Confined to one thread.
 */
public final class History implements Consumer<Interval> {

    /** How many bins there are at most. */
    public static final int BINS = 600;

    /** How many columns all single names of a run that goes on have together. */
    private static final int COLUMNS = 36_000;

    /** The greatest breadth of a column in bins: a name has at least 60 of 600. */
    private static final int BROADEST = 10;

    /** A heat map of every name is drawn for so many names. */
    private static final int HEAT_NAMES = 60;

    /** Columns of so many names are kept. */
    private static final int NAMES = 4_000;

    /** Of so many texts is known when they came first and last. */
    private static final int TEXTS = 10_000;

    /** What is shorter becomes part of the bin before: rates over a very short time mislead. */
    private static final long SHORTEST_NS = 500_000_000L;

    /** Fine enough that percentiles can be had of two columns together. */
    private static final int FINE = 16;

    private final Map<SeriesKey, Course> sums = new LinkedHashMap<>();
    private final Map<SeriesKey, Course> names = new LinkedHashMap<>();
    private final Map<Text, long[]> texts = new HashMap<>();
    private final long[] startsNs = new long[BINS];
    private final long[] endsNs = new long[BINS];
    private final boolean isGrowing;
    private final boolean hasHeatOfNames;
    private int perBin;
    private int every;
    private int size;
    private int inLast;

    private record Text(SeriesKey key, Metric metric, String text) {}

    private History(boolean isGrowing, int perBin, int every, boolean hasHeatOfNames) {
        this.isGrowing = isGrowing;
        this.perBin = perBin;
        this.every = every;
        this.hasHeatOfNames = hasHeatOfNames;
    }

    /** The history of a run that is over: all of its seconds are still to be told. */
    public static History of(RunStats stats) {
        int intervals = Math.max(1, stats.timeline().size() * stats.timeline().intervalsPerRow());
        int perBin = (intervals + BINS - 1) / BINS;
        Breadth breadth = Breadth.of(stats, (intervals + perBin - 1) / perBin);
        return new History(false, perBin, breadth.every(), breadth.hasHeat());
    }

    /** The history of a run that goes on for nobody knows how long. */
    public static History growing() {
        return new History(true, 1, 1, true);
    }

    /** Takes in the next second. */
    @Override
    public void accept(Interval interval) {
        boolean isShort = interval.endNs() - interval.startNs() < SHORTEST_NS;
        boolean isFull = inLast >= perBin && !isShort;
        if (size == 0 || (isFull && (size < BINS || isGrowing))) {
            begin(interval);
        }
        endsNs[size - 1] = interval.endNs();
        inLast++;
        interval.totals().forEach((key, total) -> {
            if (isSum(key)) {
                course(sums, key, rowsOfSums()).add(size - 1, total);
            }
        });
        for (SeriesStats series : interval.series()) {
            seen(series, interval);
            if (series.key().owner() != Owner.RUN && (names.size() < NAMES || names.containsKey(series.key()))) {
                course(names, series.key(), rowsOfNames()).add(column(), series);
            }
        }
        if (isGrowing && every < BROADEST && (long) names.size() * size / every > COLUMNS) {
            broaden();
        }
    }

    private void begin(Interval interval) {
        if (size > 0) {
            sums.values().forEach(course -> course.close(size - 1));
            if (size % every == 0) {
                names.values().forEach(course -> course.close(column()));
            }
        }
        if (size == BINS) {
            halve();
        }
        startsNs[size++] = interval.startNs();
        inLast = 0;
    }

    private void halve() {
        names.values().forEach(course -> course.close(column()));
        for (int i = 0; i < BINS / 2; i++) {
            startsNs[i] = startsNs[2 * i];
            endsNs[i] = endsNs[2 * i + 1];
        }
        sums.values().forEach(Course::halve);
        names.values().forEach(Course::halve);
        size = BINS / 2;
        perBin *= 2;
    }

    private void broaden() {
        names.values().forEach(course -> course.close(column()));
        names.values().forEach(Course::halve);
        every *= 2;
    }

    /** Rows of a kind are alike, and so are users and streams; groups contain each other, values and measures are of different things. */
    private static boolean isSum(SeriesKey key) {
        return key.owner().isAddedUp() && key.owner() != Owner.GROUP;
    }

    private static Course course(Map<SeriesKey, Course> courses, SeriesKey key, int rowsPerOctave) {
        return courses.computeIfAbsent(key, ignored -> new Course(rowsPerOctave));
    }

    private int rowsOfSums() {
        return isGrowing ? FINE : HeatRows.PER_OCTAVE;
    }

    private int rowsOfNames() {
        return isGrowing ? FINE : hasHeatOfNames ? HeatRows.PER_OCTAVE : 0;
    }

    private int column() {
        return (size - 1) / every;
    }

    private void seen(SeriesStats series, Interval interval) {
        for (Metric metric : Metric.of(series.key().owner(), Metric.Kind.TEXTS)) {
            for (ErrorCount error : series.texts(metric)) {
                Text text = new Text(series.key(), metric, error.text());
                if (texts.size() < TEXTS || texts.containsKey(text)) {
                    texts.computeIfAbsent(text, ignored -> new long[] {interval.startNs(), 0})[1] = interval.startNs();
                }
            }
        }
    }

    /** Has the last columns tell of all that was taken in. */
    void refresh() {
        if (size > 0) {
            sums.values().forEach(course -> course.refresh(size - 1));
            names.values().forEach(course -> course.refresh(column()));
        }
    }

    /** When the bins begin, in nanoseconds from the start of the run. */
    long[] startsNs() {
        return Arrays.copyOf(startsNs, size);
    }

    /** When the bins end, in nanoseconds from the start of the run. */
    long[] endsNs() {
        return Arrays.copyOf(endsNs, size);
    }

    int size() {
        return size;
    }

    /** How many bins a column of a single name is wide. */
    int every() {
        return every;
    }

    boolean hasHeatOfNames() {
        return hasHeatOfNames && (!isGrowing || names.size() <= HEAT_NAMES);
    }

    /** All names of an owner together, or all rows of a kind, in columns of one bin. */
    Optional<Course> sum(SeriesKey key) {
        return Optional.ofNullable(sums.get(key));
    }

    /** A single name, in columns of several bins, see {@link #every}. */
    Optional<Course> name(SeriesKey key) {
        return Optional.ofNullable(names.get(key));
    }

    /** The second in which a text came first and the one in which it came last, each by its start in nanoseconds. */
    Optional<long[]> seen(SeriesKey key, Metric metric, String text) {
        return Optional.ofNullable(texts.get(new Text(key, metric, text)));
    }
}
