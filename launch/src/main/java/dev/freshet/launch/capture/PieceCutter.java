// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts the bytes of an event stream into pieces, of which nothing is lost: a piece ends behind the blank line that ends a block, or with the read, if all that
 * has come since the piece before are comments. So a comment that a server sends as a sign of life has its own time, whether a blank line follows it or not.
 *
 * <p>A piece has the time of the read that completed it. The line feed of a CR LF belongs to its piece also if it comes with the next read. Confined to the loop of
 * the exchange.
 */
final class PieceCutter {

    /** A piece grows no larger: of what goes on without a blank line, so much is one piece. */
    static final int MOST_BYTES = 16 << 20;

    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Takes the pieces. */
    interface Sink {

        /**
         * A piece is complete.
         *
         * @param isEvent whether the piece is a block with data, as only events are
         */
        void piece(long atNs, byte[] bytes, boolean isEvent);
    }

    /** What has come of a piece, whose array can be looked into. */
    private static final class Bytes extends ByteArrayOutputStream {

        int at(int index) {
            return buf[index];
        }

        boolean hasAt(int index, byte[] text) {
            return count - index >= text.length && Arrays.equals(buf, index, index + text.length, text, 0, text.length);
        }
    }

    private final Sink sink;
    private final Bytes piece = new Bytes();

    /** Where in the piece the line under way begins. */
    private int lineStart;

    private boolean hasField;
    private boolean hasData;

    /** The last byte was a carriage return: a line feed that follows belongs to it. */
    private boolean isAfterReturn;

    /** The piece is complete since {@link #completeNs}, but for a line feed that may still belong to it. */
    private boolean isComplete;

    private boolean isFirstLine = true;
    private boolean isBlockEnd;
    private long completeNs;

    PieceCutter(Sink sink) {
        this.sink = sink;
    }

    /** Takes bytes in their order. */
    void read(ByteBuffer bytes, long nowNs) {
        while (bytes.hasRemaining()) {
            take(bytes.get(), nowNs);
        }
    }

    /** All that the read of this time brought has been taken. */
    void readEnd(long nowNs) {
        boolean isOfWholeLines = piece.size() > 0 && lineStart == piece.size();
        if (!isComplete && isOfWholeLines && !hasField) {
            complete(nowNs, false);
        }
    }

    /** Nothing more will come: what is there is the last piece. */
    void end(long nowNs) {
        if (piece.size() > 0) {
            completeNs = isComplete ? completeNs : nowNs;
            emit();
        }
    }

    private void take(byte b, long nowNs) {
        if (isAfterReturn && b == '\n') {
            takeLineFeedOfReturn(b);
            return;
        }
        if (isComplete) {
            emit();
        }
        isAfterReturn = b == '\r';
        if (b == '\n' || b == '\r') {
            endLine(b, nowNs);
        } else {
            piece.write(b);
            if (piece.size() >= MOST_BYTES) {
                completeNs = nowNs;
                emit();
            }
        }
    }

    private void takeLineFeedOfReturn(byte b) {
        isAfterReturn = false;
        piece.write(b);
        lineStart = piece.size();
        if (isComplete) {
            emit();
        }
    }

    private void endLine(byte b, long nowNs) {
        int from =
                isFirstLine && piece.hasAt(lineStart, BYTE_ORDER_MARK) ? lineStart + BYTE_ORDER_MARK.length : lineStart;
        int length = piece.size() - from;
        isFirstLine = false;
        if (length > 0 && piece.at(from) != ':') {
            hasField = true;
            hasData |= piece.hasAt(from, DATA) && (length == DATA.length || piece.at(from + DATA.length) == ':');
        }
        piece.write(b);
        lineStart = piece.size();
        if (length == 0) {
            complete(nowNs, true);
        }
    }

    /** Hands the piece over, at once or when it is known whether a line feed belongs to it. */
    private void complete(long nowNs, boolean byBlankLine) {
        isComplete = true;
        isBlockEnd = byBlankLine;
        completeNs = nowNs;
        if (!isAfterReturn) {
            emit();
        }
    }

    private void emit() {
        sink.piece(completeNs, piece.toByteArray(), isBlockEnd && hasData);
        piece.reset();
        lineStart = 0;
        hasField = false;
        hasData = false;
        isComplete = false;
        isBlockEnd = false;
    }
}
