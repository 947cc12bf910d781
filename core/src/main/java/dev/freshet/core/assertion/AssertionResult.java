// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one assertion, or on one name of an assertion on all of them. Immutable.
 *
 * @param path what it is about, in words: {@code Global}, or groups and name
 * @param target the figure in words
 * @param condition what the figure must be
 * @param outcome the verdict
 * @param actual the figure, of times in milliseconds; null when there is none
 * @param unit what the figure is counted in: {@code ms}, {@code %}, {@code events}, {@code events/s}; empty where it is a number without a unit, or there is none
 * @param actualText the figure with its unit, with as many decimals as it takes to see why the verdict is what it is; empty when there is none
 * @param reason why there is no figure; empty when there is one
 */
public record AssertionResult(
        String path,
        String target,
        Condition condition,
        Outcome outcome,
        @Nullable Double actual,
        String unit,
        String actualText,
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

    /**
     * What the figure must be.
     *
     * @param text in words, with the numbers
     * @param comparison in words, without the numbers
     * @param expected the numbers
     */
    public record Condition(String text, String comparison, List<Double> expected) {
        public Condition {
            expected = List.copyOf(expected);
        }
    }

    /** How many of them are not met, for want of a figure or otherwise, as a sentence: {@code 2 of 5 assertions failed}. */
    public static String tally(List<AssertionResult> results) {
        long failed = results.stream().filter(result -> !result.isPassed()).count();
        return failed + " of " + results.size() + (results.size() == 1 ? " assertion failed" : " assertions failed");
    }

    /** Whether the assertion is met; errors are not. */
    public boolean isPassed() {
        return outcome == Outcome.PASSED;
    }

    /** The assertion in words. */
    public String message() {
        return path + ": " + target + " " + condition.text();
    }

    /** The result in one line, for the console. */
    public String line() {
        String why = actual == null ? reason : "actual : " + actualText;
        return message() + " : " + isPassed() + " (" + why + ")";
    }
}
