// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers as short as they can be read: whole ones in full, others to four digits that count. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(4);

    /** From here on a number is written without decimals. */
    private static final double LARGE = 1_000;

    private Numbers() {}

    static void write(double number, JsonGenerator out) throws IOException {
        long whole = Math.round(number);
        if (whole == number || Math.abs(number) >= LARGE) {
            out.writeNumber(whole);
        } else {
            BigDecimal decimal = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
            out.writeNumber(decimal.scale() > 9 ? decimal.toString() : decimal.toPlainString());
        }
    }
}
