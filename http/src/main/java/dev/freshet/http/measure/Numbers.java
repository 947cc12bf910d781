// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import org.jspecify.annotations.Nullable;

/** Takes what a check found for a number. */
final class Numbers {

    private Numbers() {}

    /** The number, also of a text that is one; {@code NaN} for whatever is none. */
    static double of(@Nullable Object found) {
        if (found instanceof Number number) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? value : Double.NaN;
        }
        return found instanceof CharSequence text ? ofText(text) : Double.NaN;
    }

    private static double ofText(CharSequence text) {
        if (!isDecimal(text)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text.toString());
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN; // digits, signs and an exponent, but not in the order of a number
        }
    }

    /** Whether it consists of what decimal numbers do: Java takes hexadecimal ones, suffixes and blanks for numbers, too. */
    private static boolean isDecimal(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isDigit = letter >= '0' && letter <= '9';
            if (!isDigit && "+-.eE".indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }
}
