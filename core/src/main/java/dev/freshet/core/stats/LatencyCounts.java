// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.Collection;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as it is being recorded during an interval: exact count, least, greatest and sum, beside the values by bucket. Confined to the thread of its owner.
 *
 * <p>The first values are kept one by one, equal ones in a row together. When there are more than {@value #FEW}, a histogram is taken. So a name costs what its values need.
 *
 * <p>What lies outside the {@link LatencyRange} is counted apart, and stays in the count, the sum and the extremes. It is in no histogram: event gaps of 0,
 * by far the most frequent value there is, cost an addition.
 */
final class LatencyCounts {

    /** How many recordings of an interval are kept one by one. */
    static final int FEW = 512;

    private static final long[] NO_VALUES = {};

    private final HistogramPool pool;
    private @Nullable IntCountsHistogram histogram;
    private long[] fewValuesNs = NO_VALUES;
    private long[] fewTimes = NO_VALUES;
    private int few;
    private long count;
    private long belowRange;
    private long aboveRange;
    private long minNs = Long.MAX_VALUE;
    private long maxNs = Long.MIN_VALUE;
    private double sumNs;

    LatencyCounts(HistogramPool pool) {
        this.pool = pool;
    }

    void record(long valueNs) {
        record(valueNs, 1);
    }

    void record(long valueNs, long times) {
        if (times <= 0) {
            return;
        }
        count += times;
        sumNs += (double) valueNs * times;
        minNs = Math.min(minNs, valueNs);
        maxNs = Math.max(maxNs, valueNs);
        if (valueNs > LatencyRange.HIGHEST_NS) {
            aboveRange += times;
        } else if (valueNs < LatencyRange.LOWEST_NS) {
            belowRange += times;
        } else {
            keep(valueNs, times);
        }
    }

    /** Gives the histogram, emptied, to those that go back to their loop. These counts are of no use afterwards. */
    void release(Collection<IntCountsHistogram> emptied) {
        if (histogram != null) {
            histogram.reset();
            emptied.add(histogram);
        }
        histogram = null;
    }

    long count() {
        return count;
    }

    LatencyStats toStats() {
        if (count == 0) {
            return LatencyStats.NONE;
        }
        LatencyBuckets buckets = LatencyBuckets.belowRange(belowRange)
                .plus(histogram == null ? LatencyBuckets.of(fewValuesNs, fewTimes, few) : LatencyBuckets.of(histogram));
        return new LatencyStats(count, belowRange, aboveRange, minNs, maxNs, sumNs, buckets);
    }

    private void keep(long valueNs, long times) {
        IntCountsHistogram current = histogram;
        if (current != null) {
            current.recordValueWithCount(valueNs, times);
        } else if (few > 0 && fewValuesNs[few - 1] == valueNs) {
            fewTimes[few - 1] += times;
        } else if (few < FEW) {
            keepOneByOne(valueNs, times);
        } else {
            histogram = settled();
            keep(valueNs, times);
        }
    }

    private void keepOneByOne(long valueNs, long times) {
        if (few == fewValuesNs.length) {
            int length = few == 0 ? 4 : few * 2;
            fewValuesNs = Arrays.copyOf(fewValuesNs, length);
            fewTimes = Arrays.copyOf(fewTimes, length);
        }
        fewValuesNs[few] = valueNs;
        fewTimes[few++] = times;
    }

    /** A histogram of what was kept one by one. */
    private IntCountsHistogram settled() {
        IntCountsHistogram taken = pool.next();
        for (int i = 0; i < few; i++) {
            taken.recordValueWithCount(fewValuesNs[i], fewTimes[i]);
        }
        few = 0;
        fewValuesNs = NO_VALUES;
        fewTimes = NO_VALUES;
        return taken;
    }
}
