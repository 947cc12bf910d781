// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A part of a throttle: how many requests per second may be sent at most, over time. The limit begins at 0; steps follow each other without a
 * gap, and behind the last one nothing is sent any more: the run ends there. Immutable.
 */
public final class ThrottleStep {

    private final String text;
    private final Consumer<Shapes> description;

    private ThrottleStep(String text, Consumer<Shapes> description) {
        this.text = text;
        this.description = description;
    }

    static ThrottleStep hold(long durationSeconds) {
        return hold(InjectionArguments.seconds("holdFor", durationSeconds));
    }

    static ThrottleStep hold(Duration duration) {
        long durationNs = InjectionArguments.duration("holdFor", duration).toNanos();
        return new ThrottleStep("holdFor(" + DurationText.of(duration) + ")", shapes -> shapes.hold(durationNs));
    }

    static ThrottleStep jump(int target) {
        InjectionArguments.requestsPerSec("jumpToRps", target);
        return new ThrottleStep("jumpToRps(" + target + ")", shapes -> shapes.jump(target));
    }

    /** Draws this step. */
    @Internal
    public void describeTo(Shapes shapes) {
        description.accept(shapes);
    }

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
            String text = "reachRps(" + target + ").in(" + DurationText.of(duration) + ")";
            long durationNs = InjectionArguments.duration(text, duration).toNanos();
            return new ThrottleStep(text, shapes -> shapes.reach(target, durationNs));
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
