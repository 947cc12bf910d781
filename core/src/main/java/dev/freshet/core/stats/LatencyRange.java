// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import org.HdrHistogram.IntCountsHistogram;

/**
 * What every histogram covers: 1 µs to 24 h, in nanoseconds, to three significant digits.
 *
 * <p>Buckets are 512 ns wide up to about 1 ms and at most a thousandth of their value from there on, so a recorded value is off by less than 0.1 %
 * or 0.512 µs, whichever is more. One histogram is 29,696 counts: 116 KiB of {@code int}s for an interval. Of a whole run only the buckets that are not empty
 * are kept, see {@link LatencyBuckets}.
 */
final class LatencyRange {

    static final long LOWEST_NS = 1_000L;
    static final long HIGHEST_NS = 24L * 3600 * 1_000_000_000L;

    static final int SIGNIFICANT_DIGITS = 3;

    private static final int UNIT_BITS = 9;
    private static final int SUB_BUCKET_BITS = 11;
    private static final int HALF_BITS = SUB_BUCKET_BITS - 1;
    private static final long FIRST_BUCKET_MASK = ((1L << SUB_BUCKET_BITS) - 1) << UNIT_BITS;

    private LatencyRange() {}

    static IntCountsHistogram intervalHistogram() {
        return new IntCountsHistogram(LOWEST_NS, HIGHEST_NS, SIGNIFICANT_DIGITS);
    }

    /** The lowest value of the bucket that counts that value. */
    static long bucketStartNs(long valueNs) {
        return valueNs & -bucketWidthNs(valueNs);
    }

    /** The width of the bucket that counts that value, which is a power of two. */
    static long bucketWidthNs(long valueNs) {
        int magnitude = Long.SIZE - Long.numberOfLeadingZeros(valueNs | FIRST_BUCKET_MASK) - SUB_BUCKET_BITS;
        return 1L << magnitude;
    }

    /** The place of the bucket that counts that value among all buckets, from 0. */
    static int bucketIndex(long valueNs) {
        int width = Long.numberOfTrailingZeros(bucketWidthNs(valueNs));
        return ((width - UNIT_BITS) << HALF_BITS) + (int) (valueNs >>> width);
    }

    /** The lowest value of the bucket at that place. */
    static long bucketStartNs(int index) {
        int half = index >> HALF_BITS;
        return half < 2
                ? (long) index << UNIT_BITS
                : (long) (index - ((half - 1) << HALF_BITS)) << (half - 1 + UNIT_BITS);
    }
}
