// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time: the first byte is the lowest of a {@code long}, whatever the byte order of the buffer. Looking
 * at the bytes of a direct buffer one by one would cost more than all the rest of decoding.
 */
final class Words {

    /** The size of a word. */
    static final int BYTES = 8;

    private static final VarHandle IN_BUFFERS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle IN_ARRAYS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    /** Multiplied by this, the lowest bits of eight bytes come together in the highest byte, the first bit lowest. */
    private static final long GATHER = 0x0102040810204080L;

    private Words() {}

    /** The eight bytes from a position on, all of which the buffer must have. */
    static long get(ByteBuffer buffer, int at) {
        return (long) IN_BUFFERS.get(buffer, at);
    }

    /** The bytes from a position on, up to eight, with zeros in place of those the buffer does not have. */
    static long getUpToLimit(ByteBuffer buffer, int at) {
        if (at <= buffer.limit() - BYTES) {
            return buffer.hasArray()
                    ? (long) IN_ARRAYS.get(buffer.array(), buffer.arrayOffset() + at)
                    : get(buffer, at);
        }
        long word = 0;
        for (int i = buffer.limit() - 1; i >= at; i--) {
            word = (word << 8) | (buffer.get(i) & 0xFF);
        }
        return word;
    }

    /** Up to eight ASCII characters. */
    static long of(String ascii) {
        long word = 0;
        for (int i = ascii.length() - 1; i >= 0; i--) {
            word = (word << 8) | ascii.charAt(i);
        }
        return word;
    }

    /** The first bytes of a word, the others being zero. */
    static long first(int count, long word) {
        return count >= BYTES ? word : word & ~(-1L << (8 * count));
    }

    /** One byte of a word, counted from 0. */
    static byte byteOf(long word, int index) {
        return (byte) (word >>> (8 * index));
    }

    /**
     * Sets the highest bit of each byte below 14: of CR, of LF, and of hardly anything else in text. None is missed; a
     * byte behind such a byte may be marked wrongly, by the borrow of the subtraction. The other bits mean nothing.
     */
    static long markBelow14(long word) {
        return (word - 14 * LOWEST_BITS) & ~word;
    }

    static boolean isMarked(long marks) {
        return (marks & HIGHEST_BITS) != 0;
    }

    /** The eight marks as bits 0 to 7. */
    static int markedBytes(long marks) {
        return (int) ((((marks & HIGHEST_BITS) >>> 7) * GATHER) >>> 56);
    }
}
