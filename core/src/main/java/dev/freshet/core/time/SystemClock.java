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

    /** How often both clocks are read at the start: the pair that was read fastest is the most exact. */
    private static final int READINGS = 5;

    private final long originNs;
    private final long originEpochNs;

    public SystemClock() {
        long closestNs = Long.MAX_VALUE;
        long atNs = 0;
        long epochNs = 0;
        for (int i = 0; i < READINGS; i++) {
            long beforeNs = System.nanoTime();
            long readNs = wallNs();
            long tookNs = System.nanoTime() - beforeNs;
            if (tookNs < closestNs) {
                closestNs = tookNs;
                atNs = beforeNs + tookNs / 2;
                epochNs = readNs;
            }
        }
        originNs = atNs;
        originEpochNs = epochNs;
    }

    /** What the machine's wall clock shows at this moment, in nanoseconds since the Unix epoch, with all steps that it takes. */
    public static long wallNs() {
        return epochNs(Instant.now());
    }

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
