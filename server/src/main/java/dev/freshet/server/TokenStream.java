// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import dev.freshet.codec.SseEncoder;
import dev.freshet.codec.SseEvent;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a language model in progress. Confined to the loop of its connection.
 *
 * <p>What is due goes out in one write, each event as a part of its own. One timer waits for the next event. No event is left out: what a client that does
 * not read has held up goes out when it reads.
 */
final class TokenStream implements Response, Runnable {

    /** A write is full with it; the last event may go beyond. */
    private static final int BATCH_BYTES = 64 << 10;

    /** Writes in one go on the loop before other connections have their turn. */
    private static final int MAX_WRITES = 32;

    private static final int FIRST_GUESS_BYTES = 512;
    private static final byte[] COMMENT = SseEncoder.comment("");

    private final TokenPlan plan;
    private final ResponseWriter writer;
    private final TokenSchedule schedule;

    private long startNs;

    /** The number of the next event with tokens. */
    private int nextPiece;

    /** Events until the next comment. */
    private int untilComment;

    /** Whether the buffer in progress holds anything. */
    private boolean hasPart;

    private @Nullable Future<?> timer;
    private @Nullable Future<?> heartbeats;
    private boolean isPumping;
    private boolean hasEnded;

    TokenStream(TokenPlan plan, ResponseWriter writer) {
        this.plan = plan;
        this.writer = writer;
        this.schedule = new TokenSchedule(plan.pace());
        this.untilComment = plan.wire().commentEvery();
    }

    @Override
    public void start() {
        startNs = System.nanoTime();
        writer.compress(plan.wire().compression());
        writer.head(TokenPlan.head(), plan.wire().framing(), true);
        if (plan.wire().heartbeatNs() > 0) {
            heartbeats = writer.scheduleEvery(this::beat, plan.wire().heartbeatNs());
        }
        ByteBuf out = open();
        plan.dialect().open(event -> write(out, event));
        send(out);
        writer.flush();
        resume();
    }

    /** The next event is due. */
    @Override
    public void run() {
        timer = null;
        resume();
    }

    @Override
    public void resume() {
        if (isPumping || hasEnded || timer != null) {
            return; // a flush of this very stream made the connection writable, or it is the time that is waited for
        }
        isPumping = true;
        boolean isCaughtUp = pump();
        isPumping = false;
        if (isCaughtUp && !hasEnded) {
            timer = writer.schedule(this, Math.max(0, schedule.dueNs() - (System.nanoTime() - startNs)));
        } else if (!hasEnded && writer.isWritable()) {
            writer.execute(this::resume);
        }
    }

    @Override
    public void cancel() {
        hasEnded = true;
        cancel(timer);
        cancel(heartbeats);
    }

    /** Writes what is due; returns whether that is all. What was written has been flushed when the connection is asked for the last time whether it takes more. */
    private boolean pump() {
        boolean isCaughtUp = false;
        boolean isOver = false;
        for (int writes = 0; !isCaughtUp && writes < MAX_WRITES && writer.isWritable(); writes++) {
            long nowNs = System.nanoTime() - startNs;
            isCaughtUp = schedule.dueNs() > nowNs;
            if (!isCaughtUp) {
                isOver = writeDue(nowNs);
                isCaughtUp = isOver;
            }
            if (!writer.isWritable()) {
                writer.flush();
            }
        }
        writer.flush();
        if (isOver) {
            finish();
        }
        return isCaughtUp;
    }

    /** Writes what is due, as much as fits into one write, with the end if that is; returns whether it was. */
    private boolean writeDue(long nowNs) {
        ByteBuf out = open();
        int rendered = 0; // not what the buffer holds: a compressor takes out what was written
        while (nextPiece < plan.pieces() && schedule.dueNs() <= nowNs && rendered < BATCH_BYTES) {
            int start = out.writerIndex();
            plan.dialect().piece(plan.answer().piece(nextPiece), event -> write(out, event));
            rendered += Math.max(1, out.writerIndex() - start);
            nextPiece++;
            if (nextPiece < plan.pieces() || plan.stop() == TokenPlan.Stop.ERROR) {
                schedule.advance();
            }
        }
        boolean isOver = nextPiece == plan.pieces() && schedule.dueNs() <= nowNs;
        if (isOver) {
            writeEnd(out);
        }
        send(out);
        return isOver;
    }

    private void writeEnd(ByteBuf out) {
        switch (plan.stop()) {
            case END -> plan.dialect().end(event -> write(out, event));
            case ERROR -> plan.dialect().fail(event -> write(out, event));
            case CUT -> {
                // Nothing follows.
            }
        }
    }

    private void write(ByteBuf out, SseEvent event) {
        part(out, SseEncoder.encode(event), 1);
        if (untilComment > 0 && --untilComment == 0) {
            untilComment = plan.wire().commentEvery();
            part(out, COMMENT, 0);
        }
    }

    private ByteBuf open() {
        hasPart = false;
        return writer.open(FIRST_GUESS_BYTES);
    }

    /** What holds no part is not sent: a chunk of no bytes would complete the body. */
    private void send(ByteBuf out) {
        if (hasPart) {
            writer.send(out);
        } else {
            out.release();
        }
    }

    private void part(ByteBuf out, byte[] block, int events) {
        hasPart = true;
        writer.beginPart(out);
        plan.wire().lineEnd().write(out, block);
        writer.endPart(out, events);
    }

    private void beat() {
        if (writer.isWritable()) {
            ByteBuf out = open();
            part(out, COMMENT, 0);
            send(out);
            writer.flush();
        }
    }

    /** A stream that stalls after its last event keeps its heartbeats, if it has any. */
    private void finish() {
        hasEnded = true;
        if (plan.wire().ending() != Ending.STALL) {
            cancel(heartbeats);
        }
        writer.end(plan.wire().ending());
    }

    private static void cancel(@Nullable Future<?> future) {
        if (future != null) {
            future.cancel(false);
        }
    }
}
