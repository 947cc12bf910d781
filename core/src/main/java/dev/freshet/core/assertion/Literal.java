// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Numbers as a condition of the language takes them, and as its source has them.
 *
 * @param fits whether there is such a number
 * @param value the number, of those that fit
 * @param code the number in Java
 */
record Literal<T extends Number>(
        Predicate<BigDecimal> fits, Function<BigDecimal, T> value, Function<BigDecimal, String> code) {

    static final Literal<Integer> INT = new Literal<>(
            number -> isWhole(number) && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0,
            BigDecimal::intValueExact,
            Literal::grouped);

    static final Literal<Long> LONG = new Literal<>(
            number -> isWhole(number) && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0,
            BigDecimal::longValueExact,
            number -> grouped(number) + "L");

    static final Literal<Double> DOUBLE =
            new Literal<>(number -> Double.isFinite(number.doubleValue()), BigDecimal::doubleValue, Literal::decimal);

    private static final BigDecimal LEAST_GROUPED = BigDecimal.valueOf(10_000);

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static String grouped(BigDecimal number) {
        BigDecimal whole = number.setScale(0, RoundingMode.UNNECESSARY);
        return whole.abs().compareTo(LEAST_GROUPED) < 0
                ? whole.toPlainString()
                : String.format(Locale.ROOT, "%,d", whole.toBigIntegerExact()).replace(',', '_');
    }

    private static String decimal(BigDecimal number) {
        String plain =
                BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
