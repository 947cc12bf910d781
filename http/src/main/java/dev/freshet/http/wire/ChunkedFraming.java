// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import java.nio.ByteBuffer;

/**
 * A body in chunks, each with its size in front. Extensions and trailers are read and dropped; lines must end with CR LF.
 *
 * <p>An event stream often has one chunk per event, so this is the innermost loop of the client. Where that is asked for, small chunks of one read are moved
 * together and handed over as one piece, so that events are decoded per read, however they are divided into chunks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112 §7.1</a>
 */
final class ChunkedFraming extends BodyFraming {

    private static final int MAX_SIZE_LINE_BYTES = 8 << 10;
    private static final long MAX_CHUNK_BYTES = Long.MAX_VALUE >>> 8;

    /** Two line ends and up to seven digits, and one byte of data. */
    private static final int SHORTCUT_BYTES = 12;

    /**
     * Up to here it is cheaper to move the data of a chunk than to hand it over as a piece of its own: each piece begins and ends a read of the decoder, and asks whoever stands
     * in between.
     */
    private static final int MOST_MOVED_BYTES = 512;

    /** What the next byte belongs to. */
    private enum Expect {
        FIRST_DIGIT,
        DIGITS,
        AFTER_SIZE,
        EXTENSION,
        SIZE_LINE_FEED,
        DATA,
        DATA_RETURN,
        DATA_LINE_FEED,
        TRAILER_LINE,
        TRAILER,
        TRAILER_LINE_FEED,
        LAST_LINE_FEED,
        NOTHING
    }

    private final int maxTrailerBytes;
    private Expect expect = Expect.FIRST_DIGIT;
    private String fault = "";
    private long left;
    private int lineBytes;
    private int trailerBytes;

    ChunkedFraming(int maxTrailerBytes) {
        this.maxTrailerBytes = maxTrailerBytes;
    }

    @Override
    public Progress read(ByteBuffer bytes, BodyFraming.Sink sink) {
        return read(bytes, sink, 0);
    }

    @Override
    public Progress readTogether(ByteBuffer bytes, BodyFraming.Sink sink) {
        return read(bytes, sink, MOST_MOVED_BYTES);
    }

    /** Moves what a chunk has in these bytes to the piece before it if it is no more than so much, and hands over what it can't add to. */
    private Progress read(ByteBuffer bytes, BodyFraming.Sink sink, int mostMoved) {
        int end = bytes.limit();
        int at = bytes.position();
        int from = at;
        int to = at;
        while (at < end && expect != Expect.NOTHING) {
            if (expect != Expect.DATA) {
                expect = after(bytes.get(at++));
                continue;
            }
            int length = (int) Math.min(end - at, left);
            left -= length;
            expect = left == 0 ? Expect.DATA_RETURN : Expect.DATA;
            if (to > from && length <= mostMoved) {
                bytes.put(to, bytes, at, length);
                to += length;
            } else if (to > from && !lend(bytes, from, to, sink)) {
                return Progress.STOPPED;
            } else {
                from = at;
                to = at + length;
            }
            at = left == 0 ? skipToNextData(bytes, at + length, end) : at + length;
        }
        if (to > from && !lend(bytes, from, to, sink)) {
            return Progress.STOPPED;
        }
        bytes.position(at);
        return progress();
    }

    private Progress progress() {
        if (expect != Expect.NOTHING) {
            return Progress.OPEN;
        }
        return fault.isEmpty() ? Progress.ENDED : Progress.FAULTY;
    }

    /**
     * Goes from the end of a chunk's data to the data of the next in one step, where a plain size line lies between them whole, as it nearly always
     * does in a busy stream: that saves a third of the cost of a small chunk. Otherwise stays where it is, for the way byte by byte.
     */
    private int skipToNextData(ByteBuffer bytes, int at, int end) {
        if (end - at < SHORTCUT_BYTES || bytes.get(at) != '\r' || bytes.get(at + 1) != '\n') {
            return at;
        }
        int size = 0;
        int next = at + 2;
        for (int digit = hexDigit(bytes.get(next)); digit >= 0 && next < at + 9; digit = hexDigit(bytes.get(next))) {
            size = size << 4 | digit;
            next++;
        }
        if (size == 0 || bytes.get(next) != '\r' || bytes.get(next + 1) != '\n') {
            return at;
        }
        left = size;
        expect = Expect.DATA;
        return next + 2;
    }

    private Expect after(byte b) {
        return switch (expect) {
            case FIRST_DIGIT, DIGITS, AFTER_SIZE, EXTENSION -> inSizeLine(b);
            case SIZE_LINE_FEED -> sizeComplete(b);
            case DATA_RETURN -> b == '\r' ? Expect.DATA_LINE_FEED : faulty(FailureTexts.MALFORMED_CHUNK);
            case DATA_LINE_FEED -> b == '\n' ? Expect.FIRST_DIGIT : faulty(FailureTexts.MALFORMED_CHUNK);
            case TRAILER_LINE, TRAILER, TRAILER_LINE_FEED, LAST_LINE_FEED -> inTrailer(b);
            case DATA, NOTHING -> throw new IllegalStateException("No framing byte is due while " + expect);
        };
    }

    private Expect inSizeLine(byte b) {
        if (++lineBytes > MAX_SIZE_LINE_BYTES) {
            return faulty(FailureTexts.CHUNK_LINE_TOO_LONG);
        }
        if (expect == Expect.EXTENSION) {
            return inExtension(b);
        }
        int digit = expect == Expect.AFTER_SIZE ? -1 : hexDigit(b);
        if (digit >= 0) {
            left = left << 4 | digit;
            return left > MAX_CHUNK_BYTES ? faulty(FailureTexts.CHUNK_TOO_LARGE) : Expect.DIGITS;
        }
        if (expect == Expect.FIRST_DIGIT) {
            return faulty(FailureTexts.MALFORMED_CHUNK);
        }
        return switch (b) {
            case '\r' -> Expect.SIZE_LINE_FEED;
            case ';' -> Expect.EXTENSION;
            case ' ', '\t' -> Expect.AFTER_SIZE;
            default -> faulty(FailureTexts.MALFORMED_CHUNK);
        };
    }

    private Expect inExtension(byte b) {
        return switch (b) {
            case '\r' -> Expect.SIZE_LINE_FEED;
            case '\n' -> faulty(FailureTexts.MALFORMED_CHUNK);
            default -> Expect.EXTENSION;
        };
    }

    private Expect sizeComplete(byte b) {
        if (b != '\n') {
            return faulty(FailureTexts.MALFORMED_CHUNK);
        }
        lineBytes = 0;
        return left == 0 ? Expect.TRAILER_LINE : Expect.DATA;
    }

    private Expect inTrailer(byte b) {
        if (++trailerBytes > maxTrailerBytes) {
            return faulty(FailureTexts.TRAILER_TOO_LARGE);
        }
        return switch (expect) {
            case LAST_LINE_FEED -> b == '\n' ? Expect.NOTHING : faulty(FailureTexts.MALFORMED_TRAILER);
            case TRAILER_LINE_FEED -> b == '\n' ? Expect.TRAILER_LINE : faulty(FailureTexts.MALFORMED_TRAILER);
            default -> inTrailerLine(b);
        };
    }

    private Expect inTrailerLine(byte b) {
        return switch (b) {
            case '\r' -> expect == Expect.TRAILER_LINE ? Expect.LAST_LINE_FEED : Expect.TRAILER_LINE_FEED;
            case '\n' -> faulty(FailureTexts.MALFORMED_TRAILER);
            default -> Expect.TRAILER;
        };
    }

    private Expect faulty(String text) {
        fault = text;
        return Expect.NOTHING;
    }

    private static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    @Override
    public String faultIfClosedNow() {
        return FailureTexts.CLOSED_IN_BODY;
    }

    @Override
    public String fault() {
        return fault;
    }
}
