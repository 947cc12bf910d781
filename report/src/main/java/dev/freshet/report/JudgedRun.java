// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import java.util.List;

/**
 * What was measured, and what it is worth. Immutable.
 *
 * @param assertions what was asked of the run, and whether it holds
 * @param verdict all of it in one word
 */
public record JudgedRun(RunStats stats, List<AssertionResult> assertions, Verdict verdict) {

    public JudgedRun {
        assertions = List.copyOf(assertions);
    }

    /** A run with the verdict that follows from what was measured, see {@link Verdict#of}. */
    public static JudgedRun of(RunStats stats, List<AssertionResult> assertions, boolean areErrorsAllowed) {
        return new JudgedRun(stats, assertions, Verdict.of(stats, assertions, areErrorsAllowed));
    }
}
