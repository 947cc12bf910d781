// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a figure must be. Immutable.
 *
 * @param kind how it is compared
 * @param expected what it is compared with: one number, the two ends of a range, or all that are allowed
 */
@Internal
public record AssertionCondition(Kind kind, List<Double> expected) {

    public AssertionCondition {
        expected = List.copyOf(expected);
    }

    static AssertionCondition compare(Kind kind, double expected) {
        return new AssertionCondition(kind, List.of(expected));
    }

    static AssertionCondition between(double min, double max, boolean inclusive) {
        return new AssertionCondition(inclusive ? Kind.BETWEEN_INCLUSIVE : Kind.BETWEEN, List.of(min, max));
    }

    static AssertionCondition in(List<Double> expected) {
        return new AssertionCondition(Kind.IN, expected);
    }

    /** How a figure is compared. */
    public enum Kind {
        LT("lt", "is less than"),
        LTE("lte", "is less than or equal to"),
        GT("gt", "is greater than"),
        GTE("gte", "is greater than or equal to"),
        BETWEEN("between", "is between"),
        BETWEEN_INCLUSIVE("betweenInclusive", "is between inclusive"),
        IS("is", "is"),
        IN("in", "is in");

        private final String key;
        private final String words;

        Kind(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** The stable name, for programs and records. */
        public String key() {
            return key;
        }

        /** The comparison of that name, if this version has it. */
        public static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
        }

        /** The comparison in words, without the numbers. */
        public String words() {
            return words;
        }

        /** How many numbers it compares with, at least. */
        public int leastNumbers() {
            return switch (this) {
                case BETWEEN, BETWEEN_INCLUSIVE -> 2;
                case IN -> 0;
                default -> 1;
            };
        }

        /** Whether the figure must be one of some numbers, and not lie in a range. */
        public boolean isExact() {
            return this == IS || this == IN;
        }
    }

    /** The condition in words, with the numbers: {@code is between 10.0 and 20.0 inclusive}. */
    public String words() {
        return switch (kind) {
            case BETWEEN, BETWEEN_INCLUSIVE ->
                "is between " + number(expected.get(0)) + " and " + number(expected.get(1))
                        + (kind == Kind.BETWEEN ? "" : " inclusive");
            case IN ->
                "is in "
                        + expected.stream()
                                .map(AssertionCondition::number)
                                .collect(Collectors.joining(", ", "List(", ")"));
            default -> kind.words + " " + number(expected.get(0));
        };
    }

    /** Whether that figure meets the condition. */
    public boolean isMetBy(double figure) {
        double first = expected.get(0);
        return switch (kind) {
            case LT -> figure < first;
            case LTE -> figure <= first;
            case GT -> figure > first;
            case GTE -> figure >= first;
            case BETWEEN -> figure > first && figure < expected.get(1);
            case BETWEEN_INCLUSIVE -> figure >= first && figure <= expected.get(1);
            case IS, IN -> expected.contains(figure);
        };
    }

    private static String number(double number) {
        String text = new BigDecimal(Double.toString(number)).toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }
}
