// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoublePredicate;

/** Figures as text. */
final class Decimals {

    private static final int USUAL_DIGITS = 3;

    private Decimals() {}

    /** The figure with up to three decimals, with all of them where the rounded one would get another verdict; and its unit. */
    static String text(Reading.Value value, DoublePredicate isMet) {
        BigDecimal exact = new BigDecimal(Double.toString(value.figure()));
        BigDecimal rounded = exact.setScale(USUAL_DIGITS, RoundingMode.HALF_UP);
        boolean sameVerdict = isMet.test(rounded.doubleValue()) == isMet.test(value.figure());
        String digits = plain(sameVerdict ? rounded : exact);
        String unit = digits.equals("1") ? value.one() : value.unit();
        return unit.isEmpty() ? digits : digits + " " + unit;
    }

    /** The figure as it is compared where only whole milliseconds are, if that is another one; empty if not. */
    static String rounded(double figure) {
        return figure == Math.rint(figure) ? "" : ", rounded to " + Math.round(figure);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
