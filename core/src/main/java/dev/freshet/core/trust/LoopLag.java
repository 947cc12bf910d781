// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * How late a loop comes to what is due: a tick is due every 10 ms, and the time until it runs is recorded. Confined to its loop.
 *
 * <pre>
 *   due     10    20    30    40    50    60    70   ms
 *   loop    ·     ·     ├──── busy ─────┤ ·     ·
 *   runs    10    20                  62·           70    the tick at 30 is 32 ms late, those at 40, 50 and 60 are 22, 12 and 2 ms late
 * </pre>
 *
 * <p>A loop that is blocked misses ticks. Each of them is recorded with its own lateness when the loop comes back, so that a stop of 3 s is 300 late ticks and not one among
 * thousands: the same reasoning as with coordinated omission. So there is exactly one record for each tick, in the order in which they were due.
 *
 * <p>Cost: a timer and a record each 10 ms; nothing is allocated but the timer.
 */
@Internal
public final class LoopLag {

    /** Time between ticks. */
    public static final long EVERY_NS = 10_000_000L;

    private final Loop loop;
    private final LagSink sink;
    private @Nullable Timeout wait;
    private long dueNs;

    /**
     * The lag of a loop from an instant on: the first tick is due {@link #EVERY_NS} after it.
     *
     * @param sink told of each tick
     */
    public LoopLag(Loop loop, long startNs, LagSink sink) {
        this.loop = loop;
        this.sink = sink;
        this.dueNs = startNs + EVERY_NS;
    }

    /** Begins. If the start is long past, the ticks since then were missed. */
    public void start() {
        wait = loop.schedule(dueNs, this::tick);
    }

    /** Records what was due up to now, and ends. */
    public void stop() {
        if (wait != null) {
            wait.cancel();
            wait = null;
            recordDue();
        }
    }

    private void tick() {
        recordDue();
        wait = loop.schedule(dueNs, this::tick);
    }

    private void recordDue() {
        long nowNs = loop.clock().nowNs();
        for (; dueNs <= nowNs; dueNs += EVERY_NS) {
            sink.record(nowNs - dueNs);
        }
    }
}
