// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import java.util.SplittableRandom;

/**
 * A fixed number of users at random times that follow a steady or steadily changing rate, as independent people arrive.
 *
 * <p>The times are those of <em>n</em> independent draws, put in order. They come in order without being stored: given the one before,
 * the next of <em>k</em> remaining uniform draws lies at {@code 1 - (1 - previous) * v^(1/k)}, with {@code v} uniform (the distribution of the
 * least of k draws). The uniform value is then the share of the rate's area at which the user arrives.
 *
 * @param users how many, the same for every seed
 */
record RandomRamp(long users, double fromPerSec, double toPerSec, long durationNs) implements OpenShape {

    @Override
    public ArrivalTimes arrivals(long seed) {
        return new Draws(seed);
    }

    /** The time, as a share of the duration, until which that share of the area has passed: the root of a quadratic, in its stable form. */
    private double timeOfArea(double share) {
        double wanted = share * (fromPerSec + toPerSec);
        double root = Math.sqrt(fromPerSec * fromPerSec + (toPerSec - fromPerSec) * wanted);
        double denominator = fromPerSec + root;
        return denominator == 0 ? 0 : wanted / denominator;
    }

    private final class Draws implements ArrivalTimes {
        private final SplittableRandom random;
        private final Slots slots = Slots.of(durationNs);
        private long left = users;
        private double area;

        Draws(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public long nextOffsetNs() {
            if (left == 0) {
                return NONE;
            }
            double draw = 1.0 - random.nextDouble(); // above 0, at most 1
            area = 1 - (1 - area) * StrictMath.pow(draw, 1.0 / left);
            left--;
            return (long) (slots.count() * slots.lengthNs() * timeOfArea(area));
        }
    }
}
