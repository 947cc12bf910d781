// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionCondition;
import dev.freshet.core.Internal;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.RunStats;
import java.util.ArrayList;
import java.util.List;

/** Judges runs. */
@Internal
public final class Assertions {

    private Assertions() {}

    /**
     * Judges a run that has ended. Gives one result for each assertion, in their order; for an assertion on all names, one for each name in order
     * of appearance.
     */
    public static List<AssertionResult> evaluate(List<Assertion> assertions, RunStats stats) {
        Subjects subjects = new Subjects(stats);
        List<AssertionResult> results = new ArrayList<>();
        for (Assertion assertion : assertions) {
            for (Subject subject : subjects.of(assertion)) {
                results.add(judge(assertion, subject));
            }
        }
        return List.copyOf(results);
    }

    private static AssertionResult judge(Assertion assertion, Subject subject) {
        Reading reading = subject.figures() == null
                ? new Reading.Missing(subject.reason())
                : subject.figures().read(assertion.target());
        String target = assertion.target().words();
        AssertionCondition condition = assertion.condition();
        Condition wanted = new Condition(condition.words(), condition.kind().words(), condition.expected());
        if (reading instanceof Reading.Missing missing) {
            return new AssertionResult(subject.path(), target, wanted, Outcome.ERROR, null, "", missing.reason());
        }
        double figure = ((Reading.Value) reading).figure();
        Outcome outcome = isMet(assertion, figure) ? Outcome.PASSED : Outcome.FAILED;
        return new AssertionResult(
                subject.path(), target, wanted, outcome, figure, Decimals.text(figure, condition), "");
    }

    private static boolean isMet(Assertion assertion, double figure) {
        boolean inWholeMs = assertion.target().metric().isTime()
                && assertion.condition().kind().isExact();
        return assertion.condition().isMetBy(inWholeMs ? Math.round(figure) : figure);
    }
}
