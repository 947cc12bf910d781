// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;

/**
 * The lines of one buffer: each ends with CR, LF or CRLF. What follows the last line end is no line yet, but the
 * {@link #rest()}. Confined to one thread.
 *
 * <p>The buffer is searched in windows of 32 bytes, four words at a time. What looks like a line end in a window is kept
 * as one bit per byte, so the next line end of the same window costs no second look. {@code DecoderBenchmark} measures
 * it. Copying a direct buffer to an array first gained nothing; searching word by word, or exactly for CR and for LF
 * instead of for what might be either, was slower, and so was making a text of the bytes to have the search of the JDK.
 */
final class Lines {

    /** In place of a buffer where there is none. */
    static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private static final int WINDOW = 4 * Words.BYTES;
    private static final int NOWHERE = -1;

    private ByteBuffer bytes = NO_BYTES;
    private int limit;

    private int start;
    private int end;
    private int rest;

    /** Where an LF would be the second half of a CRLF. */
    private int lineFeedToSkip;

    /** Where the window begins that was searched last. */
    private int window;

    /** One bit for each byte of the window, the first one lowest; set if it has still to be looked at. */
    private int candidates;

    private boolean mayHoldNul;

    /**
     * Begins with a part of a buffer, whose position and limit are neither used nor moved.
     *
     * @param afterCarriageReturn whether an LF at the very beginning is the second half of a CRLF
     */
    void open(ByteBuffer buffer, int from, int to, boolean afterCarriageReturn) {
        bytes = buffer;
        limit = to;
        rest = from;
        lineFeedToSkip = afterCarriageReturn ? from : NOWHERE;
        window = from - WINDOW;
        candidates = 0;
        mayHoldNul = false;
    }

    /** Goes to the next line, if there is one. */
    boolean next() {
        ByteBuffer buffer = bytes;
        int base = window;
        int bits = candidates;
        while (true) {
            while (bits != 0) {
                int at = base + Integer.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                if (endsLine(buffer.get(at), at)) {
                    window = base;
                    candidates = bits;
                    return true;
                }
            }
            int left = limit - base - WINDOW;
            if (left <= 0) {
                skipRest();
                return false;
            }
            base += WINDOW;
            if (left < WINDOW) {
                bits = candidatesAtEnd(buffer, base, left);
            } else {
                bits = candidates(buffer, base);
                base = bits == 0 ? skipEmptyWindows(buffer, base, limit) : base;
            }
        }
    }

    /**
     * Goes over windows without a line end, as within a long line. This loop does one thing and counts, so Java may check the bounds of the buffer once for all of it. Where
     * it has seen direct buffers only, that is more than twice as fast as looking at one window after the other; where carried blocks were in arrays, by a fifth to a third.
     *
     * @param window one without a line end
     * @return the last of those that follow it without one; the window itself where the next has one
     */
    private static int skipEmptyWindows(ByteBuffer buffer, int window, int limit) {
        int at = window + WINDOW;
        for (; at <= limit - WINDOW; at += WINDOW) {
            long marks = Words.markBelow14(Words.get(buffer, at))
                    | Words.markBelow14(Words.get(buffer, at + 8))
                    | Words.markBelow14(Words.get(buffer, at + 16))
                    | Words.markBelow14(Words.get(buffer, at + 24));
            if (Words.isMarked(marks)) {
                break;
            }
        }
        return at - WINDOW;
    }

    private boolean endsLine(byte b, int at) {
        if (b == '\r') {
            lineFeedToSkip = at + 1;
        } else if (b != '\n') {
            mayHoldNul = true;
            return false;
        } else if (at == lineFeedToSkip) {
            rest = at + 1;
            return false;
        }
        start = rest;
        end = at;
        rest = at + 1;
        return true;
    }

    /** Forgets the buffer. */
    void forget() {
        open(NO_BYTES, 0, 0, false);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    int limit() {
        return limit;
    }

    /** Finds no further line. The current one stays as it is. */
    void skipRest() {
        window = limit;
        candidates = 0;
    }

    /**
     * Ends the buffer behind the current line.
     *
     * @return how many bytes that leaves out
     */
    int cut() {
        int cut = limit - rest;
        limit = rest;
        skipRest();
        return cut;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Where the line ends: the position of its line end. */
    int end() {
        return end;
    }

    /** Where the bytes begin that are not part of any line so far. */
    int rest() {
        return rest;
    }

    /** Whether a NUL may be in the lines so far: if there was a byte below 14 that is no line end. Mostly there is none. */
    boolean mayHoldNul() {
        return mayHoldNul;
    }

    /** Whether an LF at the beginning of what follows the buffer is the second half of a CRLF. */
    boolean endsWithCarriageReturn() {
        return lineFeedToSkip == limit;
    }

    private static int candidates(ByteBuffer buffer, int at) {
        long first = Words.markBelow14(Words.get(buffer, at));
        long second = Words.markBelow14(Words.get(buffer, at + 8));
        long third = Words.markBelow14(Words.get(buffer, at + 16));
        long fourth = Words.markBelow14(Words.get(buffer, at + 24));
        if (!Words.isMarked(first | second | third | fourth)) {
            return 0;
        }
        return Words.markedBytes(first)
                | (Words.markedBytes(second) << 8)
                | (Words.markedBytes(third) << 16)
                | (Words.markedBytes(fourth) << 24);
    }

    /**
     * For the end of the buffer, which is shorter than a window: as part of the last whole one, which reaches back into what was searched before or into what lies before the
     * beginning; byte by byte only where there is none.
     */
    private static int candidatesAtEnd(ByteBuffer buffer, int at, int length) {
        int back = WINDOW - length;
        if (at >= back) {
            return candidates(buffer, at - back) >>> back;
        }
        int bits = 0;
        for (int i = 0; i < length; i++) {
            byte b = buffer.get(at + i);
            bits |= b >= 0 && b < 14 ? 1 << i : 0;
        }
        return bits;
    }
}
