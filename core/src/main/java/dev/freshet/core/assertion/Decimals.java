// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionCondition;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as text. */
final class Decimals {

    private static final int USUAL_DIGITS = 3;

    private Decimals() {}

    /** The figure with up to three decimals; with all of them where the rounded one would get another verdict. */
    static String text(double figure, AssertionCondition condition) {
        BigDecimal exact = new BigDecimal(Double.toString(figure));
        BigDecimal rounded = exact.setScale(USUAL_DIGITS, RoundingMode.HALF_UP);
        boolean sameVerdict = condition.isMetBy(rounded.doubleValue()) == condition.isMetBy(figure);
        return text(sameVerdict ? rounded : exact);
    }

    private static String text(BigDecimal number) {
        String text = number.stripTrailingZeros().toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }
}
