// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Unit;
import java.util.Arrays;

/**
 * A distribution in the unit in which it is exported, and in the buckets that receivers know. Made from the buckets of the histogram, each of whose values is taken as the least
 * that the bucket can hold: off by less than 0.1 % or 0.512 µs, see {@link LatencyStats}. Immutable.
 *
 * @param values what was recorded, ascending
 * @param times how often each of them was
 * @param sum of all of them, exact
 * @param count how many there are
 * @param scale of the exponential buckets: their bounds are the powers of 2<sup>2<sup>-scale</sup></sup>
 * @param first the number of the first of them: number <i>i</i> ends, inclusively, at the <i>i</i>th power
 * @param counts how many values each holds
 * @param zeroCount how many values were too small for the histogram
 * @param zeroThreshold the greatest of these, at most
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spread(
        double[] values,
        long[] times,
        double sum,
        long count,
        int scale,
        int first,
        long[] counts,
        long zeroCount,
        double zeroThreshold) {

    /** As many exponential buckets as the libraries of both receivers have by default. */
    static final int MOST_BUCKETS = 160;

    private static final int FINEST_SCALE = 8;
    private static final int COARSEST_SCALE = -4;

    /** What is below the range of histograms: less than this many parts. */
    private static final long BELOW_RANGE = 1_000;

    /** How many parts wide the narrowest buckets are, which are those of small values. */
    private static final long NARROWEST_BUCKET = 512;

    private static final double LN_2 = Math.log(2);

    /** A distribution of that metric that has values. */
    static Spread of(Metric metric, LatencyStats stats) {
        double partsPerUnit = ExportName.partsPerUnit(metric);
        double[][] values = {new double[64]};
        long[][] times = {new long[64]};
        int[] size = {0};
        LatencyStats.BucketConsumer add = (lowest, count) -> {
            if (size[0] == values[0].length) {
                values[0] = Arrays.copyOf(values[0], size[0] * 2);
                times[0] = Arrays.copyOf(times[0], size[0] * 2);
            }
            long least =
                    metric.unit() == Unit.NUMBER ? whole(lowest, metric.unit().scale()) : lowest;
            values[0][size[0]] = lowest == 0 ? 0 : Math.max(least, Math.max(stats.minNs(), BELOW_RANGE)) / partsPerUnit;
            times[0][size[0]++] = count;
        };
        stats.forEachBucket(add);
        if (stats.aboveRange() > 0) {
            add.accept(stats.maxNs(), stats.aboveRange());
        }
        return of(Arrays.copyOf(values[0], size[0]), Arrays.copyOf(times[0], size[0]), stats, partsPerUnit);
    }

    private static Spread of(double[] values, long[] times, LatencyStats stats, double partsPerUnit) {
        int begin = values.length > 0 && values[0] == 0 ? 1 : 0;
        long zeros = begin == 1 ? times[0] : 0;
        int scale = FINEST_SCALE;
        int first = 0;
        long[] counts = {};
        if (begin < values.length) {
            double least = values[begin];
            double greatest = values[values.length - 1];
            while (scale > COARSEST_SCALE && index(greatest, scale) - index(least, scale) >= MOST_BUCKETS) {
                scale--;
            }
            first = index(least, scale);
            counts = new long[index(greatest, scale) - first + 1];
            for (int i = begin; i < values.length; i++) {
                counts[index(values[i], scale) - first] += times[i];
            }
        }
        return new Spread(
                values,
                times,
                stats.sumNs() / partsPerUnit,
                stats.count(),
                scale,
                first,
                counts,
                zeros,
                (BELOW_RANGE - 1) / partsPerUnit);
    }

    /** The whole number in a bucket of numbers, if there is one: small numbers are most often whole, and a bucket is too wide for the least in it to stand for them. */
    private static long whole(long lowest, int scale) {
        long whole = -Math.floorDiv(-lowest, scale) * scale;
        return whole - lowest < NARROWEST_BUCKET ? whole : lowest;
    }

    /** How many values are at most as great as each bound and greater than the one before; at the end those above all of them. */
    long[] within(double[] bounds) {
        long[] within = new long[bounds.length + 1];
        int bound = 0;
        for (int i = 0; i < values.length; i++) {
            while (bound < bounds.length && values[i] > bounds[bound]) {
                bound++;
            }
            within[bound] += times[i];
        }
        return within;
    }

    /** The number of the exponential bucket that holds a value above 0. */
    static int index(double value, int scale) {
        double perPower = Math.scalb(1.0, scale);
        int exponent = Math.getExponent(value);
        boolean isPower = value == Math.scalb(1.0, exponent);
        return (int) Math.ceil((isPower ? exponent : Math.log(value) / LN_2) * perPower);
    }
}
