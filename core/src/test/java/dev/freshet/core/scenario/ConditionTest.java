// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.doIfEquals;
import static dev.freshet.core.CoreDsl.doIfEqualsOrElse;
import static dev.freshet.core.CoreDsl.doIfOrElse;
import static dev.freshet.core.CoreDsl.doSwitch;
import static dev.freshet.core.CoreDsl.doSwitchOrElse;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.onCase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Choice;
import dev.freshet.core.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {

    private final Stage stage = new Stage();

    /** A condition on two chains, and the words of which of them are expected; {@code then} and {@code else} or none. */
    record Row(String why, Function<Chains, ChainBuilder> condition, String expected) {
        @Override
        public String toString() {
            return why;
        }
    }

    record Chains(ChainBuilder then, ChainBuilder orElse) {}

    static Stream<Row> conditions() {
        return Stream.of(
                new Row("true", c -> doIf("#{yes}").then(c.then), "then"),
                new Row("a text that says true", c -> doIf("#{trueText}").then(c.then), "then"),
                new Row("false", c -> doIf("#{no}").then(c.then), ""),
                new Row("function", c -> doIf(s -> s.userId() == 1).then(c.then), "then"),
                new Row("function", c -> doIf(s -> s.userId() == 2).then(c.then), ""),
                new Row("true", c -> doIfOrElse("#{yes}").then(c.then).orElse(c.orElse), "then"),
                new Row("false", c -> doIfOrElse("#{no}").then(c.then).orElse(c.orElse), "else"),
                new Row("function", c -> doIfOrElse(s -> false).then(c.then).orElse(c.orElse), "else"));
    }

    static Stream<Row> comparisons() {
        return Stream.of(
                new Row("same number", c -> doIfEquals("#{one}", 1).then(c.then), "then"),
                new Row("a number is not a text", c -> doIfEquals("#{one}", "1").then(c.then), ""),
                new Row("an int is not a long", c -> doIfEquals("#{one}", 1L).then(c.then), ""),
                new Row("texts", c -> doIfEquals("n#{one}", "n1").then(c.then), "then"),
                new Row("two expressions", c -> doIfEquals("#{one}", "#{uno}").then(c.then), "then"),
                new Row("function", c -> doIfEquals("#{one}", s -> s.get("uno")).then(c.then), "then"),
                new Row("function", c -> doIfEquals(s -> "1", "#{one}").then(c.then), ""),
                new Row(
                        "function",
                        c -> doIfEquals(s -> List.of(1), (Object) List.of(1)).then(c.then),
                        "then"),
                new Row("functions", c -> doIfEquals(s -> 1, s -> 1).then(c.then), "then"),
                new Row("equal", c -> doIfEqualsOrElse("#{one}", 1).then(c.then).orElse(c.orElse), "then"),
                new Row(
                        "not equal",
                        c -> doIfEqualsOrElse("#{one}", 2).then(c.then).orElse(c.orElse),
                        "else"));
    }

    static Stream<Row> switches() {
        return Stream.of(
                new Row("a key", c -> doSwitch("#{one}").on(one(c), two(c)), "then"),
                new Row("another key", c -> doSwitch(s -> "b").on(List.of(one(c), two(c))), "else"),
                new Row("no key", c -> doSwitch("#{yes}").on(one(c), two(c)), ""),
                new Row("a key", c -> doSwitchOrElse("#{one}").on(one(c)).orElse(c.orElse), "then"),
                new Row("no key", c -> doSwitchOrElse("1").on(one(c)).orElse(c.orElse), "else"),
                new Row(
                        "no key",
                        c -> doSwitchOrElse(s -> 3).on(List.of(one(c))).orElse(c.orElse),
                        "else"));
    }

    private static Choice.WithKey one(Chains chains) {
        return onCase(1).then(chains.then);
    }

    private static Choice.WithKey two(Chains chains) {
        return onCase("b").then(chains.orElse);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"conditions", "comparisons", "switches"})
    void theConditionDecidesWhichChainRuns(Row row) {
        stage.play(row.condition.apply(chains()).exec(stage.verdict()), ConditionTest::withValues);

        List<String> expected = row.expected.isEmpty() ? List.of("OK", "end") : List.of(row.expected, "OK", "end");
        assertThat(stage.words()).isEqualTo(expected);
        assertThat(stage.errors()).isEmpty();
    }

    static Stream<Row> faultyConditions() {
        return Stream.of(
                new Row("doIf", c -> doIf("#{missing}").then(c.then), ""),
                new Row("doIf", c -> doIf(s -> s.getBoolean("missing")).then(c.then), ""),
                new Row("doIfOrElse", c -> doIfOrElse("#{missing}").then(c.then).orElse(c.orElse), ""),
                new Row("doIfEquals", c -> doIfEquals("#{missing}", 1).then(c.then), ""),
                new Row("doIfEquals", c -> doIfEquals("#{one}", "#{missing}").then(c.then), ""),
                new Row(
                        "doIfEqualsOrElse",
                        c -> doIfEqualsOrElse("#{missing}", 1).then(c.then).orElse(c.orElse),
                        ""),
                new Row("doSwitch", c -> doSwitch("#{missing}").on(one(c)), ""),
                new Row(
                        "doSwitchOrElse",
                        c -> doSwitchOrElse("#{missing}").on(one(c)).orElse(c.orElse),
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyConditions")
    void aConditionThatCannotBeResolvedFailsTheSessionAndRunsNoneOfTheChains(Row row) {
        stage.play(row.condition.apply(chains()).exec(stage.verdict()), ConditionTest::withValues);

        assertThat(stage.words()).containsExactly("KO", "end");
        assertThat(stage.errors())
                .singleElement()
                .asString()
                .startsWith("step 1, " + row.why + ": ")
                .contains("'missing'");
    }

    private Chains chains() {
        return new Chains(exec(stage.say("then")), exec(stage.say("else")));
    }

    private static Session withValues(Session session) {
        return session.setAll(Map.of("yes", true, "trueText", "true", "no", false, "one", 1, "uno", 1));
    }
}
