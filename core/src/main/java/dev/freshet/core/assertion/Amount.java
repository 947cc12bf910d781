// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number with what it is in, as it was written. Immutable.
 *
 * @param unit null if none is written, or one that is not known
 * @param unitText as it is written; empty where there is none
 * @param isPerSecond whether it is written as a rate
 * @param from the first piece of it in the text
 * @param to the first behind it
 */
record Amount(BigDecimal number, @Nullable UnitWord unit, String unitText, boolean isPerSecond, int from, int to) {

    boolean isOf(UnitWord.Dimension dimension) {
        return unit != null && unit.dimension() == dimension;
    }

    /** In the unit that another number has, if this one has none. */
    Amount like(Amount other) {
        return unitText.isEmpty() ? new Amount(number, other.unit, other.unitText, other.isPerSecond, from, to) : this;
    }

    /** The number in milliseconds, bytes, per cent, or just so many. */
    BigDecimal value() {
        return unit == null ? number : number.multiply(unit.factor());
    }
}
