// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How long a pause really lasts, given how long the scenario says. The type of a single pause wins over the population's, that over the
 * simulation's; without any, pauses are constant. Immutable.
 */
public abstract sealed class PauseType {

    /** Pauses are left out. */
    public static final PauseType Disabled = new Scaled("disabledPauses", 0);

    /** Pauses last as long as the scenario says. */
    public static final PauseType Constant = new Scaled("constantPauses", 1);

    /** Pauses are distributed exponentially, with what the scenario says as the mean. */
    public static final PauseType Exponential = new Exponential();

    private final String words;

    private PauseType(String words) {
        this.words = words;
    }

    static PauseType normalWithStdDev(Duration stdDev) {
        return new Normal(notNegative(stdDev), 0);
    }

    static PauseType normalWithPercentage(double percent) {
        return new Normal(Duration.ZERO, notNegative(percent));
    }

    static PauseType uniformWithPercentage(double plusOrMinus) {
        return new Uniform(Duration.ZERO, notNegative(plusOrMinus));
    }

    static PauseType uniformWithDuration(Duration plusOrMinus) {
        return new Uniform(notNegative(plusOrMinus), 0);
    }

    static PauseType custom(Function<Session, Long> f) {
        return new Custom(f);
    }

    /**
     * How long a pause of {@code plannedNs} lasts this time; never negative.
     *
     * @throws RuntimeException whatever the function of {@code customPauses} throws
     */
    @Internal
    public abstract long lengthNs(long plannedNs, Session session, RandomGenerator random);

    @Override
    public String toString() {
        return words;
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new SimulationException(
                    "The spread of pauses must not be negative: " + DurationText.of(duration) + ".");
        }
        return duration;
    }

    private static double notNegative(double percent) {
        if (!(percent >= 0 && percent < Double.POSITIVE_INFINITY)) {
            throw new SimulationException("The spread of pauses must be a percentage from 0 on: " + percent + ".");
        }
        return percent;
    }

    private static final class Scaled extends PauseType {
        private final long factor;

        Scaled(String words, long factor) {
            super(words);
            this.factor = factor;
        }

        @Override
        public long lengthNs(long plannedNs, Session session, RandomGenerator random) {
            return Math.max(0, plannedNs) * factor;
        }
    }

    private static final class Exponential extends PauseType {
        Exponential() {
            super("exponentialPauses");
        }

        @Override
        public long lengthNs(long plannedNs, Session session, RandomGenerator random) {
            return (long) (random.nextExponential() * Math.max(0, plannedNs));
        }
    }

    private static final class Normal extends PauseType {
        private final double stdDevNs;
        private final double share;

        Normal(Duration stdDev, double percent) {
            super("normalPauses");
            this.stdDevNs = stdDev.toNanos();
            this.share = percent / 100;
        }

        @Override
        public long lengthNs(long plannedNs, Session session, RandomGenerator random) {
            return Math.max(0, (long) (plannedNs + random.nextGaussian() * (stdDevNs + share * plannedNs)));
        }
    }

    private static final class Uniform extends PauseType {
        private final double halfWidthNs;
        private final double share;

        Uniform(Duration plusOrMinus, double percent) {
            super("uniformPauses");
            this.halfWidthNs = plusOrMinus.toNanos();
            this.share = percent / 100;
        }

        @Override
        public long lengthNs(long plannedNs, Session session, RandomGenerator random) {
            double deviation = 2 * random.nextDouble() - 1;
            return Math.max(0, (long) (plannedNs + deviation * (halfWidthNs + share * plannedNs)));
        }
    }

    private static final class Custom extends PauseType {
        private final Function<Session, Long> lengthMs;

        Custom(Function<Session, Long> lengthMs) {
            super("customPauses");
            this.lengthMs = Objects.requireNonNull(lengthMs, "f");
        }

        @Override
        public long lengthNs(long plannedNs, Session session, RandomGenerator random) {
            Long ms = lengthMs.apply(session);
            if (ms == null) {
                throw new SimulationException("The function of customPauses gave null.");
            }
            return Duration.ofMillis(Math.max(0, ms)).toNanos();
        }
    }
}
