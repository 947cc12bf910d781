// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;

/** A comment line as a view of the bytes received, valid only during {@link SseHandler#onComment}. */
public final class SseComment {

    private final ByteBuffer source;
    private final int start;
    private final int end;

    SseComment(ByteBuffer source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /** The text behind the colon, without the one space that may follow it. Decoded anew at each call. */
    public String text() {
        return Utf8.text(source, start, end);
    }

    /** The size of the text, in bytes as received. */
    public int sizeBytes() {
        return end - start;
    }

    @Override
    public String toString() {
        return "comment of " + sizeBytes() + " bytes";
    }
}
