// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes of an array at a time, the first one lowest. Marks are highest bits of bytes; the lowest mark is right, those above it may be too many. */
final class Words {

    static final long HIGHEST_BITS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST_BITS = 0x0101010101010101L;

    private Words() {}

    /** The eight bytes from there on, all of which the array must have. */
    static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** The character eight times. */
    static long of(int ascii) {
        return ascii * LOWEST_BITS;
    }

    static long markZeros(long word) {
        return (word - LOWEST_BITS) & ~word;
    }

    static long markBelow(int ascii, long word) {
        return (word - ascii * LOWEST_BITS) & ~word;
    }

    /** The place of the lowest mark. */
    static int lowest(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Whether the bytes stand before the end; behind it, the array must have room for a word. Looks for where the first and the last of them stand so far apart. */
    static boolean find(byte[] in, int end, byte[] wanted) {
        int size = wanted.length;
        int last = end - size;
        long firstByte = of(wanted[0]);
        long lastByte = of(wanted[size - 1]);
        for (int at = 0; at <= last; at += Long.BYTES) {
            long difference = (get(in, at) ^ firstByte) | (get(in, at + size - 1) ^ lastByte);
            for (long marks = markZeros(difference) & HIGHEST_BITS; marks != 0; marks &= marks - 1) {
                int start = at + lowest(marks);
                if (start <= last && Arrays.equals(in, start, start + size, wanted, 0, size)) {
                    return true;
                }
            }
        }
        return false;
    }
}
