// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

/**
 * Users who arrive one after the other, with gaps drawn from a gamma distribution: a renewal process, of which that of Poisson is the one of
 * shape 1. Unlike {@link RandomRamp}, how many arrive is random, too.
 *
 * <pre>
 *   shape 0.1   ▌▌▌          ▌▌         ▌▌▌▌▌           ▌      bursts, and silence between them
 *   shape 1     ▌  ▌▌    ▌  ▌      ▌ ▌    ▌▌      ▌  ▌         each on its own
 *   shape 100   ▌   ▌   ▌   ▌   ▌   ▌   ▌   ▌   ▌   ▌          nearly even
 *               └──────────────────────────────────── time
 * </pre>
 *
 * <p>It is as if they had been arriving for ever when the step begins: the first gap is what is left of the one that is under way then, which is a random
 * share of a gap that is met in proportion to its length. So the expected rate is the rate at every instant, from the first on, and the expected number of
 * users is rate times duration for every shape. If the first gap were one like the others, bursts would begin with a burst more than they should.
 *
 * <p>How many there will be is counted once, by drawing all gaps, since the plan of a run tells it.
 */
final class RandomGaps implements OpenShape {

    private static final double SECOND_NS = 1e9;

    private final double shape;
    private final long seed;
    private final long durationNs;
    private final double scaleNs;
    private final long users;

    /**
     * @param usersPerSec how many arrive on average
     * @param shape the mean of the gaps, squared, in proportion to their variance
     */
    RandomGaps(double usersPerSec, double shape, long seed, long durationNs) {
        this.shape = shape;
        this.seed = seed;
        this.durationNs = durationNs;
        this.scaleNs = SECOND_NS / (usersPerSec * shape);
        this.users = usersPerSec == 0 ? 0 : count();
    }

    @Override
    public long users() {
        return users;
    }

    @Override
    public long durationNs() {
        return durationNs;
    }

    /** The arrivals; by the seed of the step, since it decides also how many there are. */
    @Override
    public ArrivalTimes arrivals(long seedOfRun) {
        return users == 0 ? () -> ArrivalTimes.NONE : new Draws();
    }

    private long count() {
        ArrivalTimes all = new Draws();
        long counted = 0;
        while (all.nextOffsetNs() != ArrivalTimes.NONE) {
            counted++;
        }
        return counted;
    }

    private final class Draws implements ArrivalTimes {
        private final GammaDraws gaps = new GammaDraws(seed);
        private double atNs = scaleNs * gaps.next(shape + 1) * gaps.uniform();

        @Override
        public long nextOffsetNs() {
            if (atNs >= durationNs) {
                return NONE;
            }
            long offsetNs = (long) atNs;
            atNs += scaleNs * gaps.next(shape);
            return offsetNs;
        }
    }
}
