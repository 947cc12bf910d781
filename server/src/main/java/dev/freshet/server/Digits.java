// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;

/** Writes numbers as ASCII digits, without a text in between: streams of many events consist of little else. */
final class Digits {

    private Digits() {}

    /** Writes a number that is not negative. */
    static void write(ByteBuf out, long value) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        write(out, value, digits);
    }

    /** Writes the last so many digits of a number that is not negative. */
    static void write(ByteBuf out, long value, int digits) {
        int start = out.writerIndex();
        out.writeZero(digits);
        long rest = value;
        for (int i = start + digits - 1; i >= start; i--, rest /= 10) {
            out.setByte(i, '0' + (int) (rest % 10));
        }
    }
}
