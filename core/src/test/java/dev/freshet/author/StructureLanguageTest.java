// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import static dev.freshet.core.CoreDsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.DummyBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.Step;
import dev.freshet.core.StructureBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every other method of chains and scenarios, as an author outside of the tool's packages calls it. */
class StructureLanguageTest {

    private static final DummyBuilder one = dummy("one", 1);
    private static final ChainBuilder a = CoreDsl.exec(one);

    @SuppressWarnings("checkstyle:MethodLength") // a list of every overload, one to a line
    static Stream<Arguments> elements1() {
        return Stream.of(
                row(
                        "exec(function)",
                        2,
                        sessionFunctionsSamples(exec(a)),
                        sessionFunctionsSamples(scenario("S").exec(a))),
                row(
                        "dummy",
                        3,
                        executablesSamples(exec(a)),
                        executablesSamples(scenario("S").exec(a))),
                row("doIf", 3, doIfSamples(exec(a)), doIfSamples(scenario("S").exec(a))),
                row(
                        "doIfOrElse",
                        3,
                        doIfOrElseSamples(exec(a)),
                        doIfOrElseSamples(scenario("S").exec(a))),
                row(
                        "doIfEquals",
                        8,
                        doIfEqualsSamples(exec(a)),
                        doIfEqualsSamples(scenario("S").exec(a))),
                row(
                        "doIfEqualsOrElse",
                        8,
                        doIfEqualsOrElseSamples(exec(a)),
                        doIfEqualsOrElseSamples(scenario("S").exec(a))),
                row(
                        "doSwitch",
                        3,
                        doSwitchSamples(exec(a)),
                        doSwitchSamples(scenario("S").exec(a))),
                row(
                        "doSwitchOrElse",
                        3,
                        doSwitchOrElseSamples(exec(a)),
                        doSwitchOrElseSamples(scenario("S").exec(a))),
                row(
                        "randomSwitch",
                        2,
                        randomSwitchSamples(exec(a)),
                        randomSwitchSamples(scenario("S").exec(a))),
                row(
                        "randomSwitchOrElse",
                        2,
                        randomSwitchOrElseSamples(exec(a)),
                        randomSwitchOrElseSamples(scenario("S").exec(a))),
                row(
                        "uniformRandomSwitch",
                        2,
                        uniformRandomSwitchSamples(exec(a)),
                        uniformRandomSwitchSamples(scenario("S").exec(a))),
                row(
                        "roundRobinSwitch",
                        2,
                        roundRobinSwitchSamples(exec(a)),
                        roundRobinSwitchSamples(scenario("S").exec(a))),
                row(
                        "exitBlockOnFail",
                        2,
                        exitBlockOnFailSamples(exec(a)),
                        exitBlockOnFailSamples(scenario("S").exec(a))),
                row(
                        "tryMax",
                        6,
                        tryMaxSamples(exec(a)),
                        tryMaxSamples(scenario("S").exec(a))),
                row(
                        "exitHereIf",
                        2,
                        exitHereIfSamples(exec(a)),
                        exitHereIfSamples(scenario("S").exec(a))),
                row(
                        "exitHere",
                        1,
                        exitHereSamples(exec(a)),
                        exitHereSamples(scenario("S").exec(a))),
                row(
                        "exitHereIfFailed",
                        1,
                        exitHereIfFailedSamples(exec(a)),
                        exitHereIfFailedSamples(scenario("S").exec(a))),
                row(
                        "stopLoadGenerator",
                        2,
                        stopLoadGeneratorSamples(exec(a)),
                        stopLoadGeneratorSamples(scenario("S").exec(a))),
                row(
                        "stopLoadGeneratorIf",
                        4,
                        stopLoadGeneratorIfSamples(exec(a)),
                        stopLoadGeneratorIfSamples(scenario("S").exec(a))),
                row(
                        "crashLoadGenerator",
                        2,
                        crashLoadGeneratorSamples(exec(a)),
                        crashLoadGeneratorSamples(scenario("S").exec(a))));
    }

    static Stream<Arguments> elements2() {
        return Stream.of(
                row(
                        "crashLoadGeneratorIf",
                        4,
                        crashLoadGeneratorIfSamples(exec(a)),
                        crashLoadGeneratorIfSamples(scenario("S").exec(a))),
                row(
                        "stopInjector",
                        2,
                        stopInjectorSamples(exec(a)),
                        stopInjectorSamples(scenario("S").exec(a))),
                row(
                        "stopInjectorIf",
                        4,
                        stopInjectorIfSamples(exec(a)),
                        stopInjectorIfSamples(scenario("S").exec(a))),
                row(
                        "crashInjector",
                        2,
                        crashInjectorSamples(exec(a)),
                        crashInjectorSamples(scenario("S").exec(a))),
                row(
                        "crashInjectorIf",
                        4,
                        crashInjectorIfSamples(exec(a)),
                        crashInjectorIfSamples(scenario("S").exec(a))),
                row("group", 3, groups(exec(a)), groups(scenario("S").exec(a))));
    }

    private static Arguments row(String words, int size, List<ChainBuilder> chains, List<ScenarioBuilder> scenarios) {
        return arguments(
                words,
                size,
                chains.stream().map(StructureBuilder::steps).toList(),
                scenarios.stream().map(StructureBuilder::steps).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"elements1", "elements2"})
    void everyMethodAddsItsStep(String words, int size, List<List<Step>> chains, List<List<Step>> scenarios) {
        assertThat(chains).hasSize(size).allSatisfy(steps -> assertAdded(steps, words));
        assertThat(scenarios).hasSize(size).allSatisfy(steps -> assertAdded(steps, words));
    }

    private static void assertAdded(List<Step> steps, String words) {
        assertThat(steps).extracting(Step::words).containsExactly("dummy", words);
    }

    private static <T extends StructureBuilder<T>> List<T> sessionFunctionsSamples(T t) {
        return List.of(t.exec(session -> session), t.exec(Session::reset));
    }

    private static <T extends StructureBuilder<T>> List<T> executablesSamples(T t) {
        return List.of(t.exec(one), t.exec(a), t.exec(List.of(a)));
    }

    private static <T extends StructureBuilder<T>> List<T> doIfSamples(T t) {
        return List.of(
                t.doIf("#{c}").then(a),
                t.doIf(s -> true).then(a),
                t.doIf("#{c}").then(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> doIfOrElseSamples(T t) {
        return List.of(
                t.doIfOrElse("#{c}").then(a).orElse(a),
                t.doIfOrElse(s -> true).then(a).orElse(a),
                t.doIfOrElse("#{c}").then(a, one).orElse(one, a));
    }

    private static <T extends StructureBuilder<T>> List<T> doIfEqualsSamples(T t) {
        return List.of(
                t.doIfEquals("#{v}", "#{e}").then(a),
                t.doIfEquals("#{v}", 1).then(a),
                t.doIfEquals("#{v}", (Object) "plain").then(a),
                t.doIfEquals("#{v}", s -> 1).then(a),
                t.doIfEquals(s -> "v", "#{e}").then(a),
                t.doIfEquals(s -> "v", 1).then(a),
                t.doIfEquals(s -> "v", (Object) "plain").then(a),
                t.doIfEquals(s -> "v", s -> 1).then(a));
    }

    private static <T extends StructureBuilder<T>> List<T> doIfEqualsOrElseSamples(T t) {
        return List.of(
                t.doIfEqualsOrElse("#{v}", "#{e}").then(a).orElse(one),
                t.doIfEqualsOrElse("#{v}", 1).then(a).orElse(one),
                t.doIfEqualsOrElse("#{v}", (Object) "plain").then(a).orElse(one),
                t.doIfEqualsOrElse("#{v}", s -> 1).then(a).orElse(one),
                t.doIfEqualsOrElse(s -> "v", "#{e}").then(a).orElse(one),
                t.doIfEqualsOrElse(s -> "v", 1).then(a).orElse(one),
                t.doIfEqualsOrElse(s -> "v", (Object) "plain").then(a).orElse(one),
                t.doIfEqualsOrElse(s -> "v", s -> 1).then(a).orElse(one));
    }

    private static <T extends StructureBuilder<T>> List<T> doSwitchSamples(T t) {
        return List.of(
                t.doSwitch("#{v}").on(onCase("a").then(a), onCase(2).then(one, a)),
                t.doSwitch(s -> "v").on(onCase("a").then(a), onCase(2).then(one, a)),
                t.doSwitch("#{v}").on(List.of(onCase("a").then(a))));
    }

    private static <T extends StructureBuilder<T>> List<T> doSwitchOrElseSamples(T t) {
        return List.of(
                t.doSwitchOrElse("#{v}")
                        .on(onCase("a").then(a), onCase(2).then(one))
                        .orElse(a),
                t.doSwitchOrElse(s -> "v")
                        .on(onCase("a").then(a), onCase(2).then(one))
                        .orElse(a),
                t.doSwitchOrElse("#{v}").on(List.of(onCase("a").then(a))).orElse(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> randomSwitchSamples(T t) {
        return List.of(
                t.randomSwitch().on(percent(60.0).then(a), percent(40).then(one, a)),
                t.randomSwitch().on(List.of(percent(60.0).then(a))));
    }

    private static <T extends StructureBuilder<T>> List<T> randomSwitchOrElseSamples(T t) {
        return List.of(
                t.randomSwitchOrElse()
                        .on(percent(60.0).then(a), percent(30).then(one))
                        .orElse(a),
                t.randomSwitchOrElse().on(List.of(percent(60.0).then(a))).orElse(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> uniformRandomSwitchSamples(T t) {
        return List.of(
                t.uniformRandomSwitch().on(a, one), t.uniformRandomSwitch().on(List.of(a, a)));
    }

    private static <T extends StructureBuilder<T>> List<T> roundRobinSwitchSamples(T t) {
        return List.of(t.roundRobinSwitch().on(a, one), t.roundRobinSwitch().on(List.of(a, a)));
    }

    private static <T extends StructureBuilder<T>> List<T> exitBlockOnFailSamples(T t) {
        return List.of(t.exitBlockOnFail().on(a), t.exitBlockOnFail().on(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> tryMaxSamples(T t) {
        return List.of(
                t.tryMax(3).on(a),
                t.tryMax("#{n}").on(a),
                t.tryMax(s -> 3).on(a),
                t.tryMax(3, "i").on(a, one),
                t.tryMax("#{n}", "i").on(a, one),
                t.tryMax(s -> 3, "i").on(a, one));
    }

    private static <T extends StructureBuilder<T>> List<T> exitHereIfSamples(T t) {
        return List.of(t.exitHereIf("#{c}"), t.exitHereIf(s -> true));
    }

    private static <T extends StructureBuilder<T>> List<T> exitHereSamples(T t) {
        return List.of(t.exitHere());
    }

    private static <T extends StructureBuilder<T>> List<T> exitHereIfFailedSamples(T t) {
        return List.of(t.exitHereIfFailed());
    }

    private static <T extends StructureBuilder<T>> List<T> stopLoadGeneratorSamples(T t) {
        return List.of(t.stopLoadGenerator("m #{v}"), t.stopLoadGenerator(s -> "m"));
    }

    private static <T extends StructureBuilder<T>> List<T> stopLoadGeneratorIfSamples(T t) {
        return List.of(
                t.stopLoadGeneratorIf("m #{v}", "#{c}"),
                t.stopLoadGeneratorIf("m #{v}", s -> true),
                t.stopLoadGeneratorIf(s -> "m", "#{c}"),
                t.stopLoadGeneratorIf(s -> "m", s -> true));
    }

    private static <T extends StructureBuilder<T>> List<T> crashLoadGeneratorSamples(T t) {
        return List.of(t.crashLoadGenerator("m #{v}"), t.crashLoadGenerator(s -> "m"));
    }

    private static <T extends StructureBuilder<T>> List<T> crashLoadGeneratorIfSamples(T t) {
        return List.of(
                t.crashLoadGeneratorIf("m #{v}", "#{c}"),
                t.crashLoadGeneratorIf("m #{v}", s -> true),
                t.crashLoadGeneratorIf(s -> "m", "#{c}"),
                t.crashLoadGeneratorIf(s -> "m", s -> true));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static <T extends StructureBuilder<T>> List<T> stopInjectorSamples(T t) {
        return List.of(t.stopInjector("m #{v}"), t.stopInjector(s -> "m"));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static <T extends StructureBuilder<T>> List<T> stopInjectorIfSamples(T t) {
        return List.of(
                t.stopInjectorIf("m #{v}", "#{c}"),
                t.stopInjectorIf("m #{v}", s -> true),
                t.stopInjectorIf(s -> "m", "#{c}"),
                t.stopInjectorIf(s -> "m", s -> true));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static <T extends StructureBuilder<T>> List<T> crashInjectorSamples(T t) {
        return List.of(t.crashInjector("m #{v}"), t.crashInjector(s -> "m"));
    }

    @SuppressWarnings("deprecation") // older simulations use these names
    private static <T extends StructureBuilder<T>> List<T> crashInjectorIfSamples(T t) {
        return List.of(
                t.crashInjectorIf("m #{v}", "#{c}"),
                t.crashInjectorIf("m #{v}", s -> true),
                t.crashInjectorIf(s -> "m", "#{c}"),
                t.crashInjectorIf(s -> "m", s -> true));
    }

    private static <T extends StructureBuilder<T>> List<T> groups(T t) {
        return List.of(
                t.group("m #{v}").on(a), t.group(s -> "m").on(a), t.group("g").on(a, one));
    }
}
