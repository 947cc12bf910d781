// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionTarget.Figure;
import java.math.BigDecimal;

/**
 * Which figure an assertion in words is about.
 *
 * @param percentile from 0 to 100 if the figure is one
 */
record AskedFigure(Figure figure, double percentile) {

    static AskedFigure of(Figure figure) {
        return new AskedFigure(figure, 0);
    }

    /** The figure as it is written. */
    String words() {
        return switch (figure) {
            case PERCENTILE -> "p" + Literal.DOUBLE.code().apply(BigDecimal.valueOf(percentile));
            default -> words(figure);
        };
    }

    /** How figures are written. */
    static String words(Figure figure) {
        return switch (figure) {
            case MIN -> "min";
            case MAX -> "max";
            case MEAN -> "mean";
            case STD_DEV -> "stdDev";
            case PERCENTILE -> "p50 … p99.99";
            case COUNT -> "count";
            case PERCENT -> "%";
            case PER_SECOND -> "per second";
        };
    }
}
