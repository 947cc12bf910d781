// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A part of an open injection profile: users arrive at their times, however many of the earlier ones are still there. Steps follow each
 * other without a gap. Immutable.
 *
 * <p>Where users are spread over time they are first spread over its whole seconds, then evenly within each second; a fraction of a second
 * at the end of a step stays empty. A step that is shorter than one second is spread evenly over what it lasts.
 */
public abstract sealed class OpenInjectionStep
        permits OpenInjectionStep.Simple,
                OpenInjectionStep.ConstantRate.ConstantRateOpenInjectionStep,
                OpenInjectionStep.RampRate.RampRateOpenInjectionStep,
                OpenInjectionStep.RandomRate.RandomRateOpenInjectionStep,
                OpenInjectionStep.Stairs.Composite {

    private final String text;

    private OpenInjectionStep(String text) {
        this.text = text;
    }

    /** So many users at one instant. */
    public static OpenInjectionStep atOnceUsers(int users) {
        InjectionArguments.users("atOnceUsers", users);
        return new Simple("atOnceUsers(" + users + ")", shapes -> shapes.atOnce(users));
    }

    /** Nobody arrives for so long. */
    public static OpenInjectionStep nothingFor(Duration duration) {
        InjectionArguments.duration("nothingFor", duration);
        return new Simple(
                "nothingFor(" + DurationText.of(duration) + ")", shapes -> shapes.nothingFor(duration.toNanos()));
    }

    static OpenInjectionStep nothingFor(long durationSeconds) {
        return nothingFor(InjectionArguments.seconds("nothingFor", durationSeconds));
    }

    /** Names the elementary shapes of this step, in order. */
    @Internal
    public abstract void describeTo(Shapes shapes);

    /** The step as it stands in a simulation. */
    @Override
    public String toString() {
        return text;
    }

    /** Takes note of the elementary shapes that a profile consists of. */
    @Internal
    public interface Shapes {

        void nothingFor(long durationNs);

        void atOnce(long users);

        void ramp(long users, long durationNs);

        void constantRate(double usersPerSec, long durationNs, boolean randomized);

        void rampRate(double fromPerSec, double toPerSec, long durationNs, boolean randomized);

        void stressPeak(long users, long durationNs);

        /** Gaps from a gamma distribution of that shape; the same seed gives the same arrivals. */
        void randomGaps(double usersPerSec, double shape, long seed, long durationNs);
    }

    /** A step that is one shape and takes no options. */
    static final class Simple extends OpenInjectionStep {
        private final Consumer<Shapes> description;

        private Simple(String text, Consumer<Shapes> description) {
            super(text);
            this.description = description;
        }

        @Override
        public void describeTo(Shapes shapes) {
            description.accept(shapes);
        }
    }

    /** So many users, spread evenly over a time that is still to be told. */
    public static final class Ramp {
        private final int users;

        Ramp(int users) {
            this.users = InjectionArguments.users("rampUsers", users);
        }

        public OpenInjectionStep during(long durationSeconds) {
            return during(InjectionArguments.seconds("rampUsers(" + users + ")", durationSeconds));
        }

        /** A duration of 0 means at once. */
        public OpenInjectionStep during(Duration duration) {
            String text = "rampUsers(" + users + ").during(" + DurationText.of(duration) + ")";
            InjectionArguments.duration(text, duration);
            return new Simple(text, shapes -> shapes.ramp(users, duration.toNanos()));
        }
    }

    /** So many users in a wave that swells and ebbs like a bell, over a time that is still to be told. */
    public static final class StressPeak {
        private final int users;

        StressPeak(int users) {
            this.users = InjectionArguments.users("stressPeakUsers", users);
        }

        public OpenInjectionStep during(long durationSeconds) {
            return during(InjectionArguments.seconds("stressPeakUsers(" + users + ")", durationSeconds));
        }

        /** A duration of 0 means at once. */
        public OpenInjectionStep during(Duration duration) {
            String text = "stressPeakUsers(" + users + ").during(" + DurationText.of(duration) + ")";
            InjectionArguments.duration(text, duration);
            return new Simple(text, shapes -> shapes.stressPeak(users, duration.toNanos()));
        }
    }

    /** A steady rate, over a time that is still to be told. */
    public static final class ConstantRate {
        private final double rate;

        ConstantRate(double rate) {
            this.rate = InjectionArguments.rate("constantUsersPerSec", rate);
        }

        public ConstantRateOpenInjectionStep during(long durationSeconds) {
            return during(InjectionArguments.seconds("constantUsersPerSec(" + rate + ")", durationSeconds));
        }

        public ConstantRateOpenInjectionStep during(Duration duration) {
            return new ConstantRateOpenInjectionStep(rate, duration, false);
        }

        /** Users at a steady rate; in all, rate times whole seconds, rounded. */
        public static final class ConstantRateOpenInjectionStep extends OpenInjectionStep {
            private final double rate;
            private final Duration duration;
            private final boolean randomized;

            private ConstantRateOpenInjectionStep(double rate, Duration duration, boolean randomized) {
                super("constantUsersPerSec(" + rate + ").during(" + DurationText.of(duration) + ")"
                        + (randomized ? ".randomized()" : ""));
                this.rate = rate;
                this.duration = InjectionArguments.duration(toString(), duration);
                this.randomized = randomized;
                InjectionArguments.rateOver(toString(), rate, duration);
            }

            /** The same number of users, at times that are independent of each other and equally likely everywhere. */
            public OpenInjectionStep randomized() {
                return new ConstantRateOpenInjectionStep(rate, duration, true);
            }

            @Override
            public void describeTo(Shapes shapes) {
                shapes.constantRate(rate, duration.toNanos(), randomized);
            }
        }
    }

    /** A rate that changes steadily, whose end is still to be told. */
    public static final class RampRate {
        private final double from;

        RampRate(double from) {
            this.from = InjectionArguments.rate("rampUsersPerSec", from);
        }

        public During to(double to) {
            return new During(from, InjectionArguments.rate("rampUsersPerSec(" + from + ").to", to));
        }

        /** A rate that changes steadily, over a time that is still to be told. */
        public static final class During {
            private final double from;
            private final double to;

            private During(double from, double to) {
                this.from = from;
                this.to = to;
            }

            public RampRateOpenInjectionStep during(long durationSeconds) {
                return during(
                        InjectionArguments.seconds("rampUsersPerSec(" + from + ").to(" + to + ")", durationSeconds));
            }

            public RampRateOpenInjectionStep during(Duration duration) {
                return new RampRateOpenInjectionStep(from, to, duration, false);
            }
        }

        /** Users at a rate that changes steadily; in all, the area under the rate, rounded down. */
        public static final class RampRateOpenInjectionStep extends OpenInjectionStep {
            private final double from;
            private final double to;
            private final Duration duration;
            private final boolean randomized;

            private RampRateOpenInjectionStep(double from, double to, Duration duration, boolean randomized) {
                super("rampUsersPerSec(" + from + ").to(" + to + ").during(" + DurationText.of(duration) + ")"
                        + (randomized ? ".randomized()" : ""));
                this.from = from;
                this.to = to;
                this.duration = InjectionArguments.duration(toString(), duration);
                this.randomized = randomized;
                InjectionArguments.rateOver(toString(), Math.max(from, to), duration);
            }

            /** The same number of users, at times that are independent of each other and follow the same ramp. */
            public OpenInjectionStep randomized() {
                return new RampRateOpenInjectionStep(from, to, duration, true);
            }

            @Override
            public void describeTo(Shapes shapes) {
                shapes.rampRate(from, to, duration.toNanos(), randomized);
            }
        }
    }

    /** A rate that is steady on average only, over a time that is still to be told. */
    public static final class RandomRate {
        private final String text;
        private final double rate;
        private final double shape;

        private RandomRate(String text, double rate, double shape) {
            this.text = text;
            this.rate = rate;
            this.shape = shape;
        }

        static RandomRate poisson(double rate) {
            InjectionArguments.rate("poissonUsersPerSec", rate);
            return new RandomRate("poissonUsersPerSec(" + rate + ")", rate, 1);
        }

        static RandomRate gamma(double rate, double shape) {
            InjectionArguments.rate("gammaUsersPerSec", rate);
            String text = "gammaUsersPerSec(" + rate + ", " + shape + ")";
            return new RandomRate(text, rate, InjectionArguments.shape(text, shape));
        }

        public RandomRateOpenInjectionStep during(long durationSeconds) {
            return during(InjectionArguments.seconds(text, durationSeconds));
        }

        public RandomRateOpenInjectionStep during(Duration duration) {
            return new RandomRateOpenInjectionStep(this, duration, 0);
        }

        /**
         * Users at a rate that is steady on average: the gaps between them are random, and so is their number. Both are the same in every run, and on all
         * machines of a run, since they come from a seed.
         */
        public static final class RandomRateOpenInjectionStep extends OpenInjectionStep {
            private final RandomRate random;
            private final Duration duration;
            private final long seed;

            private RandomRateOpenInjectionStep(RandomRate random, Duration duration, long seed) {
                super(random.text + ".during(" + DurationText.of(duration) + ")"
                        + (seed == 0 ? "" : ".seed(" + seed + ")"));
                this.random = random;
                this.duration = InjectionArguments.duration(toString(), duration);
                this.seed = seed;
                InjectionArguments.rateOver(toString(), random.rate, duration);
                InjectionArguments.countable(toString(), random.rate, duration);
            }

            /** Other random arrivals: each seed gives its own, always the same in the same place of a simulation. Unless told otherwise it is 0. */
            public OpenInjectionStep seed(long seed) {
                return new RandomRateOpenInjectionStep(random, duration, seed);
            }

            @Override
            public void describeTo(Shapes shapes) {
                shapes.randomGaps(random.rate, random.shape, seed, duration.toNanos());
            }
        }
    }

    /** A rate that rises in levels, whose number is still to be told. */
    public static final class Stairs {
        private final double increment;

        Stairs(double increment) {
            this.increment = InjectionArguments.rate("incrementUsersPerSec", increment);
        }

        public Times times(int levels) {
            return new Times(increment, InjectionArguments.levels("incrementUsersPerSec(" + increment + ")", levels));
        }

        /** A rate that rises in levels, whose length is still to be told. */
        public static final class Times {
            private final double increment;
            private final int levels;

            private Times(double increment, int levels) {
                this.increment = increment;
                this.levels = levels;
            }

            public Composite eachLevelLasting(long durationSeconds) {
                return eachLevelLasting(InjectionArguments.seconds(
                        "incrementUsersPerSec(" + increment + ").times(" + levels + ")", durationSeconds));
            }

            public Composite eachLevelLasting(Duration duration) {
                return new Composite(new StairsPlan(increment, levels, duration, 0, Duration.ZERO));
            }
        }

        /**
         * A rate that rises in levels.
         *
         * <pre>
         *   without ramps:            with ramps, from 0:          with ramps, from a rate:
         *                 ____                        ____                        ____
         *            ____|                       ____/                       ____/
         *       ____|                       ____/                       ____/
         *      |                           /                           |
         * </pre>
         *
         * <p>Without ramps, and when it starts from a rate, the first level is the starting rate (0 unless told otherwise).
         */
        public static final class Composite extends OpenInjectionStep {
            private final StairsPlan plan;

            private Composite(StairsPlan plan) {
                super(plan.toString());
                this.plan = plan;
                InjectionArguments.duration(toString(), plan.level);
                InjectionArguments.duration(toString(), plan.ramp);
                InjectionArguments.rateOver(toString(), Math.max(plan.start, plan.increment), plan.level);
                InjectionArguments.notTooHigh(toString(), plan.rate(plan.levels));
                InjectionArguments.inAll(toString(), plan.levels, plan.level.plus(plan.ramp));
            }

            /** The rate of the first level. */
            public Composite startingFrom(double startingRate) {
                InjectionArguments.rate(this + ".startingFrom", startingRate);
                return new Composite(new StairsPlan(plan.increment, plan.levels, plan.level, startingRate, plan.ramp));
            }

            public Composite separatedByRampsLasting(long durationSeconds) {
                return separatedByRampsLasting(
                        InjectionArguments.seconds(this + ".separatedByRampsLasting", durationSeconds));
            }

            /** From one level to the next the rate changes steadily over that time, not at once. */
            public Composite separatedByRampsLasting(Duration duration) {
                return new Composite(new StairsPlan(plan.increment, plan.levels, plan.level, plan.start, duration));
            }

            @Override
            public void describeTo(Shapes shapes) {
                boolean ramped = !plan.ramp.isZero();
                int first = ramped && plan.start == 0 ? 1 : 0;
                for (int level = first; level < first + plan.levels; level++) {
                    if (ramped && level > 0) {
                        shapes.rampRate(plan.rate(level - 1), plan.rate(level), plan.ramp.toNanos(), false);
                    }
                    shapes.constantRate(plan.rate(level), plan.level.toNanos(), false);
                }
            }
        }
    }

    private record StairsPlan(double increment, int levels, Duration level, double start, Duration ramp) {
        @Override
        public String toString() {
            return "incrementUsersPerSec(" + increment + ").times(" + levels + ").eachLevelLasting("
                    + DurationText.of(level) + ")"
                    + (start == 0 ? "" : ".startingFrom(" + start + ")")
                    + (ramp.isZero() ? "" : ".separatedByRampsLasting(" + DurationText.of(ramp) + ")");
        }

        double rate(int level) {
            return start + level * increment;
        }
    }
}
