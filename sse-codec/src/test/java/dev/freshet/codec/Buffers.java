// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The kinds of buffer a read may come in. */
enum Buffers {
    HEAP,
    HEAP_SLICE,
    HEAP_READ_ONLY,
    DIRECT,
    DIRECT_SLICE,
    DIRECT_LITTLE_ENDIAN;

    /** A buffer of this kind that holds the bytes. */
    ByteBuffer holding(byte[] bytes) {
        return switch (this) {
            case HEAP -> ByteBuffer.wrap(bytes);
            case HEAP_SLICE -> filled(ByteBuffer.allocate(bytes.length + 10), bytes);
            case HEAP_READ_ONLY -> ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            case DIRECT -> ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
            case DIRECT_SLICE -> filled(ByteBuffer.allocateDirect(bytes.length + 10), bytes);
            case DIRECT_LITTLE_ENDIAN ->
                ByteBuffer.allocateDirect(bytes.length).put(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        };
    }

    /** Surrounded by line ends, which a decoder that leaves the slice would see. */
    private static ByteBuffer filled(ByteBuffer larger, byte[] bytes) {
        while (larger.hasRemaining()) {
            larger.put((byte) '\n');
        }
        return larger.position(7).limit(7 + bytes.length).slice().put(0, bytes);
    }
}
