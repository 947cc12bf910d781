// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.time.Clock;

/**
 * Compares the wall clock of the machine with that of the run, which goes on from the start by the monotonic clock. A pair of readings that something came between is not used.
 * Confined to the sampler.
 */
final class WallClock {

    private static final int ATTEMPTS = 3;

    /** What time servers correct slowly, between two looks, is far less than that. */
    private static final long LEAST_STEP_NS = 1_000_000L;

    private static final long CLOSE_NS = 200_000L;

    private final Machine machine;
    private final Clock clock;
    private long lastOffNs = TrustFigure.UNKNOWN;

    WallClock(Machine machine, Clock clock) {
        this.machine = machine;
        this.clock = clock;
    }

    TrustSecond look(TrustSecond open) {
        long offNs = offNs();
        if (offNs == TrustFigure.UNKNOWN) {
            return open;
        }
        long stepNs = lastOffNs == TrustFigure.UNKNOWN ? 0 : offNs - lastOffNs;
        lastOffNs = offNs;
        return open.withWorse(TrustFigure.CLOCK_OFF, offNs)
                .withWorse(TrustFigure.CLOCK_STEP, Math.abs(stepNs) < LEAST_STEP_NS ? 0 : stepNs);
    }

    private long offNs() {
        for (int i = 0; i < ATTEMPTS; i++) {
            long beforeNs = clock.nowNs();
            long wallNs = machine.wallNs();
            long tookNs = clock.nowNs() - beforeNs;
            if (tookNs <= CLOSE_NS) {
                return wallNs == TrustFigure.UNKNOWN ? wallNs : wallNs - clock.epochNs(beforeNs + tookNs / 2);
            }
        }
        return TrustFigure.UNKNOWN;
    }
}
