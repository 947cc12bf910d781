// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.AssertionCondition;
import dev.freshet.core.Internal;
import java.util.OptionalDouble;

/**
 * The verdict on one assertion, or on one name of an assertion on all of them. Immutable.
 *
 * @param path what it is about, in words: {@code Global}, or groups and name
 * @param target the figure in words
 * @param condition what the figure must be
 * @param outcome the verdict
 * @param actual the figure; empty when there is none
 * @param reason why there is no figure; empty when there is one
 */
@Internal
public record AssertionResult(
        String path,
        String target,
        AssertionCondition condition,
        Outcome outcome,
        OptionalDouble actual,
        String reason) {

    /** The verdict. */
    public enum Outcome {
        /** The figure meets the condition. */
        PASSED,
        /** The figure does not meet the condition. */
        FAILED,
        /** There is no such figure. */
        ERROR
    }

    /** Whether the assertion is met; errors are not. */
    public boolean isPassed() {
        return outcome == Outcome.PASSED;
    }

    /** The assertion in words. */
    public String message() {
        return path + ": " + target + " " + condition.words();
    }

    /** The figure as text, with as many decimals as it takes to see why the verdict is what it is; empty when there is none. */
    public String actualText() {
        return actual.isPresent() ? Decimals.text(actual.getAsDouble(), condition) : "";
    }

    /** The result in one line, for the console. */
    public String line() {
        String why = actual.isPresent() ? "actual : " + actualText() : reason;
        return message() + " : " + isPassed() + " (" + why + ")";
    }
}
