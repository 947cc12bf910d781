// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import static dev.freshet.core.CoreDsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.DummyBuilder;
import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every static method that makes a chain, as an author outside of the tool's packages calls it. */
class CoreDslLanguageTest {

    private static final DummyBuilder one = dummy("one", 1);
    private static final ChainBuilder a = CoreDsl.exec(one);

    static Stream<Arguments> elements1() {
        return Stream.of(
                row("exec(function)", 2, sessionFunctionsSamples()),
                row("dummy", 3, executablesSamples()),
                row("pause", 25, pauseSamples()),
                row("pace", 15, paceSamples()),
                row("rendezVous", 1, rendezVousSamples()),
                row("repeat", 6, repeats()),
                row("foreach", 6, foreachSamples()),
                row("during", 16, durings()),
                row("forever", 2, foreverSamples()),
                row("asLongAs", 8, asLongAsSamples()),
                row("doWhile", 4, doWhileSamples()),
                row("asLongAsDuring", 16, asLongAsDuringExpressionsSamples()),
                row("asLongAsDuring", 12, asLongAsDuringFunctionsSamples()),
                row("doWhileDuring", 16, doWhileDuringExpressionsSamples()),
                row("doWhileDuring", 12, doWhileDuringFunctionsSamples()),
                row("doIf", 3, doIfSamples()),
                row("doIfOrElse", 3, doIfOrElseSamples()),
                row("doIfEquals", 8, doIfEqualsSamples()),
                row("doIfEqualsOrElse", 8, doIfEqualsOrElseSamples()),
                row("doSwitch", 3, doSwitchSamples()));
    }

    static Stream<Arguments> elements2() {
        return Stream.of(
                row("doSwitchOrElse", 3, doSwitchOrElseSamples()),
                row("randomSwitch", 2, randomSwitchSamples()),
                row("randomSwitchOrElse", 2, randomSwitchOrElseSamples()),
                row("uniformRandomSwitch", 2, uniformRandomSwitchSamples()),
                row("roundRobinSwitch", 2, roundRobinSwitchSamples()),
                row("exitBlockOnFail", 2, exitBlockOnFailSamples()),
                row("tryMax", 6, tryMaxSamples()),
                row("exitHereIf", 2, exitHereIfSamples()),
                row("exitHere", 1, exitHereSamples()),
                row("exitHereIfFailed", 1, exitHereIfFailedSamples()),
                row("stopLoadGenerator", 2, stopLoadGeneratorSamples()),
                row("stopLoadGeneratorIf", 4, stopLoadGeneratorIfSamples()),
                row("crashLoadGenerator", 2, crashLoadGeneratorSamples()),
                row("crashLoadGeneratorIf", 4, crashLoadGeneratorIfSamples()),
                row("stopInjector", 2, stopInjectorSamples()),
                row("stopInjectorIf", 4, stopInjectorIfSamples()),
                row("crashInjector", 2, crashInjectorSamples()),
                row("crashInjectorIf", 4, crashInjectorIfSamples()),
                row("group", 3, groups()));
    }

    private static Arguments row(String words, int size, List<ChainBuilder> chains) {
        return arguments(words, size, chains);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"elements1", "elements2"})
    void everyMethodMakesAChainOfItsStep(String words, int size, List<ChainBuilder> chains) {
        assertThat(chains)
                .hasSize(size)
                .allSatisfy(chain ->
                        assertThat(chain.steps()).extracting(Step::words).containsExactly(words));
    }

    @Test
    void dummiesTakeNamesAndTimesOfAnyKind() {
        List<ChainBuilder> dummies = List.of(
                exec(dummy("name", 10)),
                exec(dummy("name", "#{ms}")),
                exec(dummy("name", s -> 10)),
                exec(dummy(s -> "name", 10)),
                exec(dummy(s -> "name", "#{ms}")),
                exec(dummy(s -> "name", s -> 10)),
                exec(dummy("n", 1).withSuccess(true)),
                exec(dummy("n", 1).withSuccess("#{ok}")),
                exec(dummy("n", 1).withSuccess(s -> true)),
                exec(dummy("n", 1).withSessionUpdate(s -> s.set("a", 1))),
                exec(dummy("n", 1).toChainBuilder()));

        assertThat(dummies)
                .allSatisfy(chain ->
                        assertThat(chain.steps()).extracting(Step::words).containsExactly("dummy"));
    }

    private static List<ChainBuilder> sessionFunctionsSamples() {
        return List.of(exec(session -> session), exec(Session::reset));
    }

    private static List<ChainBuilder> executablesSamples() {
        return List.of(exec(one), exec(a), exec(List.of(a)));
    }

    private static List<ChainBuilder> pauseSamples() {
        return List.of(
                pause(3),
                pause(Duration.ofMillis(1)),
                pause("#{d}"),
                pause(s -> Duration.ofMillis(1)),
                pause(3, constantPauses),
                pause(Duration.ofMillis(1), constantPauses),
                pause("#{d}", constantPauses),
                pause(s -> Duration.ofMillis(1), constantPauses),
                pause(3, 3),
                pause(Duration.ofMillis(1), Duration.ofMillis(1)),
                pause("#{d}", "#{d}"),
                pause(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1)),
                pause(3, 3, disabledPauses),
                pause(Duration.ofMillis(1), Duration.ofMillis(1), disabledPauses),
                pause("#{d}", "#{d}", disabledPauses),
                pause(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1), disabledPauses),
                pause(1, exponentialPauses),
                pause(1, normalPausesWithStdDevDuration(Duration.ofSeconds(1))),
                pause(1, normalPausesWithPercentageDuration(10.0)),
                pause(1, customPauses(s -> 1000L)),
                pause(1, uniformPausesPlusOrMinusPercentage(10)),
                pause(1, uniformPausesPlusOrMinusDuration(Duration.ofSeconds(1))),
                pause(1, PauseType.Constant),
                pause(1, PauseType.Disabled),
                pause(1, PauseType.Exponential));
    }

    private static List<ChainBuilder> paceSamples() {
        return List.of(
                pace(3),
                pace(Duration.ofMillis(1)),
                pace("#{d}"),
                pace(s -> Duration.ofMillis(1)),
                pace(3, "beat"),
                pace(Duration.ofMillis(1), "beat"),
                pace("#{d}", "beat"),
                pace(s -> Duration.ofMillis(1), "beat"),
                pace(3, 3),
                pace(Duration.ofMillis(1), Duration.ofMillis(1)),
                pace(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1)),
                pace(3, 3, "beat"),
                pace(Duration.ofMillis(1), Duration.ofMillis(1), "beat"),
                pace("#{d}", "#{d}", "beat"),
                pace(s -> Duration.ofMillis(1), s -> Duration.ofMillis(1), "beat"));
    }

    private static List<ChainBuilder> rendezVousSamples() {
        return List.of(rendezVous(5));
    }

    private static List<ChainBuilder> repeats() {
        return List.of(
                repeat(3).on(a),
                repeat("#{n}").on(a),
                repeat(s -> 3).on(a),
                repeat(3, "i").on(a, one),
                repeat("#{n}", "i").on(a, one),
                repeat(s -> 3, "i").on(a, one));
    }

    private static List<ChainBuilder> foreachSamples() {
        return List.of(
                foreach(List.of(1, "b"), "x").on(a),
                foreach("#{l}", "x").on(a),
                foreach(s -> List.of(1), "x").on(a),
                foreach(List.of(1, "b"), "x", "i").on(a, one),
                foreach("#{l}", "x", "i").on(a, one),
                foreach(s -> List.of(1), "x", "i").on(a, one));
    }

    private static List<ChainBuilder> durings() {
        return List.of(
                during(3).on(a),
                during(3, false).on(a),
                during(3, "i").on(a),
                during(3, "i", false).on(a),
                during(Duration.ofMillis(1)).on(a),
                during(Duration.ofMillis(1), false).on(a),
                during(Duration.ofMillis(1), "i").on(a),
                during(Duration.ofMillis(1), "i", false).on(a),
                during("#{d}").on(a),
                during("#{d}", false).on(a),
                during("#{d}", "i").on(a),
                during("#{d}", "i", false).on(a),
                during(s -> Duration.ofMillis(1)).on(a),
                during(s -> Duration.ofMillis(1), false).on(a),
                during(s -> Duration.ofMillis(1), "i").on(a),
                during(s -> Duration.ofMillis(1), "i", false).on(a));
    }

    private static List<ChainBuilder> foreverSamples() {
        return List.of(forever().on(a), forever("i").on(one, a));
    }

    private static List<ChainBuilder> asLongAsSamples() {
        return List.of(
                asLongAs("#{c}").on(a),
                asLongAs("#{c}", "i").on(a),
                asLongAs("#{c}", true).on(a),
                asLongAs("#{c}", "i", true).on(a),
                asLongAs(s -> true).on(a),
                asLongAs(s -> true, "i").on(a),
                asLongAs(s -> true, true).on(a),
                asLongAs(s -> true, "i", true).on(a));
    }

    private static List<ChainBuilder> doWhileSamples() {
        return List.of(
                doWhile("#{c}").on(a),
                doWhile("#{c}", "i").on(a),
                doWhile(s -> true).on(a),
                doWhile(s -> true, "i").on(a));
    }

    private static List<ChainBuilder> asLongAsDuringExpressionsSamples() {
        return List.of(
                asLongAsDuring("#{c}", 3).on(a),
                asLongAsDuring("#{c}", 3, "i").on(a),
                asLongAsDuring("#{c}", 3, true).on(a),
                asLongAsDuring("#{c}", 3, "i", true).on(a),
                asLongAsDuring("#{c}", Duration.ofMillis(1)).on(a),
                asLongAsDuring("#{c}", Duration.ofMillis(1), "i").on(a),
                asLongAsDuring("#{c}", Duration.ofMillis(1), true).on(a),
                asLongAsDuring("#{c}", Duration.ofMillis(1), "i", true).on(a),
                asLongAsDuring("#{c}", "#{d}").on(a),
                asLongAsDuring("#{c}", "#{d}", "i").on(a),
                asLongAsDuring("#{c}", "#{d}", true).on(a),
                asLongAsDuring("#{c}", "#{d}", "i", true).on(a),
                asLongAsDuring("#{c}", s -> Duration.ofMillis(1)).on(a),
                asLongAsDuring("#{c}", s -> Duration.ofMillis(1), "i").on(a),
                asLongAsDuring("#{c}", s -> Duration.ofMillis(1), true).on(a),
                asLongAsDuring("#{c}", s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static List<ChainBuilder> asLongAsDuringFunctionsSamples() {
        return List.of(
                asLongAsDuring(s -> true, 3).on(a),
                asLongAsDuring(s -> true, 3, "i").on(a),
                asLongAsDuring(s -> true, 3, true).on(a),
                asLongAsDuring(s -> true, 3, "i", true).on(a),
                asLongAsDuring(s -> true, Duration.ofMillis(1)).on(a),
                asLongAsDuring(s -> true, Duration.ofMillis(1), "i").on(a),
                asLongAsDuring(s -> true, Duration.ofMillis(1), true).on(a),
                asLongAsDuring(s -> true, Duration.ofMillis(1), "i", true).on(a),
                asLongAsDuring(s -> true, s -> Duration.ofMillis(1)).on(a),
                asLongAsDuring(s -> true, s -> Duration.ofMillis(1), "i").on(a),
                asLongAsDuring(s -> true, s -> Duration.ofMillis(1), true).on(a),
                asLongAsDuring(s -> true, s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static List<ChainBuilder> doWhileDuringExpressionsSamples() {
        return List.of(
                doWhileDuring("#{c}", 3).on(a),
                doWhileDuring("#{c}", 3, "i").on(a),
                doWhileDuring("#{c}", 3, true).on(a),
                doWhileDuring("#{c}", 3, "i", true).on(a),
                doWhileDuring("#{c}", Duration.ofMillis(1)).on(a),
                doWhileDuring("#{c}", Duration.ofMillis(1), "i").on(a),
                doWhileDuring("#{c}", Duration.ofMillis(1), true).on(a),
                doWhileDuring("#{c}", Duration.ofMillis(1), "i", true).on(a),
                doWhileDuring("#{c}", "#{d}").on(a),
                doWhileDuring("#{c}", "#{d}", "i").on(a),
                doWhileDuring("#{c}", "#{d}", true).on(a),
                doWhileDuring("#{c}", "#{d}", "i", true).on(a),
                doWhileDuring("#{c}", s -> Duration.ofMillis(1)).on(a),
                doWhileDuring("#{c}", s -> Duration.ofMillis(1), "i").on(a),
                doWhileDuring("#{c}", s -> Duration.ofMillis(1), true).on(a),
                doWhileDuring("#{c}", s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static List<ChainBuilder> doWhileDuringFunctionsSamples() {
        return List.of(
                doWhileDuring(s -> true, 3).on(a),
                doWhileDuring(s -> true, 3, "i").on(a),
                doWhileDuring(s -> true, 3, true).on(a),
                doWhileDuring(s -> true, 3, "i", true).on(a),
                doWhileDuring(s -> true, Duration.ofMillis(1)).on(a),
                doWhileDuring(s -> true, Duration.ofMillis(1), "i").on(a),
                doWhileDuring(s -> true, Duration.ofMillis(1), true).on(a),
                doWhileDuring(s -> true, Duration.ofMillis(1), "i", true).on(a),
                doWhileDuring(s -> true, s -> Duration.ofMillis(1)).on(a),
                doWhileDuring(s -> true, s -> Duration.ofMillis(1), "i").on(a),
                doWhileDuring(s -> true, s -> Duration.ofMillis(1), true).on(a),
                doWhileDuring(s -> true, s -> Duration.ofMillis(1), "i", true).on(a));
    }

    private static List<ChainBuilder> doIfSamples() {
        return List.of(
                doIf("#{c}").then(a), doIf(s -> true).then(a), doIf("#{c}").then(a, one));
    }

    private static List<ChainBuilder> doIfOrElseSamples() {
        return List.of(
                doIfOrElse("#{c}").then(a).orElse(a),
                doIfOrElse(s -> true).then(a).orElse(a),
                doIfOrElse("#{c}").then(a, one).orElse(one, a));
    }

    private static List<ChainBuilder> doIfEqualsSamples() {
        return List.of(
                doIfEquals("#{v}", "#{e}").then(a),
                doIfEquals("#{v}", 1).then(a),
                doIfEquals("#{v}", (Object) "plain").then(a),
                doIfEquals("#{v}", s -> 1).then(a),
                doIfEquals(s -> "v", "#{e}").then(a),
                doIfEquals(s -> "v", 1).then(a),
                doIfEquals(s -> "v", (Object) "plain").then(a),
                doIfEquals(s -> "v", s -> 1).then(a));
    }

    private static List<ChainBuilder> doIfEqualsOrElseSamples() {
        return List.of(
                doIfEqualsOrElse("#{v}", "#{e}").then(a).orElse(one),
                doIfEqualsOrElse("#{v}", 1).then(a).orElse(one),
                doIfEqualsOrElse("#{v}", (Object) "plain").then(a).orElse(one),
                doIfEqualsOrElse("#{v}", s -> 1).then(a).orElse(one),
                doIfEqualsOrElse(s -> "v", "#{e}").then(a).orElse(one),
                doIfEqualsOrElse(s -> "v", 1).then(a).orElse(one),
                doIfEqualsOrElse(s -> "v", (Object) "plain").then(a).orElse(one),
                doIfEqualsOrElse(s -> "v", s -> 1).then(a).orElse(one));
    }

    private static List<ChainBuilder> doSwitchSamples() {
        return List.of(
                doSwitch("#{v}").on(onCase("a").then(a), onCase(2).then(one, a)),
                doSwitch(s -> "v").on(onCase("a").then(a), onCase(2).then(one, a)),
                doSwitch("#{v}").on(List.of(onCase("a").then(a))));
    }

    private static List<ChainBuilder> doSwitchOrElseSamples() {
        return List.of(
                doSwitchOrElse("#{v}")
                        .on(onCase("a").then(a), onCase(2).then(one))
                        .orElse(a),
                doSwitchOrElse(s -> "v")
                        .on(onCase("a").then(a), onCase(2).then(one))
                        .orElse(a),
                doSwitchOrElse("#{v}").on(List.of(onCase("a").then(a))).orElse(a, one));
    }

    private static List<ChainBuilder> randomSwitchSamples() {
        return List.of(
                randomSwitch().on(percent(60.0).then(a), percent(40).then(one, a)),
                randomSwitch().on(List.of(percent(60.0).then(a))));
    }

    private static List<ChainBuilder> randomSwitchOrElseSamples() {
        return List.of(
                randomSwitchOrElse()
                        .on(percent(60.0).then(a), percent(30).then(one))
                        .orElse(a),
                randomSwitchOrElse().on(List.of(percent(60.0).then(a))).orElse(a, one));
    }

    private static List<ChainBuilder> uniformRandomSwitchSamples() {
        return List.of(uniformRandomSwitch().on(a, one), uniformRandomSwitch().on(List.of(a, a)));
    }

    private static List<ChainBuilder> roundRobinSwitchSamples() {
        return List.of(roundRobinSwitch().on(a, one), roundRobinSwitch().on(List.of(a, a)));
    }

    private static List<ChainBuilder> exitBlockOnFailSamples() {
        return List.of(exitBlockOnFail().on(a), exitBlockOnFail().on(a, one));
    }

    private static List<ChainBuilder> tryMaxSamples() {
        return List.of(
                tryMax(3).on(a),
                tryMax("#{n}").on(a),
                tryMax(s -> 3).on(a),
                tryMax(3, "i").on(a, one),
                tryMax("#{n}", "i").on(a, one),
                tryMax(s -> 3, "i").on(a, one));
    }

    private static List<ChainBuilder> exitHereIfSamples() {
        return List.of(exitHereIf("#{c}"), exitHereIf(s -> true));
    }

    private static List<ChainBuilder> exitHereSamples() {
        return List.of(exitHere());
    }

    private static List<ChainBuilder> exitHereIfFailedSamples() {
        return List.of(exitHereIfFailed());
    }

    private static List<ChainBuilder> stopLoadGeneratorSamples() {
        return List.of(stopLoadGenerator("m #{v}"), stopLoadGenerator(s -> "m"));
    }

    private static List<ChainBuilder> stopLoadGeneratorIfSamples() {
        return List.of(
                stopLoadGeneratorIf("m #{v}", "#{c}"),
                stopLoadGeneratorIf("m #{v}", s -> true),
                stopLoadGeneratorIf(s -> "m", "#{c}"),
                stopLoadGeneratorIf(s -> "m", s -> true));
    }

    private static List<ChainBuilder> crashLoadGeneratorSamples() {
        return List.of(crashLoadGenerator("m #{v}"), crashLoadGenerator(s -> "m"));
    }

    private static List<ChainBuilder> crashLoadGeneratorIfSamples() {
        return List.of(
                crashLoadGeneratorIf("m #{v}", "#{c}"),
                crashLoadGeneratorIf("m #{v}", s -> true),
                crashLoadGeneratorIf(s -> "m", "#{c}"),
                crashLoadGeneratorIf(s -> "m", s -> true));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static List<ChainBuilder> stopInjectorSamples() {
        return List.of(stopInjector("m #{v}"), stopInjector(s -> "m"));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static List<ChainBuilder> stopInjectorIfSamples() {
        return List.of(
                stopInjectorIf("m #{v}", "#{c}"),
                stopInjectorIf("m #{v}", s -> true),
                stopInjectorIf(s -> "m", "#{c}"),
                stopInjectorIf(s -> "m", s -> true));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static List<ChainBuilder> crashInjectorSamples() {
        return List.of(crashInjector("m #{v}"), crashInjector(s -> "m"));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static List<ChainBuilder> crashInjectorIfSamples() {
        return List.of(
                crashInjectorIf("m #{v}", "#{c}"),
                crashInjectorIf("m #{v}", s -> true),
                crashInjectorIf(s -> "m", "#{c}"),
                crashInjectorIf(s -> "m", s -> true));
    }

    private static List<ChainBuilder> groups() {
        return List.of(group("m #{v}").on(a), group(s -> "m").on(a), group("g").on(a, one));
    }
}
