// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.Level;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.stats.SeriesStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of one run, block by block. Figures are made of pieces of {@value #PIECE_S} s; blocks are one piece each, and where there would be more than {@value #MOST}, two, four and so on, of which the mean
 * counts: so memory does not grow with the length of a run. Confined to one thread.
 */
@Internal
public final class RunBlocks {

    /** How long a piece is, in seconds. */
    public static final int PIECE_S = 5;

    /** How many blocks there are at most. */
    static final int MOST = 128;

    private static final long PIECE_NS = PIECE_S * 1_000_000_000L;

    /** A piece of which less is told is left out. */
    private static final double LEAST_TOLD = 0.8;

    private final long warmUpNs;
    private final Map<Measure, Blocks> figures = new LinkedHashMap<>();
    private final List<Interval> pending = new ArrayList<>();
    private final short[] told = new short[MOST];
    private long piece;
    private int span = 1;
    private int count;

    /**
     * Blocks of a run.
     *
     * @param warmUpNs how much of its beginning is left out; what begins earlier is in no block
     */
    public RunBlocks(long warmUpNs) {
        this.warmUpNs = warmUpNs;
    }

    /** Adds the next second. */
    public void add(Interval interval) {
        long place = (interval.startNs() + interval.endNs()) / 2 / PIECE_NS;
        if (place != piece) {
            settle();
            piece = place;
        }
        pending.add(interval);
    }

    /** No second comes any more. */
    public void finish() {
        settle();
    }

    /** How many pieces make a block. */
    int span() {
        return span;
    }

    /** How long a block is, in seconds. */
    int blockSeconds() {
        return span * PIECE_S;
    }

    /** Makes blocks of so many pieces, which are a power of two times those of now. */
    void widen(int wanted) {
        while (span < wanted) {
            halve();
        }
    }

    /** How many blocks there are, those of the warm-up included. */
    int count() {
        return count;
    }

    Set<Measure> measures() {
        return figures.keySet();
    }

    /** The blocks of a figure, NaN where there is none. */
    double[] values(Measure measure) {
        return figures.getOrDefault(measure, new Blocks())
                .values(told, count, measure.figure().isZeroWhereMissing());
    }

    private void settle() {
        double seconds = pending.stream()
                        .mapToLong(interval -> interval.endNs() - interval.startNs())
                        .sum()
                / 1e9;
        if (seconds >= LEAST_TOLD * PIECE_S && piece * PIECE_NS >= warmUpNs && piece < Integer.MAX_VALUE) {
            settle((int) piece, seconds);
        }
        pending.clear();
    }

    private void settle(int place, double seconds) {
        while (place / span >= MOST) {
            halve();
        }
        int block = place / span;
        told[block]++;
        count = Math.max(count, block + 1);
        Map<SeriesKey, List<SeriesStats>> bySeries = new LinkedHashMap<>();
        for (Interval interval : pending) {
            interval.series()
                    .forEach(series -> bySeries.computeIfAbsent(series.key(), key -> new ArrayList<>())
                            .add(series));
        }
        bySeries.forEach((key, parts) -> add(block, SeriesStats.sum(key, parts), parts, seconds));
    }

    private void add(int block, SeriesStats sum, List<SeriesStats> parts, double seconds) {
        for (Metric metric : Metric.of(sum.key().owner())) {
            for (Figure figure : Figure.of(metric)) {
                double value = metric.kind() == Kind.LEVEL
                        ? parts.stream()
                                .map(part -> part.level(metric))
                                .mapToLong(Level::peak)
                                .max()
                                .orElse(0)
                        : figure.ofBlock(sum, metric, seconds);
                Measure measure = new Measure(sum.key(), metric, figure);
                if (Double.isFinite(value) && (value != 0 || figure == Figure.SHARE || figures.containsKey(measure))) {
                    figures.computeIfAbsent(measure, key -> new Blocks()).add(block, value);
                }
            }
        }
    }

    private void halve() {
        figures.values().forEach(Blocks::halve);
        for (int i = 0; i < MOST; i++) {
            int both = i < MOST / 2 ? told[2 * i] + told[2 * i + 1] : 0;
            told[i] = (short) both;
        }
        span *= 2;
        count = (count + 1) / 2;
    }
}
