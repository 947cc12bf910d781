// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;

/**
 * What the blocks of two runs say of one figure.
 *
 * @param pairs how many pairs of blocks have it in both runs
 * @param effective as how many independent pairs they count
 * @param ratio the second run divided by the first; NaN where nothing can be told, infinite where the first has nothing
 * @param low the lower end of the interval that the ratio is in with 95 % confidence, for this figure alone
 * @param high its upper end
 * @param above how probable such blocks are, at most, if the second run were not above the first by more than the tolerance
 * @param below the same for not below it by more than the tolerance
 */
@Internal
public record Evidence(int pairs, double effective, double ratio, double low, double high, double above, double below) {

    /** Too few blocks to tell anything. */
    static Evidence none(int pairs) {
        return new Evidence(pairs, 0, Double.NaN, Double.NaN, Double.NaN, 1, 1);
    }

    /** Whether there were too few blocks to tell anything. */
    public boolean isTooShort() {
        return effective == 0;
    }

    /** Whether the interval lies within the tolerance: then both runs are the same as far as anybody wants to know. */
    boolean isWithin(double tolerance) {
        return low >= 1 / (1 + tolerance) && high <= 1 + tolerance;
    }

    /** The probability for a difference in either direction. */
    double either() {
        return Math.min(1, 2 * Math.min(above, below));
    }
}
