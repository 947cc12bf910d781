// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.Arrays;

/** Counts of lags by size, to a sixty-fourth: enough to compare a percentile with a bound. Confined to its owner. */
final class LagBuckets {

    private static final int PARTS_BITS = 6;
    private static final int PARTS = 1 << PARTS_BITS;

    private final int[] counts = new int[(Long.SIZE - PARTS_BITS) * PARTS];
    private int total;

    void add(long lagNs) {
        counts[index(Math.max(0, lagNs))]++;
        total++;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /** The least size that 99 % do not exceed, rounded down to that of its bucket; unknown where there is none. */
    long percentile99() {
        if (total == 0) {
            return TrustFigure.UNKNOWN;
        }
        long rank = (long) total - total / 100;
        int at = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[at]) {
            at++;
        }
        return lowest(at);
    }

    void clear() {
        if (total > 0) {
            Arrays.fill(counts, 0);
            total = 0;
        }
    }

    private static int index(long lagNs) {
        if (lagNs < PARTS) {
            return (int) lagNs;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(lagNs) - PARTS_BITS;
        return (shift + 1) * PARTS + (int) ((lagNs >>> shift) - PARTS);
    }

    private static long lowest(int index) {
        if (index < PARTS) {
            return index;
        }
        int shift = index / PARTS - 1;
        return (long) (index % PARTS + PARTS) << shift;
    }
}
