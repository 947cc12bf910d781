// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import dev.freshet.core.stats.LatencyStats;
import java.util.Arrays;

/**
 * A distribution in one column of time. While the column grows it holds every bucket; {@link #close} keeps the figures that are drawn, and as many rows as its
 * history asks for. Values are drawn in microseconds, or in the unit of the metric.
 */
final class Cell {

    /** The percentiles that charts show. */
    static final double[] PERCENTILES = {50, 75, 95, 99};

    private static final double[] NONE = {};

    private final double perUnit;
    private LatencyStats values = LatencyStats.NONE;
    private boolean isClosed;
    private long count;
    private double max;
    private double[] percentiles = NONE;
    private short[] rows = {};
    private long[] counts = {};

    /**
     * A column in which nothing was measured yet.
     *
     * @param perUnit how many of what is recorded make one of what is drawn
     */
    Cell(double perUnit) {
        this.perUnit = perUnit;
    }

    void add(LatencyStats further) {
        values = values.plus(further);
    }

    /** Lets go of what is not drawn. Where something was added since it was closed before, both are merged. */
    void close(int rowsPerOctave) {
        if (isClosed && !values.isEmpty()) {
            Cell further = new Cell(perUnit);
            further.values = values;
            further.refresh(rowsPerOctave);
            merge(further, rowsPerOctave);
        } else {
            refresh(rowsPerOctave);
        }
        isClosed = true;
        values = LatencyStats.NONE;
    }

    /** Has the figures tell of all that was added, while more may come. One that was closed before keeps what it told then. */
    void refresh(int rowsPerOctave) {
        if (isClosed || values.isEmpty()) {
            return;
        }
        count = values.count();
        max = values.maxNs() / perUnit;
        percentiles = new double[PERCENTILES.length];
        for (int i = 0; i < percentiles.length; i++) {
            percentiles[i] = values.percentileNs(PERCENTILES[i]) / perUnit;
        }
        if (rowsPerOctave > 0) {
            keepRows(rowsPerOctave);
        }
    }

    private void keepRows(int perOctave) {
        long[] all = new long[HeatRows.size(perOctave)];
        values.forEachBucket((lowest, held) -> all[HeatRows.row(lowest / perUnit, perOctave)] += held);
        keep(all);
    }

    private void keep(long[] all) {
        int size = (int) Arrays.stream(all).filter(held -> held > 0).count();
        rows = new short[size];
        counts = new long[size];
        int place = 0;
        for (int row = 0; row < all.length; row++) {
            if (all[row] > 0) {
                rows[place] = (short) row;
                counts[place++] = all[row];
            }
        }
    }

    /** Takes in the column behind it; both are closed. Percentiles are as exact as the rows, that is to half of the height of one. */
    void merge(Cell next, int perOctave) {
        if (next.count == 0) {
            return;
        }
        if (count == 0) {
            percentiles = next.percentiles;
            max = next.max;
            count = next.count;
            rows = next.rows;
            counts = next.counts;
            return;
        }
        count += next.count;
        max = Math.max(max, next.max);
        long[] all = spread(perOctave, perOctave);
        long[] others = next.spread(perOctave, perOctave);
        for (int row = 0; row < all.length; row++) {
            all[row] += others[row];
        }
        keep(all);
        percentiles = new double[PERCENTILES.length];
        for (int i = 0; i < percentiles.length; i++) {
            percentiles[i] = percentile(PERCENTILES[i], perOctave);
        }
    }

    private double percentile(double percentile, int perOctave) {
        long rank = Math.max(1, (long) Math.ceil(Math.nextDown(percentile) * count / 100));
        long seen = 0;
        for (int i = 0; i < rows.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                double middle = Math.sqrt(HeatRows.low(rows[i], perOctave) * HeatRows.low(rows[i] + 1, perOctave));
                return Math.min(max, middle);
            }
        }
        return max;
    }

    /** How many values each row holds, in rows of another height. */
    private long[] spread(int kept, int wanted) {
        long[] all = new long[HeatRows.size(wanted)];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i] == 0 ? 0 : 1 + (rows[i] - 1) * wanted / kept;
            all[row] += counts[i];
        }
        return all;
    }

    /** How many values each row of a heat map holds. */
    long[] heat(int kept) {
        return spread(kept, HeatRows.PER_OCTAVE);
    }

    long count() {
        return count;
    }

    double max() {
        return max;
    }

    double percentile(int place) {
        return percentiles[place];
    }
}
