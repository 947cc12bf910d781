// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.Assertion.WithPathAndTarget;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure of the language that lacks its condition. Immutable.
 *
 * @param target what the language has made so far
 * @param literal the numbers that its condition takes
 * @param code the calls that have led to it, in Java
 */
record Asking<T extends Number>(WithPathAndTarget<T> target, Literal<T> literal, String code) {

    /** How the language compares. */
    enum Comparison {
        LT("lt"),
        LTE("lte"),
        GT("gt"),
        GTE("gte"),
        IS("is"),
        IN("in"),
        BETWEEN("between"),
        BETWEEN_EXCLUSIVE("between");

        private final String method;

        Comparison(String method) {
            this.method = method;
        }
    }

    /** Behind what else the language has been called by. */
    Asking<T> behind(String called) {
        return new Asking<>(target, literal, code.isEmpty() ? called : called + "." + code);
    }

    boolean takes(List<BigDecimal> numbers) {
        return numbers.stream().allMatch(literal.fits());
    }

    /** The assertion, and the call that makes it. */
    AssertionText with(Comparison comparison, List<BigDecimal> numbers) {
        List<T> values = numbers.stream().map(literal.value()).toList();
        T first = values.get(0);
        T last = values.get(values.size() - 1);
        Assertion assertion = switch (comparison) {
            case LT -> target.lt(first);
            case LTE -> target.lte(first);
            case GT -> target.gt(first);
            case GTE -> target.gte(first);
            case IS -> target.is(first);
            case IN -> target.in(new LinkedHashSet<>(values));
            case BETWEEN -> target.between(first, last);
            case BETWEEN_EXCLUSIVE -> target.between(first, last, false);
        };
        String arguments = numbers.stream().map(literal.code()).collect(Collectors.joining(", "));
        String exclusive = comparison == Comparison.BETWEEN_EXCLUSIVE ? ", false" : "";
        return new AssertionText(assertion, code + "." + comparison.method + "(" + arguments + exclusive + ")");
    }
}
