// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.Internal;

/**
 * Where a value stands in the bytes of an event, to be compared there without making anything of it. Valid until the next search in the same {@link EventBytes}. Confined to a
 * loop.
 *
 * <p>What it says of the value is what the tree would say: a whole number that fits in 64 bits is one, {@code 3.0} is a double that is whole.
 */
@Internal
public final class Spot {

    private static final int MOST_EXACT_DIGITS = 15;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final byte[] NO_BYTES = {};

    private Form form = Form.NOTHING;
    private byte[] bytes = NO_BYTES;
    private int from;
    private int to;
    private boolean isEscaped;

    // The number, once it has been read: whole if it has that form and fits.
    private boolean isRead;
    private boolean isLong;
    private long whole;
    private double decimal;

    /** What a value is. */
    public enum Form {
        NOTHING,
        NULL,
        TRUE,
        FALSE,
        /** A number without fraction and exponent. */
        INTEGER,
        /** Any other number. */
        DECIMAL,
        TEXT,
        /** An object or an array. */
        CONTAINER
    }

    /** Text stands here from its first byte to that after its last, without quotes; everything else as it is written. */
    void set(Form newForm, byte[] in, int start, int end, boolean hasEscapes) {
        form = newForm;
        bytes = in;
        from = start;
        to = end;
        isEscaped = hasEscapes;
        isRead = false;
    }

    void setNothing() {
        form = Form.NOTHING;
    }

    public Form form() {
        return form;
    }

    /** Whether it is a value of that kind, or null. Not for lists, maps and digits. */
    boolean isOf(ValueKind kind) {
        return switch (kind) {
            case BOOLEAN -> form == Form.TRUE || form == Form.FALSE || form == Form.NULL;
            case INTEGER -> isWholeWithin(Integer.MIN_VALUE, Integer.MAX_VALUE) || form == Form.NULL;
            case LONG -> isWholeWithin(Long.MIN_VALUE, Long.MAX_VALUE) || form == Form.NULL;
            case DOUBLE -> form == Form.INTEGER || form == Form.DECIMAL || form == Form.NULL;
            default -> true;
        };
    }

    /** Whether it is a number without fraction and exponent that fits in 64 bits. */
    public boolean isLong() {
        if (form != Form.INTEGER) {
            return false;
        }
        read();
        return isLong;
    }

    /** The value of a number that is whole and fits in 64 bits, be it written as such or not. */
    public long longValue() {
        read();
        return isLong ? whole : (long) decimal;
    }

    /** The value of a number. */
    public double doubleValue() {
        read();
        return isLong ? whole : decimal;
    }

    /** Whether it is a text with that content. */
    public boolean isText(String text) {
        if (form != Form.TEXT) {
            return false;
        }
        return isEscaped ? text.equals(text()) : Utf8Text.equal(bytes, from, to, text);
    }

    /** Whether it is an integer whose digits are that text. */
    public boolean isDigits(String text) {
        if (form != Form.INTEGER) {
            return false;
        }
        boolean isMinusZero = to - from == 2 && bytes[from] == '-' && bytes[from + 1] == '0';
        return isMinusZero ? text.equals("0") : Utf8Text.equal(bytes, from, to, text);
    }

    /** The first byte of the value as it is written. */
    public char first() {
        return (char) bytes[from];
    }

    /** The value, made anew. Not for nothing. */
    public Json toJson() {
        if (form == Form.TEXT) {
            return Json.ofText(text());
        }
        return Json.parse(bytes, from, to);
    }

    private String text() {
        return isEscaped
                ? String.valueOf(Json.parse(bytes, from - 1, to + 1).asText())
                : new String(bytes, from, to - from, UTF_8);
    }

    private boolean isWholeWithin(long least, long most) {
        if (form == Form.INTEGER) {
            read();
            return isLong && whole >= least && whole <= most;
        }
        if (form != Form.DECIMAL) {
            return false;
        }
        read();
        return decimal == Math.rint(decimal) && !Double.isInfinite(decimal) && decimal >= least && decimal <= most;
    }

    private void read() {
        if (!isRead) {
            isRead = true;
            isLong = form == Form.INTEGER && readLong();
            if (!isLong) {
                decimal = readDouble();
            }
        }
    }

    private boolean readLong() {
        boolean isNegative = bytes[from] == '-';
        int first = isNegative ? from + 1 : from;
        if (to - first > 19) {
            return false;
        }
        long negated = 0; // there is one negative number more
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            if (negated < Long.MIN_VALUE / 10 || negated * 10 < Long.MIN_VALUE + digit) {
                return false;
            }
            negated = negated * 10 - digit;
        }
        whole = isNegative ? negated : -negated;
        return isNegative || negated != Long.MIN_VALUE;
    }

    /** Few digits and a small exponent make a double by one exact operation; all else is left to the JDK. */
    private double readDouble() {
        boolean isNegative = bytes[from] == '-';
        long digits = 0;
        int count = 0;
        int exponent = 0;
        int i = isNegative ? from + 1 : from;
        boolean isFraction = false;
        for (; i < to && (bytes[i] == '.' || (bytes[i] >= '0' && bytes[i] <= '9')); i++) {
            if (bytes[i] == '.') {
                isFraction = true;
            } else {
                digits = digits * 10 + (bytes[i] - '0');
                count += digits == 0 ? 0 : 1;
                exponent -= isFraction ? 1 : 0;
            }
            if (count > MOST_EXACT_DIGITS) {
                return parsedDouble();
            }
        }
        if (i < to || exponent < 1 - POWERS.length) {
            return parsedDouble();
        }
        double value = digits / POWERS[-exponent];
        return isNegative ? -value : value;
    }

    private double parsedDouble() {
        return Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
    }
}
