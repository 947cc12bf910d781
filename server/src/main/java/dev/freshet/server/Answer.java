// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** What a request is answered with: a description, which each request turns into a {@link Response} of its own. */
sealed interface Answer permits StreamScript, PacedPlan, OrderPlan, ReplayPlan, TokenPlan {

    /** How long nothing is written, in nanoseconds; 0 for an answer at once. */
    long delayNs();

    /** A response that has written nothing yet. */
    Response begin(ResponseWriter writer);
}
