// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import org.jspecify.annotations.Nullable;

/**
 * What follows from an event: the next state, and what is done once that state is installed. So a state never sees itself half changed,
 * also when the effect leads to the next event within the same call.
 *
 * @param next null to stay
 */
record Transition(@Nullable StreamState next, Runnable effect) {

    /** Nothing follows. A constant, so that an event that changes nothing costs nothing. */
    static final Transition STAY = new Transition(null, Transition::nothing);

    /** The state stays and something is done. */
    static Transition stay(Runnable effect) {
        return new Transition(null, effect);
    }

    static Transition to(StreamState next) {
        return new Transition(next, Transition::nothing);
    }

    static Transition to(StreamState next, Runnable effect) {
        return new Transition(next, effect);
    }

    private static void nothing() {}
}
