// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionCondition;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.RunStats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

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

    /**
     * Whether all of them can be judged by what this version measures, which is better known before a run than after it.
     *
     * @throws SimulationException when one of them asks for a metric that there is not, or for a figure that it never has
     */
    public static void check(List<Assertion> assertions) {
        for (Assertion assertion : assertions) {
            String mistake = Figures.mistake(assertion.target());
            if (!mistake.isEmpty()) {
                throw new SimulationException("assertion on "
                        + assertion.target().words() + " (" + assertion.scope().words() + "): " + mistake);
            }
        }
    }

    private static AssertionResult judge(Assertion assertion, Subject subject) {
        Reading reading = subject.figures() == null
                ? new Reading.Missing(subject.reason())
                : subject.figures().read();
        String target = assertion.target().words();
        AssertionCondition condition = assertion.condition();
        Condition wanted = new Condition(condition.words(), condition.kind().words(), condition.expected());
        if (reading instanceof Reading.Missing missing) {
            return new AssertionResult(subject.path(), target, wanted, Outcome.ERROR, null, "", "", missing.reason());
        }
        Reading.Value value = (Reading.Value) reading;
        boolean inWholeMs = value.isTime() && condition.kind().isExact();
        DoublePredicate isMet = figure -> condition.isMetBy(inWholeMs ? Math.round(figure) : figure);
        Outcome outcome = isMet.test(value.figure()) ? Outcome.PASSED : Outcome.FAILED;
        String text = Decimals.text(value, isMet) + (inWholeMs ? Decimals.rounded(value.figure()) : "");
        return new AssertionResult(subject.path(), target, wanted, outcome, value.figure(), value.unit(), text, "");
    }
}
