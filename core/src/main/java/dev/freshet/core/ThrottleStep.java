// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;

/**
 * A part of a throttle: how many requests per second may be sent at most, over time. The limit begins at 0; steps follow each other without a
 * gap, and behind the last one nothing is sent any more: the run ends there. Immutable.
 */
public abstract sealed class ThrottleStep permits ThrottleStep.Reach, ThrottleStep.Hold, ThrottleStep.Jump {

    private final String text;

    private ThrottleStep(String text) {
        this.text = text;
    }

    static ThrottleStep hold(long durationSeconds) {
        return new Hold(InjectionArguments.seconds("holdFor", durationSeconds));
    }

    static ThrottleStep hold(Duration duration) {
        return new Hold(InjectionArguments.duration("holdFor", duration));
    }

    static ThrottleStep jump(int target) {
        return new Jump(InjectionArguments.requestsPerSec("jumpToRps", target));
    }

    /** Draws this step. */
    @Internal
    public abstract void describeTo(Shapes shapes);

    /** The step as it stands in a simulation. */
    @Override
    public String toString() {
        return text;
    }

    /** Takes note of how the limit changes. */
    @Internal
    public interface Shapes {

        /** The limit changes steadily from what it was to {@code target}. */
        void reach(int target, long durationNs);

        void hold(long durationNs);

        /** The limit changes at once. */
        void jump(int target);
    }

    /** A limit that changes steadily to a new value. */
    static final class Reach extends ThrottleStep {
        private final int target;
        private final Duration duration;

        private Reach(int target, Duration duration) {
            super("reachRps(" + target + ").in(" + duration + ")");
            this.target = target;
            this.duration = InjectionArguments.duration(toString(), duration);
        }

        @Override
        public void describeTo(Shapes shapes) {
            shapes.reach(target, duration.toNanos());
        }
    }

    /** A limit that stays what it is. */
    static final class Hold extends ThrottleStep {
        private final Duration duration;

        private Hold(Duration duration) {
            super("holdFor(" + duration + ")");
            this.duration = duration;
        }

        @Override
        public void describeTo(Shapes shapes) {
            shapes.hold(duration.toNanos());
        }
    }

    /** A limit that changes at once. */
    static final class Jump extends ThrottleStep {
        private final int target;

        private Jump(int target) {
            super("jumpToRps(" + target + ")");
            this.target = target;
        }

        @Override
        public void describeTo(Shapes shapes) {
            shapes.jump(target);
        }
    }

    /** A limit to be reached, in a time that is still to be told. */
    public static final class ReachIntermediate {
        private final int target;

        ReachIntermediate(int target) {
            this.target = InjectionArguments.requestsPerSec("reachRps", target);
        }

        /** The limit changes steadily, over so many seconds. */
        public ThrottleStep in(long duration) {
            return in(InjectionArguments.seconds("reachRps(" + target + ")", duration));
        }

        /** The limit changes steadily, over so long. */
        public ThrottleStep in(Duration duration) {
            return new Reach(target, duration);
        }

        /** Another name of {@link #in(long)}. */
        public ThrottleStep during(long duration) {
            return in(duration);
        }

        /** Another name of {@link #in(Duration)}. */
        public ThrottleStep during(Duration duration) {
            return in(duration);
        }
    }
}
