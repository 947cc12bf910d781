// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A recording on its way to one client. Confined to the loop of its connection.
 *
 * <p>Every piece has its time on one schedule, which is laid when the head goes out and never moved: what comes late makes nothing after it late. A client that does
 * not read holds up what is due; once it reads again, it gets all of that at once, and then again piece by piece.
 */
final class Replay implements Response, Runnable {

    /** A write is full with it; the last piece may go beyond. */
    private static final int BATCH_BYTES = 64 << 10;

    /** Writes in one go on the loop before other connections have their turn. */
    private static final int MAX_WRITES = 32;

    /** What frames a piece, for a guess of what a write takes. */
    private static final int OVERHEAD_BYTES = 16;

    private final ReplayPlan plan;
    private final RecordedStream stream;
    private final ResponseWriter writer;

    /** When the round began. */
    private long roundStartNs;

    /** The next piece of the round. */
    private int next;

    private @Nullable Future<?> timer;
    private boolean isPumping;
    private boolean hasEnded;

    Replay(ReplayPlan plan, ResponseWriter writer) {
        this.plan = plan;
        this.stream = plan.stream();
        this.writer = writer;
    }

    @Override
    public void start() {
        writer.head(plan.head(), Framing.CHUNK, true);
        writer.flush();
        roundStartNs = writer.nowNs();
        resume();
    }

    /** Something is due. */
    @Override
    public void run() {
        timer = null;
        resume();
    }

    @Override
    public void resume() {
        if (isPumping || hasEnded || timer != null) {
            return; // a flush of this very stream made the connection writable, or nothing is due yet
        }
        isPumping = true;
        int writes = 0;
        while (!hasEnded && timer == null && writer.isWritable() && writes < MAX_WRITES) {
            step();
            writes++;
        }
        isPumping = false;
        if (writes == MAX_WRITES && !hasEnded && timer == null) {
            writer.execute(this::resume);
        }
    }

    @Override
    public void cancel() {
        hasEnded = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Writes what is due, goes to the next round, ends, or waits for the time of what is next. */
    private void step() {
        boolean isThrough = next == stream.pieceCount();
        long leftNs = roundStartNs + (isThrough ? plan.roundNs() : plan.dueNs(next)) - writer.nowNs();
        if (leftNs > 0) {
            timer = writer.schedule(this, leftNs);
        } else if (!isThrough) {
            writeBatch();
        } else if (plan.loops()) {
            roundStartNs += plan.roundNs();
            next = 0;
        } else {
            hasEnded = true;
            writer.end(stream.isCut() ? Ending.DROP : Ending.CLEAN);
        }
    }

    private void writeBatch() {
        long sinceStartNs = writer.nowNs() - roundStartNs;
        int last = next;
        while (last + 1 < stream.pieceCount()
                && plan.dueNs(last + 1) <= sinceStartNs
                && stream.to(last) - stream.from(next) < BATCH_BYTES) {
            last++;
        }
        int pieces = last - next + 1;
        ByteBuf out = writer.open(stream.to(last) - stream.from(next) + pieces * OVERHEAD_BYTES);
        for (; next <= last; next++) {
            int from = stream.from(next);
            int to = stream.to(next);
            if (from < to) { // a chunk of no bytes would complete the body
                writer.beginPart(out);
                out.writeBytes(stream.bytes(), from, to - from);
                writer.endPart(out, stream.isEvent(next) ? 1 : 0);
            }
        }
        writer.send(out);
        writer.flush();
    }
}
