// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers how late one loop is, and hands it over second by second of the run: the second of a tick is that in which it was due. Users are counted in the second that is open when
 * they start. Confined to its loop.
 */
@Internal
public final class LoopSeconds implements LagSink {

    private static final int TICKS = (int) (1_000_000_000L / LoopLag.EVERY_NS);

    private final long[] ticksNs = new long[TICKS];
    private final LagBuckets users = new LagBuckets();
    private Consumer<SecondOfLoop> taker = second -> {};
    private int ticks;
    private int second;

    /** Begins with second 0. What was counted before is forgotten. */
    public void begin(Consumer<SecondOfLoop> newTaker) {
        taker = newTaker;
        second = 0;
        startAgain();
    }

    /** The next tick, each of which comes once. */
    @Override
    public void record(long latenessNs) {
        ticksNs[ticks++] = latenessNs;
        if (ticks == TICKS) {
            close();
        }
    }

    /** A user has started that much later than it should have. */
    public void userStarted(long lagNs) {
        users.add(lagNs);
    }

    /** Hands over what there is of the open second. */
    public void end() {
        if (ticks > 0 || !users.isEmpty()) {
            close();
        }
        taker = ended -> {};
    }

    private void close() {
        Arrays.sort(ticksNs, 0, ticks);
        long p99Ns = ticks == 0 ? TrustFigure.UNKNOWN : ticksNs[Math.max(0, ticks - 2)];
        long maxNs = ticks == 0 ? TrustFigure.UNKNOWN : ticksNs[ticks - 1];
        taker.accept(new SecondOfLoop(second++, p99Ns, maxNs, users.percentile99()));
        startAgain();
    }

    private void startAgain() {
        ticks = 0;
        users.clear();
    }
}
