// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import static dev.freshet.core.CoreDsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.DummyBuilder;
import dev.freshet.core.PauseType;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Step;
import dev.freshet.core.StructureBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wait and loop of chains and scenarios, as an author outside of the tool's packages calls it. */
class StructureLoopsLanguageTest {

    private static final DummyBuilder one = dummy("one", 1);
    private static final ChainBuilder a = CoreDsl.exec(one);

    @SuppressWarnings("checkstyle:MethodLength") // a list of every overload, one to a line
    static Stream<Arguments> elements1() {
        return Stream.of(
                row(
                        "pause",
                        25,
                        pauseSamples(exec(a)),
                        pauseSamples(scenario("S").exec(a))),
                row("pace", 15, paceSamples(exec(a)), paceSamples(scenario("S").exec(a))),
                row(
                        "rendezVous",
                        1,
                        rendezVousSamples(exec(a)),
                        rendezVousSamples(scenario("S").exec(a))),
                row("repeat", 6, repeats(exec(a)), repeats(scenario("S").exec(a))),
                row(
                        "foreach",
                        6,
                        foreachSamples(exec(a)),
                        foreachSamples(scenario("S").exec(a))),
                row("during", 16, durings(exec(a)), durings(scenario("S").exec(a))),
                row(
                        "forever",
                        2,
                        foreverSamples(exec(a)),
                        foreverSamples(scenario("S").exec(a))),
                row(
                        "asLongAs",
                        8,
                        asLongAsSamples(exec(a)),
                        asLongAsSamples(scenario("S").exec(a))),
                row(
                        "doWhile",
                        4,
                        doWhileSamples(exec(a)),
                        doWhileSamples(scenario("S").exec(a))),
                row(
                        "asLongAsDuring",
                        16,
                        asLongAsDuringExpressionsSamples(exec(a)),
                        asLongAsDuringExpressionsSamples(scenario("S").exec(a))),
                row(
                        "asLongAsDuring",
                        12,
                        asLongAsDuringFunctionsSamples(exec(a)),
                        asLongAsDuringFunctionsSamples(scenario("S").exec(a))),
                row(
                        "doWhileDuring",
                        16,
                        doWhileDuringExpressionsSamples(exec(a)),
                        doWhileDuringExpressionsSamples(scenario("S").exec(a))),
                row(
                        "doWhileDuring",
                        12,
                        doWhileDuringFunctionsSamples(exec(a)),
                        doWhileDuringFunctionsSamples(scenario("S").exec(a))));
    }

    private static Arguments row(String words, int size, List<ChainBuilder> chains, List<ScenarioBuilder> scenarios) {
        return arguments(
                words,
                size,
                chains.stream().map(StructureBuilder::steps).toList(),
                scenarios.stream().map(StructureBuilder::steps).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"elements1"})
    void everyMethodAddsItsStep(String words, int size, List<List<Step>> chains, List<List<Step>> scenarios) {
        assertThat(chains).hasSize(size).allSatisfy(steps -> assertAdded(steps, words));
        assertThat(scenarios).hasSize(size).allSatisfy(steps -> assertAdded(steps, words));
    }

    private static void assertAdded(List<Step> steps, String words) {
        assertThat(steps).extracting(Step::words).containsExactly("dummy", words);
    }

    private static <T extends StructureBuilder<T>> List<T> pauseSamples(T t) {
        return List.of(
                t.pause(3),
                t.pause(Duration.ofMillis(1)),
                t.pause("#{d}"),
                t.pause(s -> Duration.ofMillis(1)),
                t.pause(3, constantPauses),
                t.pause(Duration.ofMillis(1), constantPauses),
                t.pause("#{d}", constantPauses),
                t.pause(s -> Duration.ofMillis(1), constantPauses),
                t.pause(3, 3),
                t.pause(Duration.ofMillis(1), Duration.ofMillis(1)),
                t.pause("#{d}", "#{d}"),
                t.pause(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1)),
                t.pause(3, 3, disabledPauses),
                t.pause(Duration.ofMillis(1), Duration.ofMillis(1), disabledPauses),
                t.pause("#{d}", "#{d}", disabledPauses),
                t.pause(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1), disabledPauses),
                t.pause(1, exponentialPauses),
                t.pause(1, normalPausesWithStdDevDuration(Duration.ofSeconds(1))),
                t.pause(1, normalPausesWithPercentageDuration(10.0)),
                t.pause(1, customPauses(s -> 1000L)),
                t.pause(1, uniformPausesPlusOrMinusPercentage(10)),
                t.pause(1, uniformPausesPlusOrMinusDuration(Duration.ofSeconds(1))),
                t.pause(1, PauseType.Constant),
                t.pause(1, PauseType.Disabled),
                t.pause(1, PauseType.Exponential));
    }

    private static <T extends StructureBuilder<T>> List<T> paceSamples(T t) {
        return List.of(
                t.pace(3),
                t.pace(Duration.ofMillis(1)),
                t.pace("#{d}"),
                t.pace(s -> Duration.ofMillis(1)),
                t.pace(3, "beat"),
                t.pace(Duration.ofMillis(1), "beat"),
                t.pace("#{d}", "beat"),
                t.pace(s -> Duration.ofMillis(1), "beat"),
                t.pace(3, 3),
                t.pace(Duration.ofMillis(1), Duration.ofMillis(1)),
                t.pace(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1)),
                t.pace(3, 3, "beat"),
                t.pace(Duration.ofMillis(1), Duration.ofMillis(1), "beat"),
                t.pace("#{d}", "#{d}", "beat"),
                t.pace(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1), "beat"));
    }

    private static <T extends StructureBuilder<T>> List<T> rendezVousSamples(T t) {
        return List.of(t.rendezVous(5));
    }

    private static <T extends StructureBuilder<T>> List<T> repeats(T t) {
        return List.of(
                t.repeat(3).on(a),
                t.repeat("#{n}").on(a),
                t.repeat(s -> 3).on(a),
                t.repeat(3, "i").on(a, one),
                t.repeat("#{n}", "i").on(a, one),
                t.repeat(s -> 3, "i").on(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> foreachSamples(T t) {
        return List.of(
                t.foreach(List.of(1, "b"), "x").on(a),
                t.foreach("#{l}", "x").on(a),
                t.foreach(s -> List.of(1), "x").on(a),
                t.foreach(List.of(1, "b"), "x", "i").on(a, one),
                t.foreach("#{l}", "x", "i").on(a, one),
                t.foreach(s -> List.of(1), "x", "i").on(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> durings(T t) {
        return List.of(
                t.during(3).on(a),
                t.during(3, false).on(a),
                t.during(3, "i").on(a),
                t.during(3, "i", false).on(a),
                t.during(Duration.ofMillis(1)).on(a),
                t.during(Duration.ofMillis(1), false).on(a),
                t.during(Duration.ofMillis(1), "i").on(a),
                t.during(Duration.ofMillis(1), "i", false).on(a),
                t.during("#{d}").on(a),
                t.during("#{d}", false).on(a),
                t.during("#{d}", "i").on(a),
                t.during("#{d}", "i", false).on(a),
                t.during(s -> Duration.ofMillis(1)).on(a),
                t.during(s -> Duration.ofMillis(1), false).on(a),
                t.during(s -> Duration.ofMillis(1), "i").on(a),
                t.during(s -> Duration.ofMillis(1), "i", false).on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> foreverSamples(T t) {
        return List.of(t.forever().on(a), t.forever("i").on(one, a));
    }

    private static <T extends StructureBuilder<T>> List<T> asLongAsSamples(T t) {
        return List.of(
                t.asLongAs("#{c}").on(a),
                t.asLongAs("#{c}", "i").on(a),
                t.asLongAs("#{c}", true).on(a),
                t.asLongAs("#{c}", "i", true).on(a),
                t.asLongAs(s -> true).on(a),
                t.asLongAs(s -> true, "i").on(a),
                t.asLongAs(s -> true, true).on(a),
                t.asLongAs(s -> true, "i", true).on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> doWhileSamples(T t) {
        return List.of(
                t.doWhile("#{c}").on(a),
                t.doWhile("#{c}", "i").on(a),
                t.doWhile(s -> true).on(a),
                t.doWhile(s -> true, "i").on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> asLongAsDuringExpressionsSamples(T t) {
        return List.of(
                t.asLongAsDuring("#{c}", 3).on(a),
                t.asLongAsDuring("#{c}", 3, "i").on(a),
                t.asLongAsDuring("#{c}", 3, true).on(a),
                t.asLongAsDuring("#{c}", 3, "i", true).on(a),
                t.asLongAsDuring("#{c}", Duration.ofMillis(1)).on(a),
                t.asLongAsDuring("#{c}", Duration.ofMillis(1), "i").on(a),
                t.asLongAsDuring("#{c}", Duration.ofMillis(1), true).on(a),
                t.asLongAsDuring("#{c}", Duration.ofMillis(1), "i", true).on(a),
                t.asLongAsDuring("#{c}", "#{d}").on(a),
                t.asLongAsDuring("#{c}", "#{d}", "i").on(a),
                t.asLongAsDuring("#{c}", "#{d}", true).on(a),
                t.asLongAsDuring("#{c}", "#{d}", "i", true).on(a),
                t.asLongAsDuring("#{c}", s -> Duration.ofMillis(1)).on(a),
                t.asLongAsDuring("#{c}", s -> Duration.ofMillis(1), "i").on(a),
                t.asLongAsDuring("#{c}", s -> Duration.ofMillis(1), true).on(a),
                t.asLongAsDuring("#{c}", s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> asLongAsDuringFunctionsSamples(T t) {
        return List.of(
                t.asLongAsDuring(s -> true, 3).on(a),
                t.asLongAsDuring(s -> true, 3, "i").on(a),
                t.asLongAsDuring(s -> true, 3, true).on(a),
                t.asLongAsDuring(s -> true, 3, "i", true).on(a),
                t.asLongAsDuring(s -> true, Duration.ofMillis(1)).on(a),
                t.asLongAsDuring(s -> true, Duration.ofMillis(1), "i").on(a),
                t.asLongAsDuring(s -> true, Duration.ofMillis(1), true).on(a),
                t.asLongAsDuring(s -> true, Duration.ofMillis(1), "i", true).on(a),
                t.asLongAsDuring(s -> true, s -> Duration.ofMillis(1)).on(a),
                t.asLongAsDuring(s -> true, s -> Duration.ofMillis(1), "i").on(a),
                t.asLongAsDuring(s -> true, s -> Duration.ofMillis(1), true).on(a),
                t.asLongAsDuring(s -> true, s -> Duration.ofMillis(1), "i", true)
                        .on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> doWhileDuringExpressionsSamples(T t) {
        return List.of(
                t.doWhileDuring("#{c}", 3).on(a),
                t.doWhileDuring("#{c}", 3, "i").on(a),
                t.doWhileDuring("#{c}", 3, true).on(a),
                t.doWhileDuring("#{c}", 3, "i", true).on(a),
                t.doWhileDuring("#{c}", Duration.ofMillis(1)).on(a),
                t.doWhileDuring("#{c}", Duration.ofMillis(1), "i").on(a),
                t.doWhileDuring("#{c}", Duration.ofMillis(1), true).on(a),
                t.doWhileDuring("#{c}", Duration.ofMillis(1), "i", true).on(a),
                t.doWhileDuring("#{c}", "#{d}").on(a),
                t.doWhileDuring("#{c}", "#{d}", "i").on(a),
                t.doWhileDuring("#{c}", "#{d}", true).on(a),
                t.doWhileDuring("#{c}", "#{d}", "i", true).on(a),
                t.doWhileDuring("#{c}", s -> Duration.ofMillis(1)).on(a),
                t.doWhileDuring("#{c}", s -> Duration.ofMillis(1), "i").on(a),
                t.doWhileDuring("#{c}", s -> Duration.ofMillis(1), true).on(a),
                t.doWhileDuring("#{c}", s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static <T extends StructureBuilder<T>> List<T> doWhileDuringFunctionsSamples(T t) {
        return List.of(
                t.doWhileDuring(s -> true, 3).on(a),
                t.doWhileDuring(s -> true, 3, "i").on(a),
                t.doWhileDuring(s -> true, 3, true).on(a),
                t.doWhileDuring(s -> true, 3, "i", true).on(a),
                t.doWhileDuring(s -> true, Duration.ofMillis(1)).on(a),
                t.doWhileDuring(s -> true, Duration.ofMillis(1), "i").on(a),
                t.doWhileDuring(s -> true, Duration.ofMillis(1), true).on(a),
                t.doWhileDuring(s -> true, Duration.ofMillis(1), "i", true).on(a),
                t.doWhileDuring(s -> true, s -> Duration.ofMillis(1)).on(a),
                t.doWhileDuring(s -> true, s -> Duration.ofMillis(1), "i").on(a),
                t.doWhileDuring(s -> true, s -> Duration.ofMillis(1), true).on(a),
                t.doWhileDuring(s -> true, s -> Duration.ofMillis(1), "i", true).on(a));
    }
}
