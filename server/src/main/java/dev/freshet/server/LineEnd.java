// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/** What ends the lines of a stream. The names in lower case are the values of the query parameter {@code lineEnd}. */
enum LineEnd {
    LF("\n"),
    CRLF("\r\n"),
    CR("\r");

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final byte[] bytes;

    LineEnd(String text) {
        this.bytes = text.getBytes(US_ASCII);
    }

    /** Writes a block whose lines end with LF. */
    void write(ByteBuf out, byte[] block) {
        if (this == LF) {
            out.writeBytes(block);
            return;
        }
        int start = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                out.writeBytes(block, start, i - start).writeBytes(bytes);
                start = i + 1;
            }
        }
    }
}
