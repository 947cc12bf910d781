// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import java.util.Collection;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One latency as it is being recorded: exact count, least, greatest and sum, beside the values by bucket. Confined to the thread of its
 * owner.
 *
 * <p>The first values are kept one by one. When there are more than {@value #FEW} in an interval, a histogram is taken. What is kept for a whole run takes none:
 * its values are settled, as soon as there are more than {@value #FEW_OF_RUN}, into the buckets that are not empty. So a name costs what its values need, and
 * merging the interval of one that is rarely used costs a few steps rather than a pass over thirty thousand buckets.
 *
 * <p>What lies outside the {@link LatencyRange} is counted apart, and stays in the count, the sum and the extremes. It is in no histogram: event gaps of 0,
 * by far the most frequent value there is, cost an addition.
 */
final class LatencyCounts {

    /** How many recordings of an interval are kept one by one. */
    static final int FEW = 512;

    /** How many recordings of a whole run are kept one by one. */
    static final int FEW_OF_RUN = 64;

    private static final long[] NO_VALUES = {};

    private final HistogramSource source;
    private @Nullable AbstractHistogram histogram;
    private LatencyBuckets settled = LatencyBuckets.NONE;
    private long[] fewValuesNs = NO_VALUES;
    private long[] fewTimes = NO_VALUES;
    private int few;
    private long count;
    private long belowRange;
    private long aboveRange;
    private long minNs = Long.MAX_VALUE;
    private long maxNs = Long.MIN_VALUE;
    private double sumNs;

    LatencyCounts(HistogramSource source) {
        this.source = source;
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

    /** Adds all that the other has counted. */
    void add(LatencyCounts other) {
        if (other.count == 0) {
            return;
        }
        count += other.count;
        belowRange += other.belowRange;
        aboveRange += other.aboveRange;
        sumNs += other.sumNs;
        minNs = Math.min(minNs, other.minNs);
        maxNs = Math.max(maxNs, other.maxNs);
        addBuckets(other);
    }

    private void addBuckets(LatencyCounts other) {
        if (histogram == null && few + other.few <= FEW_OF_RUN) {
            for (int i = 0; i < other.few; i++) {
                keepOneByOne(other.fewValuesNs[i], other.fewTimes[i]);
            }
        } else {
            settle(LatencyBuckets.of(other.fewValuesNs, other.fewTimes, other.few));
        }
        settle(other.settled);
        if (other.histogram != null) {
            settle(LatencyBuckets.of(other.histogram));
        }
    }

    /** Starts again from nothing, keeping the histogram. */
    void reset() {
        if (histogram != null) {
            histogram.reset();
        }
        settled = LatencyBuckets.NONE;
        few = 0;
        count = 0;
        belowRange = 0;
        aboveRange = 0;
        minNs = Long.MAX_VALUE;
        maxNs = Long.MIN_VALUE;
        sumNs = 0;
    }

    /** Gives the histogram, emptied, to those that go back to their loop. These counts are of no use afterwards. */
    void release(Collection<IntCountsHistogram> emptied) {
        if (histogram instanceof IntCountsHistogram spare) {
            spare.reset();
            emptied.add(spare);
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
        LatencyBuckets buckets =
                LatencyBuckets.belowRange(belowRange).plus(settled).plus(few());
        if (histogram != null) {
            buckets = buckets.plus(LatencyBuckets.of(histogram));
        }
        return new LatencyStats(count, belowRange, aboveRange, minNs, maxNs, sumNs, buckets);
    }

    private void keep(long valueNs, long times) {
        AbstractHistogram current = histogram;
        if (current != null) {
            current.recordValueWithCount(valueNs, times);
        } else if (few < FEW) {
            keepOneByOne(valueNs, times);
        } else {
            settleFew();
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

    private LatencyBuckets few() {
        return LatencyBuckets.of(fewValuesNs, fewTimes, few);
    }

    /** Moves what was kept one by one to where there is room for many. */
    private void settleFew() {
        LatencyBuckets buckets = few();
        few = 0;
        fewValuesNs = NO_VALUES;
        fewTimes = NO_VALUES;
        settle(buckets);
    }

    private void settle(LatencyBuckets buckets) {
        if (buckets.total() == 0) {
            return;
        }
        if (histogram == null) {
            histogram = source.next();
        }
        if (histogram == null) {
            settled = settled.plus(buckets);
        } else {
            buckets.addTo(histogram);
        }
    }
}
