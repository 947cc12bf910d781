// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.AssertionResult.Condition;
import dev.freshet.core.assertion.AssertionResult.Outcome;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import dev.freshet.core.trust.TrustVerdict;
import dev.freshet.report.Verdict.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @Test
    void aRunOfWhichNothingWasAskedHolds() {
        Verdict verdict = Verdict.of(good(), List.of(), false);

        assertThat(verdict.word()).isEqualTo(Word.HELD);
        assertThat(verdict.sentence()).isEqualTo("Nothing was asked of it, and nothing speaks against its figures.");
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void whatWasAskedAndHoldsIsCounted() {
        assertThat(Verdict.of(good(), List.of(assertion(true)), false).sentence())
                .isEqualTo("The assertion holds.");
        assertThat(Verdict.of(good(), List.of(assertion(true), assertion(true)), false)
                        .sentence())
                .isEqualTo("All 2 assertions hold.");
    }

    @Test
    void anAssertionThatFailsOutweighsFiguresThatCannotBeTrusted() {
        Verdict verdict = Verdict.of(suspect(), List.of(assertion(true), assertion(false)), false);

        assertThat(verdict.word()).isEqualTo(Word.FAILED);
        assertThat(verdict.sentence()).isEqualTo("1 of 2 assertions failed.");
        assertThat(verdict.reasons()).containsExactly("loop lag up to 40 ms, allowed are 20 ms.");
    }

    @Test
    void figuresThatCannotBeTrustedMakeARunSuspect() {
        Verdict verdict = Verdict.of(suspect(), List.of(assertion(true)), false);

        assertThat(verdict.word()).isEqualTo(Word.SUSPECT);
        assertThat(verdict.sentence()).startsWith("The assertion holds, but its figures cannot be trusted");
        assertThat(verdict.reasons()).containsExactly("loop lag up to 40 ms, allowed are 20 ms.");
    }

    @Test
    void errorsThatAreNoRequestsFailARunUnlessTheyAreAllowed() {
        RunStats stats = SampleRun.small();

        assertThat(Verdict.of(stats, List.of(), false).word()).isEqualTo(Word.FAILED);
        assertThat(Verdict.of(stats, List.of(), false).sentence())
                .isEqualTo("There was 1 error that is no request: no attribute named 'token' is defined.");
        assertThat(Verdict.of(stats, List.of(), true).word()).isEqualTo(Word.HELD);
    }

    @Test
    void aRunInWhichNothingSucceededIsInvalid() {
        Verdict verdict = Verdict.of(SampleRun.nothing(), List.of(), false);

        assertThat(verdict.word()).isEqualTo(Word.INVALID);
        assertThat(verdict.sentence()).startsWith("Not one request came to its end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crashed: out of data",
                "is invalid: memory was exhausted",
                "is invalid, by a defect of Freshet: a loop died",
                "not known: the record ends early, 12 s after the start of the run",
                "completed; is invalid: memory was exhausted"
            })
    void aRunThatBrokeOffIsInvalid(String ended) {
        assertThat(Verdict.of(ended(ended), List.of(assertion(false)), false).word())
                .isEqualTo(Word.INVALID);
    }

    @Test
    void aRunThatItsAuthorStoppedIsNotBroken() {
        assertThat(Verdict.of(ended("stopped by the simulation: it crashed: no"), List.of(), false)
                        .word())
                .isEqualTo(Word.HELD);
    }

    @Test
    void aRunThatWasInterruptedSaysSo() {
        Verdict verdict = Verdict.of(ended("interrupted: Ctrl-C"), List.of(assertion(true)), false);

        assertThat(verdict.word()).isEqualTo(Word.HELD);
        assertThat(verdict.reasons()).containsExactly("The run was interrupted: Ctrl-C.");
    }

    @Test
    void aRunThatGoesOnHasNoVerdict() {
        assertThat(Verdict.of(ended(""), List.of(), false).word()).isEqualTo(Word.RUNNING);
    }

    @Test
    void whatBreaksAfterwardsOutweighsAll() {
        Verdict verdict = Verdict.of(good(), List.of(assertion(false)), false).broken("index.html cannot be written.");

        assertThat(verdict.word()).isEqualTo(Word.INVALID);
        assertThat(verdict.sentence()).isEqualTo("index.html cannot be written.");
        assertThat(verdict.reasons()).containsExactly("1 of 1 assertion failed.");
    }

    @Test
    void foreignTextIsMadeHarmless() {
        Verdict verdict = Verdict.of(SampleRun.named("\u001b[31m\u202e" + "x".repeat(300)), List.of(), false);

        assertThat(verdict.sentence()).doesNotContain("\u001b", "\u202e").hasSizeLessThan(300);
    }

    private static RunStats good() {
        return ended("completed");
    }

    private static RunStats ended(String ended) {
        RunStats stats = SampleRun.of(10);
        return new RunStats(
                stats.card(),
                stats.duration(),
                ended,
                stats.series().stream()
                        .filter(one -> one.key().owner() != Owner.RUN)
                        .toList(),
                stats.timeline(),
                stats.trust(),
                List.of());
    }

    private static RunStats suspect() {
        TrustReason reason = new TrustReason("loopLagP99", "loop lag up to 40 ms, allowed are 20 ms", List.of(), 0);
        return good().withTrust(
                        new TrustReport(new TrustVerdict(List.of(reason), List.of()), new TrustSummary(Map.of())));
    }

    private static AssertionResult assertion(boolean isPassed) {
        return new AssertionResult(
                "Global",
                "count of KO",
                new Condition("is 0", "is", List.of(0.0)),
                isPassed ? Outcome.PASSED : Outcome.FAILED,
                isPassed ? 0.0 : 3.0,
                "",
                isPassed ? "0" : "3",
                "");
    }
}
