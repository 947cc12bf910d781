// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import java.util.Arrays;
import java.util.Comparator;

/** Holm's correction for the number of comparisons: with it the probability that any one of them is taken for real by chance is at most the level. */
final class Holm {

    private Holm() {}

    /** The probabilities, each corrected for being one of so many; in the same order. */
    static double[] corrected(double[] probabilities) {
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        double[] corrected = new double[order.length];
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, Math.min(1, (order.length - rank) * probabilities[order[rank]]));
            corrected[order[rank]] = highest;
        }
        return corrected;
    }
}
