// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import java.time.Duration;

/** How a run ended. */
@Internal
public sealed interface RunEnd {

    /** In words, for a line of its own. */
    String text();

    /** Whether the run has failed, whatever its statistics say. */
    default boolean isFailure() {
        return false;
    }

    /** The run has failed, whatever its statistics say. */
    sealed interface Failed extends RunEnd {
        @Override
        default boolean isFailure() {
            return true;
        }
    }

    /** All users came, and all ended of their own accord. */
    record Completed() implements RunEnd {
        @Override
        public String text() {
            return "completed";
        }
    }

    /** The longest duration that the simulation allows has passed. */
    record MaxDurationReached(Duration maxDuration) implements RunEnd {
        @Override
        public String text() {
            return "stopped after the maximum duration of " + Quantity.duration(maxDuration.toNanos());
        }
    }

    /** A throttle has come to its end: no request may be sent any more. */
    record ThrottleOver(Duration duration) implements RunEnd {
        @Override
        public String text() {
            return "stopped at the end of the throttle, after " + Quantity.duration(duration.toNanos());
        }
    }

    /** A step of the simulation stopped it. */
    record StoppedBySimulation(String message) implements RunEnd {
        @Override
        public String text() {
            return "stopped by the simulation: " + message;
        }
    }

    /** A step of the simulation declared it failed, or went beyond what can be run. */
    record Crashed(String message) implements Failed {
        @Override
        public String text() {
            return "crashed: " + message;
        }
    }

    /** Something happened after which its figures are not to be trusted: memory was exhausted, a loop died or was blocked. */
    record Invalid(String reason) implements Failed {
        @Override
        public String text() {
            return "is invalid: " + reason;
        }
    }

    /** A mistake in Freshet itself: its figures are not to be trusted either. */
    record Defect(String reason) implements Failed {
        @Override
        public String text() {
            return "is invalid, by a defect of Freshet: " + reason;
        }
    }

    /** Somebody outside stopped it. */
    record Interrupted(String reason) implements RunEnd {
        @Override
        public String text() {
            return "interrupted: " + reason;
        }
    }
}
