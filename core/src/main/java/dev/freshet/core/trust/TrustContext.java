// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * What a verdict depends on beside the seconds of the run.
 *
 * @param lateTimeouts how many failures are timeouts that a loop came to late, so that nobody knows whether the server was in time
 * @param usesWallClock whether delivery latencies were measured, which alone need the wall clock
 */
@Internal
public record TrustContext(long lateTimeouts, boolean usesWallClock) {

    /** A run in which neither is of importance. */
    public static final TrustContext NONE = new TrustContext(0, false);
}
