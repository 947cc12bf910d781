// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import dev.freshet.codec.SseEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A stream of generated events in progress. Confined to the loop of its connection.
 *
 * <p>One timer per stream ticks at the period of the events, though not more often than each millisecond. A tick sends
 * what is due by the clock, so that the rate is kept on average even where ticks come late. A client that does not
 * read holds up what is due at that tick, and later ticks are skipped meanwhile: it gets fewer events, numbered
 * without a gap, rather than a flood.
 */
final class PacedStream implements Response, Runnable {

    /** A write is full with it; the last event may go beyond. */
    private static final int BATCH_BYTES = 64 << 10;

    /** Writes in one go on the loop before other connections have their turn. */
    private static final int MAX_WRITES = 32;

    private static final double NS_PER_SECOND = 1e9;
    private static final long MIN_PERIOD_NS = 1_000_000;
    private static final byte[] COMMENT = SseEncoder.comment("");

    private final PacedPlan plan;
    private final ResponseWriter writer;
    private final EventFormat format;

    private long nextId;
    private long startNs;

    /** How many events the clock has called for since the start. */
    private long called;

    /** How many of them are still to be sent. */
    private long owed;

    /** How many events are still to be sent before the ending. */
    private long left;

    /** Events until the next comment. */
    private int untilComment;

    /** The size of the event before, the guess for the next one. */
    private int eventBytes = 128;

    private int batchBytes = eventBytes;

    private @Nullable Future<?> ticks;
    private @Nullable Future<?> heartbeats;
    private boolean isPumping;
    private boolean hasEnded;

    PacedStream(PacedPlan plan, ResponseWriter writer) {
        this.plan = plan;
        this.writer = writer;
        this.format = plan.format();
        this.nextId = plan.firstId();
        this.left = plan.count();
        this.untilComment = plan.commentEvery();
    }

    @Override
    public void start() {
        writer.compress(plan.compression());
        writer.head(plan.head(), plan.framing(), true);
        if (plan.retryMs() >= 0) {
            writer.body(SseEncoder.retry(plan.retryMs()), 0);
        }
        if (plan.heartbeatNs() > 0) {
            heartbeats = writer.scheduleEvery(this::beat, plan.heartbeatNs());
        }
        startNs = System.nanoTime();
        if (plan.rate() > 0 && left > plan.burst()) {
            double periodNs = plan.burst() / plan.rate() * NS_PER_SECOND;
            ticks = writer.scheduleEvery(this, Math.max(MIN_PERIOD_NS, (long) periodNs));
        }
        run();
    }

    /** A tick of the rate: the first burst is due at once. */
    @Override
    public void run() {
        if (plan.rate() == 0) {
            owed = left;
        } else {
            double periods = (System.nanoTime() - startNs) * plan.rate() / NS_PER_SECOND / plan.burst();
            long due = ((long) periods + 1) * plan.burst();
            if (owed == 0) {
                owed = Math.min(due - called, left);
            }
            called = due;
        }
        resume();
    }

    @Override
    public void resume() {
        if (isPumping || hasEnded) {
            return; // a flush of this very stream made the connection writable: its loop goes on by itself
        }
        isPumping = true;
        pump();
        isPumping = false;
        if (left == 0) {
            finish();
        } else if (owed > 0 && writer.isWritable()) {
            writer.execute(this::resume);
        }
    }

    @Override
    public void cancel() {
        hasEnded = true;
        cancel(ticks);
        cancel(heartbeats);
    }

    private void pump() {
        for (int writes = 0; owed > 0 && writes < MAX_WRITES && writer.isWritable(); writes++) {
            writeBatch();
            if (!writer.isWritable()) {
                writer.flush();
            }
        }
        writer.flush();
    }

    private void writeBatch() {
        ByteBuf out = writer.open(batchBytes + eventBytes);
        long nowMs = System.currentTimeMillis();
        int events = 0;
        int rendered = 0; // not what the buffer holds: a compressor takes out what was written
        do {
            writeEvent(out, nowMs);
            rendered += eventBytes;
            events++;
        } while (events < owed && rendered < BATCH_BYTES);
        batchBytes = rendered;
        owed -= events;
        left -= events;
        writer.send(out);
    }

    private void writeEvent(ByteBuf out, long nowMs) {
        int start = out.writerIndex();
        writer.beginPart(out);
        format.write(out, nextId++, nowMs);
        eventBytes = out.writerIndex() - start;
        writer.endPart(out, 1);
        if (untilComment > 0 && --untilComment == 0) {
            untilComment = plan.commentEvery();
            writer.beginPart(out);
            out.writeBytes(COMMENT);
            writer.endPart(out, 0);
        }
    }

    private void beat() {
        if (writer.isWritable()) {
            writer.body(COMMENT, 0);
            writer.flush();
        }
    }

    /** A stream that stalls after its last event keeps its heartbeats, if it has any. */
    private void finish() {
        hasEnded = true;
        cancel(ticks);
        if (plan.ending() != Ending.STALL) {
            cancel(heartbeats);
        }
        writer.end(plan.ending());
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
