// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a publisher's numbering have come on one stream, of the last {@value #SIZE} up to the highest: so it can tell what is lost, what is there twice and what comes late.
 * The first number anchors it: what the publisher numbered before is not missed. Confined to the user's loop.
 *
 * <p>As long as every number is one more than the one before, two fields say it all. The bits, one for each number of the window in a ring of half a kibibyte, are made when that
 * ceases to be so. Differences are taken as unsigned, so that they hold from one end of {@code long} to the other. No call costs more than a pass over the ring, however far a
 * number jumps, and none makes an object but the one that makes the ring.
 */
final class SequenceWindow {

    /** How many numbers are told apart, the highest included. */
    static final int SIZE = 4_096;

    private static final int MASK = SIZE - 1;
    private static final int WORD_BITS = 6;

    private boolean isAnchored;
    private long first;
    private long highest;
    private long skipped;

    /** A bit for each number of the window, at the number's lowest bits; null while all numbers from the first to the highest have come. */
    private long @Nullable [] seen;

    /** What a number tells. */
    enum Finding {
        /** It is the first, or one more than the highest. */
        IN_ORDER,
        /** It is higher than that: {@link #skipped} numbers are lost, unless they come yet. */
        JUMP,
        /** It came before. */
        DUPLICATE,
        /** It was skipped by a jump and comes now. */
        FILLS_GAP,
        /** It is lower than the first one and came after it: out of order, but nobody had missed it. */
        BEFORE_FIRST,
        /** It is so much lower than the highest that nobody knows any more whether it came. */
        BEFORE_WINDOW
    }

    /** Takes the next number and says what it tells. */
    Finding add(long number) {
        if (!isAnchored) {
            isAnchored = true;
            first = number;
            highest = number;
            return Finding.IN_ORDER;
        }
        return number > highest ? forward(number) : back(number);
    }

    /** How many numbers the last jump left out; {@link Long#MAX_VALUE} if there are more of them than that. */
    long skipped() {
        return skipped;
    }

    /** The highest number that has come. */
    long highest() {
        return highest;
    }

    private Finding forward(long number) {
        long distance = number - highest; // unsigned
        if (distance == 1) {
            if (seen != null) {
                mark(seen, number);
            }
            highest = number;
            return Finding.IN_ORDER;
        }
        long[] bits = bits();
        if (Long.compareUnsigned(distance, SIZE) >= 0) {
            Arrays.fill(bits, 0);
        } else {
            for (long missed = highest + 1; missed != number; missed++) {
                bits[word(missed)] &= ~bit(missed);
            }
        }
        mark(bits, number);
        highest = number;
        skipped = distance < 0 ? Long.MAX_VALUE : distance - 1;
        return Finding.JUMP;
    }

    private Finding back(long number) {
        if (Long.compareUnsigned(highest - number, SIZE) >= 0) {
            return Finding.BEFORE_WINDOW;
        }
        if (seen == null && number >= first) {
            return Finding.DUPLICATE;
        }
        long[] bits = bits();
        if ((bits[word(number)] & bit(number)) != 0) {
            return Finding.DUPLICATE;
        }
        mark(bits, number);
        return number > first ? Finding.FILLS_GAP : Finding.BEFORE_FIRST;
    }

    private long[] bits() {
        long[] bits = seen;
        if (bits == null) {
            bits = new long[SIZE >> WORD_BITS];
            seen = bits;
            long span = highest - first; // unsigned
            long from = Long.compareUnsigned(span, SIZE) < 0 ? first : highest - MASK;
            for (long number = from; number != highest; number++) {
                mark(bits, number);
            }
            mark(bits, highest);
        }
        return bits;
    }

    private static void mark(long[] bits, long number) {
        bits[word(number)] |= bit(number);
    }

    private static int word(long number) {
        return (int) (number & MASK) >> WORD_BITS;
    }

    private static long bit(long number) {
        return 1L << number; // by its lowest six bits
    }
}
