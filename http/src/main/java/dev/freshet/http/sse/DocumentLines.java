// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A document as the one event of an event stream whose data it is: each of its lines becomes a data field. So what reads events, bounds them and judges them does so with
 * documents, too. As with all data its lines are parted by LF, and a line end behind the last line is none of it. Of one body; confined to the user's loop.
 */
final class DocumentLines {

    private static final byte[] FIELD = "data: ".getBytes(US_ASCII);

    private boolean isInLine;
    private boolean isAfterCr;
    private boolean hasBegun;

    /** What that piece of the document is in the event; takes all of the piece. */
    ByteBuffer add(ByteBuffer piece) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(piece.remaining() + 2 * FIELD.length);
        while (piece.hasRemaining()) {
            byte next = piece.get();
            boolean endsCrLf = isAfterCr && next == '\n';
            if (!isInLine && !endsCrLf) {
                lines.write(FIELD, 0, FIELD.length);
                hasBegun = true;
            }
            lines.write(next);
            isInLine = next != '\n' && next != '\r';
            isAfterCr = next == '\r';
        }
        return ByteBuffer.wrap(lines.toByteArray());
    }

    /** The document is complete: what ends the event; nothing where there was no document. */
    ByteBuffer end() {
        String end = !hasBegun ? "" : isInLine || isAfterCr ? "\n\n" : "\n";
        return ByteBuffer.wrap(end.getBytes(US_ASCII));
    }
}
