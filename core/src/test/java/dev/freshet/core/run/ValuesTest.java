// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Assertion;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.record.RecordedRun;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.TimelineColumn;
import dev.freshet.core.stats.ValueStats;
import dev.freshet.core.time.VirtualLoops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a simulation measures itself, from the function that records it to the results. */
class ValuesTest {

    @TempDir
    Path folder;

    private static RunStats run(ChainBuilder chain) {
        return run(chain, 1, 1);
    }

    private static RunStats run(ChainBuilder chain, int users, int loops) {
        return new VirtualRun(loops)
                .run(VirtualRun.simulation(scenario("Shop").exec(chain).injectOpen(atOnceUsers(users))))
                .stats();
    }

    private static String figures(ValueStats value) {
        return value.name() + " [" + value.unit() + "] " + value.values().count() + ": "
                + value.values().minNs() / 1e6 + " to " + value.values().maxNs() / 1e6 + ", mean "
                + value.values().meanNs() / 1e6;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatEachUserRecordsIsOneSeriesHoweverManyLoopsThereAre(int loops) {
        RunStats stats =
                run(exec(session -> session.record("cart size", (double) session.userId(), "items")), 10, loops);

        assertThat(stats.values())
                .extracting(ValuesTest::figures)
                .containsExactly("cart size [items] 10: 1.0 to 10.0, mean 5.5");
        assertThat(stats.errors()).isEmpty();
        assertThat(stats.notes()).isEmpty();
    }

    @Test
    void aFunctionMayRecordSeveralAndChangeTheSessionInBetween() {
        AtomicReference<Session> next = new AtomicReference<>();
        RunStats stats = run(exec(session -> session.record("a", 1, "s")
                        .set("x", 1)
                        .record("b", 2.5, "")
                        .setAll(Map.of("y", 2))
                        .record("a", 3, "s")
                        .markAsFailed()
                        .remove("x")
                        .reset())
                .exec(session -> {
                    next.set(session);
                    return session;
                }));

        assertThat(stats.values())
                .extracting(ValuesTest::figures)
                .containsExactly("a [s] 2: 1.0 to 3.0, mean 2.0", "b [] 1: 2.5 to 2.5, mean 2.5");
        Session after = Objects.requireNonNull(next.get());
        assertThat(after.isFailed()).isTrue();
        assertThat(after.contains("x")).isFalse();
    }

    @Test
    void itIsCountedOnceEvenIfTheFunctionComesBackToASessionThatItKept() {
        AtomicReference<Session> kept = new AtomicReference<>();
        RunStats stats = run(exec(session -> {
                    kept.set(session.record("a", 1, ""));
                    return Objects.requireNonNull(kept.get());
                })
                .exec(session -> Objects.requireNonNull(kept.get()))
                .exec(session ->
                        Objects.requireNonNull(kept.get()).set("more", 1).record("a", 2, "")));

        assertThat(stats.values()).extracting(ValuesTest::figures).containsExactly("a [] 2: 1.0 to 2.0, mean 1.5");
    }

    @Test
    void whatAFunctionDoesNotReturnIsNotCounted() {
        RunStats stats = run(exec(session -> {
                    session.record("dropped", 1, "");
                    return session;
                })
                .exec(session -> {
                    session.record("thrown", 1, "");
                    throw new IllegalStateException("no");
                })
                .exec(dummy(session -> session.record("in an expression", 1, "").scenario(), 5)));

        assertThat(stats.values()).isEmpty();
    }

    @Test
    void everyFunctionThatReturnsASessionMayRecord() {
        RunStats stats = run(repeat(3, "i")
                .on(dummy("order", 5).withSessionUpdate(session -> session.record("i", session.getInt("i"), ""))));

        assertThat(stats.values()).extracting(ValuesTest::figures).containsExactly("i [] 3: 0.0 to 2.0, mean 1.0");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, 1 0 0 | 0 0 0, nothing is a value",
        "0.001, 0 0 0 | 0 0 0, the least that percentiles tell apart",
        "0.0009, 1 0 0 | 0 0 0, less than that is counted as such",
        "86400000, 0 0 0 | 0 0 0, the most that percentiles tell apart",
        "86400001, 0 1 0 | 0 0 0, more than that is counted as such",
        "9e12, 0 1 0 | 0 0 0, and still exact",
        "1e13, 0 0 0 | 0 0 1, but not without end",
        "-0.5, 0 0 0 | 1 0 0, below zero",
        "NaN, 0 0 0 | 0 1 0, no number",
        "Infinity, 0 0 0 | 0 1 0, no number",
        "-Infinity, 0 0 0 | 0 1 0, no number"
    })
    void whatIsOutsideIsCountedAsSuch(double value, String expected, String reason) {
        ValueStats stats =
                run(exec(session -> session.record("a", value, ""))).values().get(0);

        var series = stats.series();
        assertThat(stats.values().belowRange() + " " + stats.values().aboveRange() + " 0 | "
                        + series.count(Metric.NEGATIVE) + " "
                        + series.count(Metric.NOT_A_NUMBER) + " "
                        + series.count(Metric.TOO_LARGE))
                .as(reason)
                .isEqualTo(expected);
        if (stats.refused() == 0) {
            assertThat(stats.values().maxNs() / 1e6).isEqualTo(value);
        }
    }

    @Test
    void whatCouldNotBeCountedAndNamesInTwoUnitsAreTold() {
        RunStats stats = run(exec(session -> session.record("size", 1, "items")
                .record("size", 2, "kg")
                .record("size", -1, "kg")
                .record("size", Double.NaN, "kg")
                .record("size", Double.NaN, "kg")));

        assertThat(stats.values()).hasSize(2);
        assertThat(stats.notes())
                .containsExactly(
                        "Values of 'size' were recorded in several units, which are not added up: 'items', 'kg'.",
                        "Of the values of 'size', some are in none of its figures: 1 negative, 2 no numbers.");
    }

    @Test
    void namesBeyondAThousandAreCountedTogether() {
        RunStats stats = run(repeat(1_100, "i").on(exec(session -> session.record("n" + session.getInt("i"), 1, "s"))));

        assertThat(stats.values()).hasSize(1_001);
        assertThat(stats.timeline().columns())
                .filteredOn(
                        column -> column.metric() == Metric.VALUES && column.figure() == TimelineColumn.Figure.COUNT)
                .as("names with columns of their own")
                .hasSize(20);
        ValueStats rest = stats.values().get(1_000);
        assertThat(figures(rest)).isEqualTo("(other) [] 100: 1.0 to 1.0, mean 1.0");
        assertThat(stats.notes())
                .containsExactly("There were more than 1000 names of values; the rest is counted under (other).");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "' ', items, session.record: a value needs a name",
        "a, a unit that is a whole sentence, 'session.record(\"a\", …): the unit is a word of at most 20 characters such as \"items\", or empty'",
        "a, 'two\nlines', 'session.record(\"a\", …): the unit is a word of at most 20 characters such as \"items\", or empty'"
    })
    void whatIsNoNameOrUnitIsAMistakeOfTheFunction(String name, String unit, String message) {
        RunStats stats = run(exec(session -> session.record(name, 1, unit)));

        assertThat(stats.values()).isEmpty();
        assertThat(stats.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.text()).endsWith(message));
    }

    @Test
    void theRecordOfTheRunTellsThemAndAnswersForThem() throws IOException {
        List<Assertion> assertions = List.of(
                values("cart size").mean().between(5.0, 6.0),
                values("cart size", "items").max().lt(10.0));
        Recorder recorder = new Recorder(folder.resolve("run.cborseq"), assertions);
        RunStats lived = new VirtualRun(2)
                .run(
                        VirtualRun.simulation(scenario("Shop")
                                .exec(repeat(3)
                                        .on(exec(session -> session.record(
                                                        "cart size", (double) session.userId(), "items")
                                                .record("odd", -1, "")))
                                        .pause(1))
                                .injectOpen(atOnceUsers(10))),
                        settings -> settings.withListener(recorder),
                        runner -> {})
                .stats();

        RecordedRun read = RecordedRun.read(List.of(recorder.path), card -> interval -> {});

        assertThat(read.stats().values())
                .extracting(ValuesTest::figures)
                .isEqualTo(lived.values().stream().map(ValuesTest::figures).toList());
        assertThat(read.stats().series()).hasToString(lived.series().toString());
        assertThat(read.stats().notes()).isEqualTo(lived.notes());
        assertThat(Assertions.evaluate(read.assertions(), read.stats()))
                .isEqualTo(Assertions.evaluate(assertions, lived))
                .extracting(result -> result.actualText() + " " + result.isPassed())
                .containsExactly("5.5 items true", "10 items false");
    }

    /** Writes the record as the launcher does. */
    private static final class Recorder implements RunListener {
        private final Path path;
        private final List<Assertion> assertions;
        private @Nullable RunRecorder recorder;

        Recorder(Path path, List<Assertion> assertions) {
            this.path = path;
            this.assertions = assertions;
        }

        @Override
        public void started(RunCard card, long startNs) {
            recorder = new RunRecorder(path, card, startNs, assertions, new VirtualLoops(1).clock(), trouble -> {
                throw new AssertionError(trouble);
            });
        }

        @Override
        public void onInterval(Interval interval, Supplier<RunStats> soFar) {
            Objects.requireNonNull(recorder).add(interval);
        }

        @Override
        public void ended(RunStats stats) {
            Objects.requireNonNull(recorder).end(stats);
        }
    }
}
