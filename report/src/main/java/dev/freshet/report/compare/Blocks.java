// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import java.util.Arrays;

/** One figure of one run, block by block: of each the mean of its pieces. Confined to one thread. */
final class Blocks {

    private float[] sums = {};
    private short[] pieces = {};

    /** Adds what a piece has, to that block. */
    void add(int block, double value) {
        if (block >= sums.length) {
            int length = Math.min(RunBlocks.MOST, Math.max(block + 1, sums.length * 2));
            sums = Arrays.copyOf(sums, length);
            pieces = Arrays.copyOf(pieces, length);
        }
        sums[block] += (float) value;
        pieces[block]++;
    }

    /** Puts two blocks each together. */
    void halve() {
        float[] halfSums = new float[(sums.length + 1) / 2];
        short[] halfPieces = new short[halfSums.length];
        for (int i = 0; i < sums.length; i++) {
            halfSums[i / 2] += sums[i];
            halfPieces[i / 2] += pieces[i];
        }
        sums = halfSums;
        pieces = halfPieces;
    }

    /**
     * The blocks, NaN where nothing is known.
     *
     * @param told of how many pieces of each block the run tells anything
     * @param isZeroWhereMissing whether the others have 0
     */
    double[] values(short[] told, int count, boolean isZeroWhereMissing) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = i < sums.length ? sums[i] : 0;
            int of = isZeroWhereMissing ? told[i] : i < pieces.length ? pieces[i] : 0;
            values[i] = of == 0 ? Double.NaN : sum / of;
        }
        return values;
    }
}
