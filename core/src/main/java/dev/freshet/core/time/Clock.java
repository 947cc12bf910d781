// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;

/**
 * Tells the time, in nanoseconds. Safe for any thread.
 */
@Internal
public interface Clock {

    /** Monotonic nanoseconds from an arbitrary origin: only differences mean anything. */
    long nowNs();

    /** The wall-clock time of an instant of this clock, in nanoseconds since the Unix epoch. */
    long epochNs(long nowNs);

    /** The wall-clock time of an instant of this clock, in whole milliseconds since the Unix epoch. */
    default long epochMs(long nowNs) {
        return Math.floorDiv(epochNs(nowNs), 1_000_000L);
    }
}
