// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

/** Says that a feeder has no more records. */
final class Exhaustion {

    private Exhaustion() {}

    /**
     * Too few records are left.
     *
     * @param feeder the feeder as it stands in the simulation
     * @param records how many it had in all
     */
    static Taken.Failed of(String feeder, long records, long left, int wanted) {
        String cause = left == 0
                ? "all " + records + " records of " + feeder + " have been used"
                : wanted + " records were asked for at once, and " + feeder + " has only " + left + " of its " + records
                        + " left";
        return new Taken.Failed(
                "feeder is now empty: " + cause + ". Give it more records, or make it circular() or random().");
    }
}
