// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/**
 * Reads a number as it is written, such as {@code -12}, {@code 1732750000.123456789} or {@code 1.5e3}, times a power of ten, into a {@code long}: digit by digit, so that none is lost on the
 * way through a {@code double}. Makes no object. Confined to the user's loop.
 */
final class DecimalText {

    /** Exponents beyond it make any digit too large or nothing. */
    private static final int LARGEST_EXPONENT = 100_000;

    private CharSequence text = "";
    private int at;
    private int end;
    private long value;
    private boolean isWhole;

    /** The number that was read, rounded down. */
    long value() {
        return value;
    }

    /** Whether the number that was read was a whole one, so that nothing was rounded. */
    boolean isWhole() {
        return isWhole;
    }

    /**
     * Reads a number, with spaces around it or not.
     *
     * @param shift the power of ten that it is multiplied by
     * @return false if the text is no number, or the number has no room
     */
    boolean read(CharSequence number, int shift) {
        text = number;
        at = 0;
        end = number.length();
        trim();
        boolean isNegative = at < end && text.charAt(at) == '-';
        if (isNegative || (at < end && text.charAt(at) == '+')) {
            at++;
        }
        int start = at;
        int whole = digits();
        int fraction = 0;
        if (at < end && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        int digitsEnd = at;
        if (whole + fraction == 0 || !exponent()) {
            return false;
        }
        return collect(start, digitsEnd, whole + (int) value + shift, isNegative);
    }

    private void trim() {
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) <= ' ') {
            end--;
        }
    }

    private int digits() {
        int start = at;
        while (at < end && isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    /** Reads the exponent, if there is one, into the value; it must end the number. */
    private boolean exponent() {
        value = 0;
        if (at == end) {
            return true;
        }
        if ((text.charAt(at++) | ' ') != 'e') {
            return false;
        }
        boolean isNegative = at < end && text.charAt(at) == '-';
        if (isNegative || (at < end && text.charAt(at) == '+')) {
            at++;
        }
        int start = at;
        for (; at < end && isDigit(text.charAt(at)); at++) {
            value = Math.min(LARGEST_EXPONENT, value * 10 + text.charAt(at) - '0');
        }
        value = isNegative ? -value : value;
        return at > start && at == end;
    }

    /** Collects the digits before the point, which stands behind so many of them; below zero, since there is more room. */
    private boolean collect(int from, int to, int point, boolean isNegative) {
        long negative = 0;
        int digit = 0;
        boolean hasRest = false;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (character == '.') {
                continue;
            }
            if (digit++ >= point) {
                hasRest |= character != '0';
            } else if (negative < (Long.MIN_VALUE + (character - '0')) / 10) {
                return false;
            } else {
                negative = negative * 10 - (character - '0');
            }
        }
        for (; digit < point && negative != 0; digit++) {
            if (negative < Long.MIN_VALUE / 10) {
                return false;
            }
            negative *= 10;
        }
        return sign(negative, isNegative, hasRest);
    }

    private boolean sign(long negative, boolean isNegative, boolean hasRest) {
        isWhole = !hasRest;
        if (isNegative) {
            value = negative - (hasRest ? 1 : 0);
            return !hasRest || negative != Long.MIN_VALUE;
        }
        value = -negative;
        return negative != Long.MIN_VALUE;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
