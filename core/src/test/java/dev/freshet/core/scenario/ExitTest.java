// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.crashInjector;
import static dev.freshet.core.CoreDsl.crashLoadGenerator;
import static dev.freshet.core.CoreDsl.crashLoadGeneratorIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exitHere;
import static dev.freshet.core.CoreDsl.exitHereIf;
import static dev.freshet.core.CoreDsl.exitHereIfFailed;
import static dev.freshet.core.CoreDsl.forever;
import static dev.freshet.core.CoreDsl.stopInjector;
import static dev.freshet.core.CoreDsl.stopInjectorIf;
import static dev.freshet.core.CoreDsl.stopLoadGenerator;
import static dev.freshet.core.CoreDsl.stopLoadGeneratorIf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitTest {

    private final Stage stage = new Stage();

    static Stream<Arguments> exits() {
        return Stream.of(
                arguments("without a condition", exitHere(), "end"),
                arguments("out of a loop", forever().on(exitHere()), "end"),
                arguments("the condition holds", exitHereIf("#{yes}"), "end"),
                arguments("it does not", exitHereIf("#{no}"), "OK end"),
                arguments("function", exitHereIf(session -> session.userId() == 1), "end"),
                arguments("it can't be resolved", exitHereIf("#{missing}"), "KO end"),
                arguments("nothing has failed", exitHereIfFailed(), "OK end"),
                arguments("something has failed", exec(Session::markAsFailed).exitHereIfFailed(), "end"));
    }

    static Stream<Arguments> endsOfTheRun() {
        return Stream.of(
                arguments("stop", stopLoadGenerator("user #{id}"), "stop: user 1 end"),
                arguments("crash", crashLoadGenerator("user #{id}"), "crash: user 1 end"),
                arguments("function", stopLoadGenerator(s -> "u" + s.userId()), "stop: u1 end"),
                arguments("function", crashLoadGenerator(s -> "u" + s.userId()), "crash: u1 end"),
                arguments(
                        "a message without a value",
                        stopLoadGenerator("#{missing}"),
                        "stop: No attribute named 'missing' is defined end"),
                arguments("the condition holds", stopLoadGeneratorIf("now", "#{yes}"), "stop: now end"),
                arguments("it does not", stopLoadGeneratorIf("now", "#{no}"), "OK end"),
                arguments("it can't be resolved", stopLoadGeneratorIf("now", "#{missing}"), "KO end"),
                arguments("the condition holds", crashLoadGeneratorIf(s -> "now", s -> true), "crash: now end"),
                arguments("it does not", crashLoadGeneratorIf("now", s -> false), "OK end"));
    }

    @SuppressWarnings("deprecation") // the point of these rows
    static Stream<Arguments> formerNames() {
        return Stream.of(
                arguments("stop", stopInjector("now"), "stop: now end"),
                arguments("stop", stopInjectorIf("now", "#{yes}"), "stop: now end"),
                arguments("crash", crashInjector("now"), "crash: now end"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"exits", "endsOfTheRun", "formerNames"})
    void theUserEndsThereIfItIsTo(String why, ChainBuilder chain, String expected) {
        stage.play(
                chain.exec(stage.verdict()),
                session -> session.set("yes", true).set("no", false).set("id", session.userId()));

        assertThat(String.join(" ", stage.words())).isEqualTo(expected);
        assertThat(stage.ended()).isEqualTo(1);
        assertThat(stage.errors()).hasSize(expected.contains("missing") || expected.startsWith("KO") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource
    void stepsInWords(ChainBuilder chain, List<String> words) {
        assertThat(chain.steps().stream().map(step -> step.words())).isEqualTo(words);
    }

    @SuppressWarnings("deprecation") // the point of the second row
    static Stream<Arguments> stepsInWords() {
        return Stream.of(
                arguments(
                        stopLoadGenerator("a")
                                .crashLoadGeneratorIf("a", "#{b}")
                                .exitHere()
                                .exitHereIfFailed(),
                        List.of("stopLoadGenerator", "crashLoadGeneratorIf", "exitHere", "exitHereIfFailed")),
                arguments(stopInjector("a").crashInjector("b"), List.of("stopInjector", "crashInjector")));
    }
}
