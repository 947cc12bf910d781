// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Verb;
import org.jspecify.annotations.Nullable;

/** The order of two values: of numbers of any types by what they are worth, of other values by their own comparison. */
final class Order {

    private Order() {}

    /** Below, at or above 0 as the first is less than, equal to or greater than the second; null when they have no order. */
    @SuppressWarnings("unchecked")
    static @Nullable Integer of(@Nullable Object first, Object second) {
        if (first == null) {
            return null;
        }
        if (first.getClass() == second.getClass()) {
            return first instanceof Comparable ? ((Comparable<Object>) first).compareTo(second) : null;
        }
        if (first instanceof Number number && second instanceof Number other) {
            return isWhole(number) && isWhole(other)
                    ? Long.compare(number.longValue(), other.longValue())
                    : Double.compare(number.doubleValue(), other.doubleValue());
        }
        return null;
    }

    /** Whether that order is what the verb demands. */
    static boolean is(int order, Verb verb) {
        return switch (verb) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            default -> throw new IllegalStateException(verb + " takes no expected value");
        };
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte;
    }
}
