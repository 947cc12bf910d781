// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One latency as it is being recorded: a histogram, made at the first value, beside exact count, least, greatest and sum. Confined to the thread
 * of its owner.
 *
 * <p>What lies outside the {@link LatencyRange} stays in the count, the sum and the extremes, and is counted apart. Below the range it is
 * in the histogram's lowest bucket too; above it is in no bucket.
 */
final class LatencyCounts {

    private final HistogramSource source;
    private @Nullable AbstractHistogram histogram;
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
            histogram().recordValueWithCount(0, times);
        } else {
            histogram().recordValueWithCount(valueNs, times);
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
        if (other.histogram != null) {
            histogram().add(other.histogram);
        }
    }

    /** Starts again from nothing, keeping the histogram. */
    void reset() {
        if (histogram != null) {
            histogram.reset();
        }
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
        return new LatencyStats(count, belowRange, aboveRange, minNs, maxNs, sumNs, LatencyBuckets.of(histogram));
    }

    private AbstractHistogram histogram() {
        AbstractHistogram current = histogram;
        if (current == null) {
            current = source.next();
            histogram = current;
        }
        return current;
    }
}
