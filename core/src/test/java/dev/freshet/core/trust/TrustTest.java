// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import static dev.freshet.core.trust.TrustFigure.CLOCK_OFF;
import static dev.freshet.core.trust.TrustFigure.CPU_MACHINE;
import static dev.freshet.core.trust.TrustFigure.GC_PAUSE_MAX;
import static dev.freshet.core.trust.TrustFigure.LOOP_LAG_MAX;
import static dev.freshet.core.trust.TrustFigure.LOOP_LAG_P99;
import static dev.freshet.core.trust.TrustFigure.OPEN_FILES;
import static dev.freshet.core.trust.TrustFigure.SUSPENDED;
import static dev.freshet.core.trust.TrustFigure.THROTTLED;
import static dev.freshet.core.trust.TrustFigure.UNKNOWN;
import static dev.freshet.core.trust.TrustFigure.USER_LAG_P99;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the seconds of a run to the verdict. */
final class TrustTest {

    private static final long MS = 1_000_000;
    private static final String LATE = " (what arrived meanwhile was noticed that much later)";
    private static final String STOOD = " (it was suspended, or the machine had no processor for it)";
    private static final String CPU = " (the load needs more processors, or machines)";

    /** A run of twenty seconds in which nothing is wrong, but for what is given by second. */
    private static TrustVerdict verdict(TrustFigure figure, Map<Integer, Long> values) {
        return verdict(figure, values, new TrustContext(0, true));
    }

    private static TrustVerdict verdict(TrustFigure figure, Map<Integer, Long> values, TrustContext context) {
        Trust trust = new Trust(TrustBounds.standard(1_000));
        for (int second = 0; second < 20; second++) {
            TrustSecond at = quiet(second);
            Long value = values.get(second);
            trust.add(value == null ? at : at.with(figure, value));
        }
        return trust.verdict(context);
    }

    private static TrustSecond quiet(int second) {
        TrustSecond quiet = TrustSecond.at(second);
        for (TrustFigure figure : TrustFigure.values()) {
            quiet = quiet.with(figure, 0);
        }
        return quiet;
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("p99 at the bound", LOOP_LAG_P99, Map.of(3, 20 * MS), ""),
                Arguments.of(
                        "p99 over the bound",
                        LOOP_LAG_P99,
                        Map.of(3, 20 * MS + 1, 4, 35 * MS, 9, 21 * MS),
                        "p99 of loop lag up to 35.0 ms, allowed are 20.0 ms" + LATE + ", in seconds 3–4, 9"),
                Arguments.of("the greatest lag alone says little", LOOP_LAG_MAX, Map.of(3, 90 * MS), ""),
                Arguments.of("a pause at the bound", GC_PAUSE_MAX, Map.of(0, 100 * MS), ""),
                Arguments.of(
                        "a pause over the bound",
                        GC_PAUSE_MAX,
                        Map.of(0, 101 * MS),
                        "garbage-collection pause up to 101 ms, allowed are 100 ms (give the process a larger heap), in second 0"),
                Arguments.of(
                        "a long pause began seconds before it was seen",
                        GC_PAUSE_MAX,
                        Map.of(7, 2_500 * MS),
                        "garbage-collection pause up to 2.50 s, allowed are 100 ms (give the process a larger heap), in seconds 5–7"),
                Arguments.of(
                        "suspended for five seconds",
                        SUSPENDED,
                        Map.of(8, 5_020 * MS),
                        "standstill of the process up to 5.02 s, allowed are 100 ms" + STOOD + ", in seconds 3–8"),
                Arguments.of(
                        "a standstill from before the run",
                        SUSPENDED,
                        Map.of(1, 5_020 * MS),
                        "standstill of the process up to 5.02 s, allowed are 100 ms" + STOOD + ", in seconds 0–1"),
                Arguments.of("two busy seconds", CPU_MACHINE, Map.of(4, 990_000L, 5, 990_000L), ""),
                Arguments.of(
                        "three busy seconds that do not follow each other",
                        CPU_MACHINE,
                        Map.of(4, 990_000L, 5, 990_000L, 7, 990_000L),
                        ""),
                Arguments.of(
                        "three busy seconds",
                        CPU_MACHINE,
                        Map.of(4, 990_000L, 5, 960_000L, 6, 951_000L),
                        "CPU of the machine up to 99.0 % for 3 s and longer, allowed are 95.0 %" + CPU
                                + ", in seconds 4–6"),
                Arguments.of(
                        "two stretches of busy seconds, and two seconds that are none",
                        CPU_MACHINE,
                        Map.of(
                                0,
                                960_000L,
                                1,
                                960_000L,
                                2,
                                960_000L,
                                3,
                                960_000L,
                                6,
                                1_000_000L,
                                7,
                                1_000_000L,
                                10,
                                960_000L,
                                11,
                                960_000L,
                                12,
                                970_000L),
                        "CPU of the machine up to 97.0 % for 3 s and longer, allowed are 95.0 %" + CPU
                                + ", in seconds 0–3, 10–12"),
                Arguments.of(
                        "throttled",
                        THROTTLED,
                        Map.of(2, 45 * MS),
                        "CPU throttling of the container in a second up to 45.0 ms, allowed are 20.0 ms (the container needs a larger CPU quota), in second 2"),
                Arguments.of(
                        "users late",
                        USER_LAG_P99,
                        Map.of(19, 300 * MS),
                        "p99 of user lag up to 300 ms, allowed are 100 ms (users started later than the profile says), in second 19"),
                Arguments.of("a clock that is corrected slowly", CLOCK_OFF, Map.of(5, -9 * MS, 6, -10 * MS), ""),
                Arguments.of(
                        "a clock that was set back",
                        CLOCK_OFF,
                        Map.of(18, -2_000 * MS, 19, -2_001 * MS),
                        "deviation of the wall clock up to -2.00 s, allowed are 10.0 ms (delivery latencies are wrong by that; nothing else is), in seconds 18–19"),
                Arguments.of("files below the limit", OPEN_FILES, Map.of(3, 967L), ""),
                Arguments.of(
                        "files at the limit",
                        OPEN_FILES,
                        Map.of(3, 968L),
                        "open files up to 968, allowed are 967 (the process may open 1,000: raise ulimit -n), in second 3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aRunIsSuspectWhereARuleIsNotKept(String what, TrustFigure figure, Map<Integer, Long> values, String reason) {
        TrustVerdict verdict = verdict(figure, values);

        assertThat(verdict.reasons().stream().map(TrustReason::sentence))
                .as(what)
                .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
        assertThat(verdict.isSuspect()).isEqualTo(!reason.isEmpty());
        assertThat(verdict.unmeasured()).isEmpty();
    }

    @Test
    void theWallClockIsOfNoImportanceWithoutDeliveryLatencies() {
        assertThat(verdict(CLOCK_OFF, Map.of(3, 5_000 * MS), TrustContext.NONE).isSuspect())
                .isFalse();
    }

    @Test
    void timeoutsThatALoopCameToLateMakeSuspectWithoutSeconds() {
        TrustVerdict verdict = verdict(CLOCK_OFF, Map.of(), new TrustContext(3, false));

        assertThat(verdict.reasons())
                .extracting(TrustReason::sentence)
                .containsExactly(
                        "3 failures are timeouts that a loop came to late: nobody knows whether the server was in time");
        assertThat(verdict.word()).isEqualTo("suspect");
    }

    @Test
    void whatNoSecondKnewIsSaidToBeUnmeasuredAndMakesNothingSuspect() {
        Trust trust = new Trust(TrustBounds.standard(UNKNOWN));
        trust.add(TrustSecond.at(0).with(LOOP_LAG_P99, 0).with(GC_PAUSE_MAX, 0));
        trust.add(TrustSecond.at(1).with(SUSPENDED, 0).with(OPEN_FILES, 1_000_000));

        assertThat(trust.verdict(TrustContext.NONE))
                .isEqualTo(new TrustVerdict(List.of(), List.of(CLOCK_OFF, CPU_MACHINE, THROTTLED, OPEN_FILES)));
    }

    @Test
    void aDayOfTroubleFitsIntoTwentyRangesAndANumber() {
        Trust trust = new Trust(TrustBounds.standard(UNKNOWN));
        for (int second = 0; second < 86_400; second++) {
            trust.add(quiet(second).with(LOOP_LAG_P99, second % 4 == 1 ? 0 : 25 * MS));
        }

        TrustReason reason = trust.verdict(TrustContext.NONE).reasons().get(0);

        assertThat(reason.seconds()).hasSize(20).startsWith(new SecondRange(0, 0), new SecondRange(2, 4));
        assertThat(reason.furtherSeconds()).isEqualTo(86_400 * 3 / 4 - (1 + 19 * 3));
        assertThat(reason.sentence()).endsWith("and 64,742 more");
    }

    @Test
    void theSummaryNamesTheFirstOfTheWorstSeconds() {
        Trust trust = new Trust(TrustBounds.standard(UNKNOWN));
        trust.add(TrustSecond.at(0).with(CLOCK_OFF, 3).with(LOOP_LAG_MAX, 7));
        trust.add(TrustSecond.at(1).with(CLOCK_OFF, -4).with(LOOP_LAG_MAX, 9));
        trust.add(TrustSecond.at(2).with(CLOCK_OFF, 4).with(LOOP_LAG_MAX, 9));

        assertThat(trust.summary().worst())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(LOOP_LAG_MAX, new TrustSummary.Worst(1, 9), CLOCK_OFF, new TrustSummary.Worst(1, -4)));
    }
}
