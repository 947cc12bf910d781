// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/**
 * One latency of a run: how many, and how they are spread, in nanoseconds. Immutable.
 *
 * <p>Count, least, greatest and mean are exact. Percentiles and the standard deviation come from buckets that are off by less than 0.1 % or
 * 0.512 µs, whichever is more. The buckets cover 1 µs to 24 h: values below count as 0 in percentiles, values above as the
 * greatest value, and both are counted apart. Where nothing was recorded, every figure is 0.
 *
 * <p>Sums of latencies are exact as well: {@link #plus} adds buckets, it averages nothing.
 */
public final class LatencyStats {

    /** A latency that was never recorded. */
    public static final LatencyStats NONE = new LatencyStats(0, 0, 0, 0, 0, 0, LatencyBuckets.NONE);

    private final long count;
    private final long belowRange;
    private final long aboveRange;
    private final long minNs;
    private final long maxNs;
    private final double sumNs;
    private final LatencyBuckets buckets;

    LatencyStats(
            long count,
            long belowRange,
            long aboveRange,
            long minNs,
            long maxNs,
            double sumNs,
            LatencyBuckets buckets) {
        this.count = count;
        this.belowRange = belowRange;
        this.aboveRange = aboveRange;
        this.minNs = minNs;
        this.maxNs = maxNs;
        this.sumNs = sumNs;
        this.buckets = buckets;
    }

    /** How many values there are, those outside the range included. */
    public long count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many of the values were below 1 µs. */
    public long belowRange() {
        return belowRange;
    }

    /** How many of the values were above 24 h. */
    public long aboveRange() {
        return aboveRange;
    }

    public long minNs() {
        return minNs;
    }

    public long maxNs() {
        return maxNs;
    }

    public double meanNs() {
        return count == 0 ? 0 : sumNs / count;
    }

    /** All values added up. */
    public double sumNs() {
        return sumNs;
    }

    /** The standard deviation of the values that are not above the range. */
    public double stdDevNs() {
        return Math.sqrt(buckets.variance());
    }

    /**
     * The least recorded value that at least so many per cent of all values do not exceed.
     *
     * @param percentile from 0 to 100
     */
    public long percentileNs(double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("A percentile is between 0 and 100, not " + percentile);
        }
        if (count == 0) {
            return 0;
        }
        // One step down, so that what is meant as exactly n values does not become n + 1 by rounding.
        double share = Math.max(0, Math.nextDown(percentile));
        long rank = Math.max(1, (long) Math.ceil(share * count / 100));
        if (rank > buckets.total()) {
            return maxNs;
        }
        return Math.min(maxNs, Math.max(minNs, buckets.valueNs(rank)));
    }

    /** The values of both. */
    public LatencyStats plus(LatencyStats other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new LatencyStats(
                count + other.count,
                belowRange + other.belowRange,
                aboveRange + other.aboveRange,
                Math.min(minNs, other.minNs),
                Math.max(maxNs, other.maxNs),
                sumNs + other.sumNs,
                buckets.plus(other.buckets));
    }

    LatencyBuckets buckets() {
        return buckets;
    }

    /** Tells the buckets that are not empty, ascending: how values are spread that are not above the range. Those below it are one bucket at 0. */
    public void forEachBucket(BucketConsumer consumer) {
        buckets.forEach(consumer);
    }

    /** What is told of a bucket. */
    @FunctionalInterface
    public interface BucketConsumer {

        /**
         * A bucket.
         *
         * @param lowestNs the least value that it counts; 0 for those below the range
         * @param count how many values it holds
         */
        void accept(long lowestNs, long count);
    }

    @Override
    public String toString() {
        return "LatencyStats[count=" + count + ", minNs=" + minNs + ", p50Ns=" + percentileNs(50) + ", maxNs=" + maxNs
                + "]";
    }
}
