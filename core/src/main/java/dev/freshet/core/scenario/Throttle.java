// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import dev.freshet.core.inject.RequestRate;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives requests the times at which they may be sent: evenly at the rate of that moment, in the order of asking, on whichever loop they are.
 *
 * <p>It holds one number, how many requests the rate must have made up before the next one; there is no queue, since each user waits for its own
 * time. What is not used is lost: after a lull requests are not sent in a burst. Safe for all loops, without a lock: two loops that ask
 * at the same instant are told one after the other.
 */
@Internal
public final class Throttle {

    /** What {@link #reserve} gives where nothing is sent any more. */
    public static final long NEVER = RequestRate.NEVER;

    private final RequestRate rate;
    private final AtomicLong nextBits = new AtomicLong(Double.doubleToRawLongBits(0));
    private volatile long startNs;

    public Throttle(RequestRate rate) {
        this.rate = rate;
    }

    /** The run starts at that instant. Before any user starts. */
    public void begin(long runStartNs) {
        startNs = runStartNs;
    }

    /** The rate that it keeps. */
    public RequestRate rate() {
        return rate;
    }

    /** When a request that could be sent now may be sent, never before now; {@link #NEVER} if it is too late for that. Takes the place of one request. */
    public long reserve(long nowNs) {
        long start = startNs;
        double passed = rate.requestsBefore(nowNs - start);
        while (true) {
            long bits = nextBits.get();
            double mine = Math.max(Double.longBitsToDouble(bits), passed);
            if (nextBits.compareAndSet(bits, Double.doubleToRawLongBits(mine + 1))) {
                long atNs = rate.timeNs(mine);
                return atNs == NEVER ? NEVER : Math.max(nowNs, start + atNs);
            }
        }
    }
}
