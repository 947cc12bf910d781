// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;

/**
 * A part of a closed injection profile: so many users are there at a time, and whoever leaves is replaced. Steps follow each other without a
 * gap. Immutable.
 *
 * <p>The number is looked up anew at the start of each step and every second, for the second that begins: who is missing comes evenly within
 * it. When it falls nobody is made to leave: the users who go are not replaced until the number is reached.
 */
public abstract sealed class ClosedInjectionStep
        permits ClosedInjectionStep.Level, ClosedInjectionStep.Slope, ClosedInjectionStep.Composite {

    private final String text;

    private ClosedInjectionStep(String text) {
        this.text = text;
    }

    /** Names the elementary shapes of this step, in order. */
    @Internal
    public abstract void describeTo(Shapes shapes);

    /** The step as it stands in a simulation. */
    @Override
    public String toString() {
        return text;
    }

    /** Takes note of the elementary shapes that a profile consists of: straight lines. */
    @Internal
    public interface Shapes {

        void ramp(int fromUsers, int toUsers, long durationNs);
    }

    /** So many users all the time. */
    static final class Level extends ClosedInjectionStep {
        private final int users;
        private final Duration duration;

        private Level(int users, Duration duration) {
            super("constantConcurrentUsers(" + users + ").during(" + DurationText.of(duration) + ")");
            this.users = users;
            this.duration = InjectionArguments.duration(toString(), duration);
        }

        @Override
        public void describeTo(Shapes shapes) {
            shapes.ramp(users, users, duration.toNanos());
        }
    }

    /** A number of users that changes steadily. */
    static final class Slope extends ClosedInjectionStep {
        private final int from;
        private final int to;
        private final Duration duration;

        private Slope(int from, int to, Duration duration) {
            super("rampConcurrentUsers(" + from + ").to(" + to + ").during(" + DurationText.of(duration) + ")");
            this.from = from;
            this.to = to;
            this.duration = InjectionArguments.duration(toString(), duration);
        }

        @Override
        public void describeTo(Shapes shapes) {
            shapes.ramp(from, to, duration.toNanos());
        }
    }

    /** So many users, over a time that is still to be told. */
    public static final class Constant {
        private final int users;

        Constant(int users) {
            this.users = InjectionArguments.users("constantConcurrentUsers", users);
        }

        public ClosedInjectionStep during(long durationSeconds) {
            return during(InjectionArguments.seconds("constantConcurrentUsers(" + users + ")", durationSeconds));
        }

        public ClosedInjectionStep during(Duration duration) {
            return new Level(users, duration);
        }
    }

    /** A number of users that changes steadily, whose end is still to be told. */
    public static final class Ramp {
        private final int from;

        Ramp(int from) {
            this.from = InjectionArguments.users("rampConcurrentUsers", from);
        }

        public RampTo to(int t) {
            return new RampTo(from, InjectionArguments.users("rampConcurrentUsers(" + from + ").to", t));
        }
    }

    /** A number of users that changes steadily, over a time that is still to be told. */
    public static final class RampTo {
        private final int from;
        private final int to;

        private RampTo(int from, int to) {
            this.from = from;
            this.to = to;
        }

        public ClosedInjectionStep during(long durationSeconds) {
            return during(
                    InjectionArguments.seconds("rampConcurrentUsers(" + from + ").to(" + to + ")", durationSeconds));
        }

        public ClosedInjectionStep during(Duration duration) {
            return new Slope(from, to, duration);
        }
    }

    /** A number of users that rises in levels, whose number is still to be told. */
    public static final class Stairs {
        private final int increment;

        Stairs(int increment) {
            this.increment = InjectionArguments.users("incrementConcurrentUsers", increment);
        }

        public StairsWithTime times(int levels) {
            return new StairsWithTime(
                    increment, InjectionArguments.levels("incrementConcurrentUsers(" + increment + ")", levels));
        }
    }

    /** A number of users that rises in levels, whose length is still to be told. */
    public static final class StairsWithTime {
        private final int increment;
        private final int levels;

        private StairsWithTime(int increment, int levels) {
            this.increment = increment;
            this.levels = levels;
        }

        public Composite eachLevelLasting(long durationSeconds) {
            return eachLevelLasting(InjectionArguments.seconds(
                    "incrementConcurrentUsers(" + increment + ").times(" + levels + ")", durationSeconds));
        }

        public Composite eachLevelLasting(Duration duration) {
            return new Composite(new StairsPlan(increment, levels, duration, 0, Duration.ZERO));
        }
    }

    private record StairsPlan(int increment, int levels, Duration level, int start, Duration ramp) {
        @Override
        public String toString() {
            return "incrementConcurrentUsers(" + increment + ").times(" + levels + ").eachLevelLasting("
                    + DurationText.of(level) + ")"
                    + (start == 0 ? "" : ".startingFrom(" + start + ")")
                    + (ramp.isZero() ? "" : ".separatedByRampsLasting(" + DurationText.of(ramp) + ")");
        }

        int users(int level) {
            return Math.addExact(start, Math.multiplyExact(level, increment));
        }
    }

    /**
     * A number of users that rises in levels.
     *
     * <pre>
     *   without ramps:            with ramps, from 0:          with ramps, from a number:
     *                 ____                        ____                        ____
     *            ____|                       ____/                       ____/
     *       ____|                       ____/                       ____/
     *      |                           /                           |
     * </pre>
     *
     * <p>Without ramps, and when it starts from a number, the first level is that number (0 unless told otherwise).
     */
    public static final class Composite extends ClosedInjectionStep {
        private final StairsPlan plan;

        private Composite(StairsPlan plan) {
            super(plan.toString());
            this.plan = plan;
            InjectionArguments.duration(toString(), plan.level);
            InjectionArguments.duration(toString(), plan.ramp);
            InjectionArguments.inAll(toString(), plan.levels, plan.level.plus(plan.ramp));
            requireCountable();
        }

        /** The number of users on the first level. */
        public Composite startingFrom(int startingUsers) {
            InjectionArguments.users(this + ".startingFrom", startingUsers);
            return new Composite(new StairsPlan(plan.increment, plan.levels, plan.level, startingUsers, plan.ramp));
        }

        public Composite separatedByRampsLasting(long durationSeconds) {
            return separatedByRampsLasting(
                    InjectionArguments.seconds(this + ".separatedByRampsLasting", durationSeconds));
        }

        /** From one level to the next the number changes steadily over that time, not at once. */
        public Composite separatedByRampsLasting(Duration duration) {
            return new Composite(new StairsPlan(plan.increment, plan.levels, plan.level, plan.start, duration));
        }

        @Override
        public void describeTo(Shapes shapes) {
            boolean ramped = !plan.ramp.isZero();
            int first = ramped && plan.start == 0 ? 1 : 0;
            for (int level = first; level < first + plan.levels; level++) {
                if (ramped && level > 0) {
                    shapes.ramp(plan.users(level - 1), plan.users(level), plan.ramp.toNanos());
                }
                shapes.ramp(plan.users(level), plan.users(level), plan.level.toNanos());
            }
        }

        private void requireCountable() {
            long highest = (long) plan.start + (long) plan.increment * plan.levels;
            if (highest > Integer.MAX_VALUE) {
                throw new SimulationException(
                        this + ": the highest level would be " + highest + " users, more than " + Integer.MAX_VALUE);
            }
        }
    }
}
