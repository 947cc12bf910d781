// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The buckets of a histogram that are not empty, in ascending order; those below the range are one bucket at 0. Immutable: as precise as the
 * histogram and much smaller.
 */
final class LatencyBuckets {

    private static final int PLACE_BITS = 10;
    private static final long PLACES = (1L << PLACE_BITS) - 1;

    static final LatencyBuckets NONE = new LatencyBuckets(new long[0], new long[0]);

    private final long[] lowestNs;
    private final long[] counts;
    private final long total;

    private LatencyBuckets(long[] lowestNs, long[] counts) {
        this.lowestNs = lowestNs;
        this.counts = counts;
        total = Arrays.stream(counts).sum();
    }

    /** Values below the range. */
    static LatencyBuckets belowRange(long count) {
        return count == 0 ? NONE : new LatencyBuckets(new long[1], new long[] {count});
    }

    /**
     * The first of these values, in any order, each so many times. Sorted together with their places, in one word each: a bucket begins below 2<sup>47</sup>,
     * and there are at most 2<sup>{@value #PLACE_BITS}</sup> places.
     */
    static LatencyBuckets of(long[] valuesNs, long[] times, int size) {
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = LatencyRange.bucketStartNs(valuesNs[i]) << PLACE_BITS | i;
        }
        Arrays.sort(sorted);
        long[] lowest = new long[size];
        long[] counts = new long[size];
        int buckets = 0;
        for (long word : sorted) {
            long start = word >>> PLACE_BITS;
            if (buckets == 0 || lowest[buckets - 1] != start) {
                lowest[buckets++] = start;
            }
            counts[buckets - 1] += times[(int) (word & PLACES)];
        }
        return new LatencyBuckets(Arrays.copyOf(lowest, buckets), Arrays.copyOf(counts, buckets));
    }

    static LatencyBuckets of(AbstractHistogram histogram) {
        long[] values = new long[256];
        long[] counts = new long[256];
        int size = 0;
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            values[size] = histogram.lowestEquivalentValue(bucket.getValueIteratedTo());
            counts[size++] = bucket.getCountAtValueIteratedTo();
        }
        return new LatencyBuckets(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
    }

    /** Buckets whose starts ascend, each with a count of at least 1. Takes the arrays over. */
    static LatencyBuckets ofSorted(long[] lowestNs, long[] counts) {
        return counts.length == 0 ? NONE : new LatencyBuckets(lowestNs, counts);
    }

    /** How many buckets are not empty. */
    int size() {
        return counts.length;
    }

    /** The lowest value of a bucket, by its place among those that are not empty; 0 for what lies below the range. */
    long lowestNs(int place) {
        return lowestNs[place];
    }

    /** How many values a bucket holds. */
    long count(int place) {
        return counts[place];
    }

    void forEach(LatencyStats.BucketConsumer consumer) {
        for (int i = 0; i < counts.length; i++) {
            consumer.accept(lowestNs[i], counts[i]);
        }
    }

    /** How many values are in buckets. */
    long total() {
        return total;
    }

    /** The upper end of the bucket that holds the value of that rank, counted from 1; those below the range give 0. */
    long valueNs(long rank) {
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return lowestNs[i] == 0 ? 0 : lowestNs[i] + LatencyRange.bucketWidthNs(lowestNs[i]) - 1;
            }
        }
        throw new IllegalArgumentException("There are " + total + " values, none of rank " + rank);
    }

    /** The mean squared distance from the mean, each value taken as the middle of its bucket. */
    double variance() {
        if (total == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += middleNs(i) * counts[i];
        }
        double mean = sum / total;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double distance = middleNs(i) - mean;
            squares += distance * distance * counts[i];
        }
        return squares / total;
    }

    LatencyBuckets plus(LatencyBuckets other) {
        if (total == 0 || other.total == 0) {
            return total == 0 ? other : this;
        }
        long[] values = new long[counts.length + other.counts.length];
        long[] sums = new long[values.length];
        int size = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < counts.length || theirs < other.counts.length) {
            long here = mine < counts.length ? lowestNs[mine] : Long.MAX_VALUE;
            long there = theirs < other.counts.length ? other.lowestNs[theirs] : Long.MAX_VALUE;
            values[size] = Math.min(here, there);
            sums[size++] = (here <= there ? counts[mine++] : 0) + (there <= here ? other.counts[theirs++] : 0);
        }
        return new LatencyBuckets(Arrays.copyOf(values, size), Arrays.copyOf(sums, size));
    }

    private double middleNs(int i) {
        return lowestNs[i] == 0 ? 0 : lowestNs[i] + LatencyRange.bucketWidthNs(lowestNs[i]) / 2.0;
    }
}
