// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import dev.freshet.http.wire.HttpResponseHead;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The way of a capture from the loop that reads it to the thread that writes it, so that a slow disk moves no times. Where more waits than memory should have to
 * hold, the loop reads no more until it is written.
 */
final class CaptureQueue {

    /** So much may wait. */
    private static final long MOST_BYTES = 64L << 20;

    /** From so little on, the loop reads again. */
    private static final long FEW_BYTES = MOST_BYTES / 4;

    /** What waits to be written. */
    interface Entry {
        void hand(Taker taker);
    }

    /** Who writes. */
    interface Taker {
        void head(HttpResponseHead head, long epochNs, long headNs);

        void piece(long sinceHeadNs, byte[] bytes, boolean isEvent);

        /** The pieces of one read are complete. */
        void readEnd();

        void end(CaptureEnd end, long sinceHeadNs);

        /** There was no stream. */
        void refused(String why);
    }

    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile Consumer<Boolean> reading = isOn -> {};
    private volatile boolean isHeldBack;

    /** Has the loop read, or not; called on either side. */
    void heldBackBy(Consumer<Boolean> newReading) {
        reading = newReading;
    }

    void head(HttpResponseHead head, long epochNs, long headNs) {
        entries.add(taker -> taker.head(head, epochNs, headNs));
    }

    void piece(long sinceHeadNs, byte[] bytes, boolean isEvent) {
        if (waitingBytes.addAndGet(bytes.length) > MOST_BYTES && !isHeldBack) {
            isHeldBack = true;
            reading.accept(false);
        }
        entries.add(taker -> taker.piece(sinceHeadNs, bytes, isEvent));
    }

    void readEnd() {
        entries.add(Taker::readEnd);
    }

    void end(CaptureEnd end, long sinceHeadNs) {
        entries.add(taker -> taker.end(end, sinceHeadNs));
    }

    void refused(String why) {
        entries.add(taker -> taker.refused(why));
    }

    /** Hands the next entry over, as soon as there is one. Called by the one thread that writes. */
    void handNext(Taker taker) throws InterruptedException {
        entries.take().hand(taker);
    }

    /** So many bytes have been written. */
    void written(int bytes) {
        if (waitingBytes.addAndGet(-bytes) < FEW_BYTES && isHeldBack) {
            isHeldBack = false;
            reading.accept(true);
        }
    }
}
