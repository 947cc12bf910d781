// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import java.time.Instant;

/**
 * The machine's clocks: the monotonic one, and the wall clock as it stood when this object was made, carried on by the
 * monotonic one. Steps of the wall clock during a run do not show.
 */
@Internal
public final class SystemClock implements Clock {

    private final long originNs = System.nanoTime();
    private final long originEpochNs = epochNs(Instant.now());

    @Override
    public long nowNs() {
        return System.nanoTime();
    }

    @Override
    public long epochNs(long nowNs) {
        return originEpochNs + (nowNs - originNs);
    }

    private static long epochNs(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
