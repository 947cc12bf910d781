// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * The chunks of HTTP/1.1 (RFC 9112, §7.1), for content that is rendered straight into the buffer, so that its size is
 * known only afterwards. The room for the size is left by a guess, the size of the chunk before; if the guess has
 * another number of digits, the content is moved. Sizes rarely change their number of digits, so nothing is copied.
 */
final class Chunk {

    /** The chunk that completes a body. */
    static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

    /** What framing adds to the content of a chunk, at the most. */
    static final int OVERHEAD_BYTES = 12;

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LINE_END_BYTES = 2;

    private Chunk() {}

    /** Leaves room for the size. What is written next is the content. */
    static void open(ByteBuf out, int guessBytes) {
        out.writeZero(hexDigits(guessBytes) + LINE_END_BYTES);
    }

    /**
     * Completes the chunk that was opened at an index with a guess.
     *
     * @return the size of the content, the guess for the next chunk
     */
    static int close(ByteBuf out, int start, int guessBytes) {
        int content = start + hexDigits(guessBytes) + LINE_END_BYTES;
        int sizeBytes = out.writerIndex() - content;
        int digits = hexDigits(sizeBytes);
        int moved = start + digits + LINE_END_BYTES;
        if (moved != content) {
            byte[] bytes = ByteBufUtil.getBytes(out, content, sizeBytes);
            out.writerIndex(moved).writeBytes(bytes);
        }
        for (int i = digits - 1, rest = sizeBytes; i >= 0; i--, rest >>>= 4) {
            out.setByte(start + i, HEX[rest & 15]);
        }
        out.setShort(moved - LINE_END_BYTES, '\r' << 8 | '\n');
        out.writeShort('\r' << 8 | '\n');
        return sizeBytes;
    }

    private static int hexDigits(int value) {
        return Math.max(1, (35 - Integer.numberOfLeadingZeros(value)) / 4);
    }
}
