// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Decodes the body of one response of type {@code text/event-stream}, in reads of any size, and tells its
 * {@link SseHandler} of each event as soon as its blank line can be recognised: a CR is a line end at once, without
 * waiting for an LF. Confined to one thread at a time.
 *
 * <p>Time is linear in the number of bytes, however they are divided into reads. An event that lies in one read is not
 * copied, and an event that is only counted costs no object. An unfinished block is held in at most twice the limit and
 * one read; a decoder with nothing unfinished holds some 200 bytes, the last event ID and, if it had to hold a small
 * block before, up to 512 bytes for the next one.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">WHATWG
 *     HTML, §9.2.6 Interpreting an event stream</a>
 */
public final class SseDecoder {

    /*
     * How pending ranges work. While the lines of a block come in, the decoder stores no values, only where they stand:
     * the ranges in SseBlock. A range is worth something as long as its bytes stay put, and that is arranged thus:
     *
     *  - All ranges of a block refer to one buffer, source(). At first it is the read itself. A block that ends within
     *    the read that began it is dispatched from there, and no byte of it is copied.
     *
     *        read    | data: 1 . . id: 7 . data: 2 . . data: 3 . da |
     *                  ^-- dispatched -------------^   ^keptFrom
     *
     *  - When the read ends, its buffer goes back to the caller. What lies between the first line the block refers to
     *    and the end of the read moves to the carry as it is, the line under way included. Hence all ranges move by one
     *    distance (moveBack), and source() is the carry from now on.
     *
     *        carry   | data: 3 . da |            read   | ta: 4 . : ping . . data: 5 . . |
     *                            ^carriedLineStart
     *
     *  - As long as the carry is in use, each line of the next read is appended before it is looked at, to the line
     *    begun there or as a new one. A line that no range refers to is cut off again, so heartbeats in a block that
     *    never ends do not pile up. The blank line empties the carry, and the next block is read in the read again.
     *    So each byte is copied at most once, apart from the doubling of the carry, and searched once, in its read.
     *
     * Of several data lines only the first one's beginning, the last one's end and the sum of the sizes are kept. If the
     * data is asked for, the lines between are looked through again: a block has a fixed size, whatever it holds, and
     * whoever only counts events pays nothing for the data lines of them.
     *
     * The last event ID changes with nearly every event of some streams but is rarely asked for. So it is a range too,
     * "fresh", until the read ends; then, or if its block was in the carry, its bytes are copied.
     */

    /** The largest limit for the size of an event: 1 GiB. */
    public static final int MAX_EVENT_SIZE_LIMIT_BYTES = 1 << 30;

    /** In place of a longer reconnection time: 146 years, which a deadline in nanoseconds has still room for. */
    public static final long MAX_RETRY_MS = Long.MAX_VALUE / 2 / 1_000_000;

    private static final byte[] NO_BYTES = {};

    private final SseHandler handler;
    private final LineScanner scanner;
    private final SseBlock block;

    /** The last event ID, unless a block of this read has set a newer one. */
    private byte[] lastEventId;

    // The fresh last event ID: a range of the read. There is none if the end is negative.
    private int freshIdStart;
    private int freshIdEnd = -1;

    private long retryMs = SseEvent.NO_RETRY;
    private boolean decoding;
    private boolean showingBlock;
    private boolean stopped;

    // The callback of this block has asked for a pause; then, what that leaves of the read.
    private boolean pausing;
    private int leftBytes;

    /**
     * A decoder for the first connection: no last event ID is known.
     *
     * @param maxEventSizeBytes how large an event may become, from 1 to {@link #MAX_EVENT_SIZE_LIMIT_BYTES}. What counts is the
     *     field lines of the block, with one byte for each line end, and the line under way.
     * @throws IllegalArgumentException if the limit is out of range
     */
    public SseDecoder(SseHandler handler, int maxEventSizeBytes) {
        this(handler, maxEventSizeBytes, "");
    }

    /**
     * A decoder for a reconnection.
     *
     * @param lastEventId what {@link #lastEventId()} of the previous connection's decoder said; empty if none
     */
    public SseDecoder(SseHandler handler, int maxEventSizeBytes, String lastEventId) {
        if (maxEventSizeBytes < 1 || maxEventSizeBytes > MAX_EVENT_SIZE_LIMIT_BYTES) {
            throw new IllegalArgumentException("The limit for the size of an event is " + maxEventSizeBytes
                    + " bytes: give 1 to " + MAX_EVENT_SIZE_LIMIT_BYTES);
        }
        this.handler = handler;
        this.lastEventId = lastEventId.isEmpty() ? NO_BYTES : lastEventId.getBytes(UTF_8);
        scanner = new LineScanner(maxEventSizeBytes);
        block = new SseBlock(this);
    }

    /**
     * Decodes one read: all remaining bytes of the buffer, heap or direct. They are consumed in any case, also those
     * behind a {@link #stop()} or an exception from a callback; only what is behind a {@link #pause()} is left in it. The buffer may be reused afterwards.
     *
     * @throws IllegalStateException if called from a callback
     */
    public void decode(ByteBuffer bytes) {
        if (decoding) {
            throw new IllegalStateException("decode was called from a callback of its own handler:"
                    + " hand over the next read after the first call has returned");
        }
        if (stopped) {
            bytes.position(bytes.limit());
        } else {
            decodeLines(bytes);
        }
    }

    /**
     * Ends the decoding, also from within a callback: no further callback after it, the rest of the read and later reads
     * are ignored. The last event ID and the reconnection time stay readable.
     */
    public void stop() {
        stopped = true;
        scanner.skipRest();
        if (!decoding) {
            forgetBlock();
        }
    }

    /**
     * Ends the decoding of the current read behind the block that the callback is about: the rest of it is left in the buffer, to be handed over as a read of its own when whoever
     * listens can take the next event. Without effect outside of callbacks that show a block.
     */
    public void pause() {
        pausing = showingBlock;
    }

    /**
     * Says that the body has ended, and stops.
     *
     * @return whether it broke off within a block or a line, which is discarded as the standard demands
     */
    public boolean end() {
        boolean unfinished = scanner.isCarried();
        stop();
        return unfinished;
    }

    /**
     * How many bytes of the current read have not been decoded yet: in a callback those behind the line that it is about, else 0. A {@link #stop()} leaves
     * them undecoded; ask before it.
     */
    public int unreadBytes() {
        return decoding && !stopped ? scanner.unread() : 0;
    }

    /** Whether the decoder ignores all further bytes: stopped, ended, or an event was too large. */
    public boolean isStopped() {
        return stopped;
    }

    /** The last event ID, which a reconnection sends; empty if there is none. An id counts from its blank line on. */
    public String lastEventId() {
        return freshIdEnd >= 0
                ? Utf8.text(scanner.source(), freshIdStart, freshIdEnd)
                : Utf8.text(ByteBuffer.wrap(lastEventId), 0, lastEventId.length);
    }

    /** The reconnection time the stream has set, in milliseconds, or {@link SseEvent#NO_RETRY}. */
    public long retryMs() {
        return retryMs;
    }

    /** What the decoder holds for an unfinished block, in bytes. */
    int carryCapacity() {
        return scanner.carryCapacity();
    }

    /** Whether a callback has the view of the block, so that it may be read. */
    boolean isShowingBlock() {
        return showingBlock;
    }

    /** What the positions in the block refer to. */
    ByteBuffer source() {
        return scanner.source();
    }

    private void decodeLines(ByteBuffer bytes) {
        decoding = true;
        leftBytes = 0;
        try {
            scanner.open(bytes);
            while (scanner.next()) {
                onLine();
            }
            closeRead();
        } catch (RuntimeException | Error e) {
            stopped = true;
            closeRead();
            throw e;
        } finally {
            decoding = false;
            bytes.position(bytes.limit() - leftBytes);
        }
    }

    private void closeRead() {
        keepFreshId();
        if (!stopped) {
            block.moveBack(scanner.close());
            if (scanner.isOverfull()) {
                stopped = true;
                handler.onTooLarge(scanner.maxBlockSize());
            }
        }
        if (stopped) {
            forgetBlock();
        }
    }

    private void onLine() {
        ByteBuffer source = scanner.source();
        int start = scanner.start();
        int end = scanner.end();
        if (start == end) {
            onBlankLine();
        } else {
            scanner.finishLine(onField(source, start, end));
        }
    }

    /** Whether the block refers to this line, which must be kept then. */
    private boolean onField(ByteBuffer source, int start, int end) {
        long head = Words.getUpToLimit(source, start);
        return switch (Words.byteOf(head, 0)) {
            case 'd' -> onDataField(head, start, end);
            case 'e' -> onEventField(head, start, end);
            case 'i' -> onIdField(head, start, end);
            case 'r' -> onRetryField(head, source, start, end);
            case ':' -> onComment(head, source, start, end);
            default -> false;
        };
    }

    private boolean onDataField(long head, int start, int end) {
        int value = FieldName.DATA.valueStart(head, start, end);
        if (value < 0) {
            return false;
        }
        block.addDataLine(start, value, end);
        return true;
    }

    private boolean onEventField(long head, int start, int end) {
        int value = FieldName.EVENT.valueStart(head, start, end);
        if (value < 0) {
            return false;
        }
        block.setType(value, end);
        return true;
    }

    /** An id with a NUL could not be sent back in a header, so the standard ignores it. */
    private boolean onIdField(long head, int start, int end) {
        int value = FieldName.ID.valueStart(head, start, end);
        if (value < 0 || scanner.hasNul()) {
            return false;
        }
        block.setId(value, end);
        return true;
    }

    private boolean onRetryField(long head, ByteBuffer source, int start, int end) {
        int value = FieldName.RETRY.valueStart(head, start, end);
        long valueMs = value < 0 ? SseEvent.NO_RETRY : digits(source, value, end);
        if (valueMs >= 0) {
            retryMs = valueMs;
            block.setRetryMs(valueMs);
            handler.onRetry(valueMs);
        }
        return false;
    }

    /** The number that ASCII digits give, capped, or {@link SseEvent#NO_RETRY} if there are none or other characters. */
    private static long digits(ByteBuffer source, int start, int end) {
        long value = start == end ? SseEvent.NO_RETRY : 0;
        for (int i = start; i < end; i++) {
            int digit = source.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return SseEvent.NO_RETRY;
            }
            value = Math.min(value * 10 + digit, MAX_RETRY_MS);
        }
        return value;
    }

    private boolean onComment(long head, ByteBuffer source, int start, int end) {
        handler.onComment(new SseComment(source, FieldName.textStart(head, start, end), end));
        return false;
    }

    private void onBlankLine() {
        if (block.hasId()) {
            takeId();
        }
        showingBlock = true;
        if (block.hasData()) {
            handler.onEvent(block);
        } else if (block.hasType() || block.hasId()) {
            handler.onDatalessBlock(block);
        }
        showingBlock = false;
        block.clear();
        scanner.finishBlock();
        if (pausing) {
            pausing = false;
            leftBytes = stopped ? 0 : scanner.cut();
        }
    }

    /** The id of the block becomes the last event ID: by its range, if that stays readable until the read ends. */
    private void takeId() {
        freshIdStart = block.idStart();
        freshIdEnd = block.idEnd();
        if (scanner.isCarried()) {
            keepFreshId();
        }
    }

    private void keepFreshId() {
        if (freshIdEnd >= 0) {
            int size = freshIdEnd - freshIdStart;
            if (lastEventId.length != size) {
                lastEventId = size == 0 ? NO_BYTES : new byte[size];
            }
            scanner.source().get(freshIdStart, lastEventId);
            freshIdEnd = -1;
        }
    }

    private void forgetBlock() {
        showingBlock = false;
        block.clear();
        scanner.release();
    }
}
