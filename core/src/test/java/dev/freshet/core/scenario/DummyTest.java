// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.DummyBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.stats.RequestStats;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DummyTest {

    private final Stage stage = new Stage();

    static Stream<Arguments> dummies() {
        return Stream.of(
                arguments("constant", dummy("name", 30), true),
                arguments("expressions", dummy("#{n}", "#{ms}"), true),
                arguments("functions", dummy(s -> s.getString("n"), s -> s.getInt("ms")), true),
                arguments("OK", dummy("name", 30).withSuccess(true), true),
                arguments("KO", dummy("name", 30).withSuccess(false), false),
                arguments("KO by an expression", dummy("name", 30).withSuccess("#{no}"), false),
                arguments("KO by a function", dummy("name", 30).withSuccess(s -> s.userId() == 2), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dummies")
    void itTakesItsTimeAndIsCounted(String why, DummyBuilder dummy, boolean ok) {
        stage.play(exec(dummy).exec(stage.verdict()), DummyTest::withValues);

        assertThat(stage.script).containsExactly(ok ? "30 OK" : "30 KO", "30 end");
        RequestStats request = stage.stats().requests().get(0);
        assertThat(request.path()).isEqualTo("name");
        assertThat((ok ? request.ok() : request.ko()).count()).isEqualTo(1);
        assertThat(request.all().maxNs()).isCloseTo(30_000_000, Percentage.withPercentage(0.2));
        assertThat(stage.stats().failures()).hasSize(ok ? 0 : 1);
    }

    @Test
    void itChangesTheSessionWhenItsTimeIsOver() {
        stage.play(exec(dummy("name", 30).withSuccess(false).withSessionUpdate(s -> s.set("a", s.isFailed())))
                .exec(stage.show("a"))
                .exec(stage.verdict()));

        assertThat(stage.script).containsExactly("30 a=false", "30 KO", "30 end");
    }

    @Test
    void withoutAnyTimeItGoesOnAtOnce() {
        stage.start(stage.compile(exec(dummy("name", 0)).exec(dummy("name", -5))), 0, session -> session);
        stage.loops.runDue();

        assertThat(stage.words()).containsExactly("end");
        assertThat(stage.stats().requests().get(0).okCount()).isEqualTo(2);
    }

    static Stream<Arguments> faultyDummies() {
        String missing = "No attribute named 'missing' is defined";
        return Stream.of(
                arguments("0 KO", dummy("#{missing}", 1), missing),
                arguments("0 KO", dummy("name", "#{missing}"), missing),
                arguments("0 KO", dummy("name", 1).withSuccess("#{missing}"), missing),
                arguments(
                        "1 KO",
                        dummy("name", 1).withSessionUpdate(s -> s.set("a", s.getInt("missing"))),
                        "function crashed: NoSuchElementException: " + missing));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("faultyDummies")
    void whatCannotBeResolvedFailsTheSession(String expected, DummyBuilder dummy, String error) {
        stage.play(exec(dummy).exec(stage.verdict()));

        assertThat(stage.script.get(0)).isEqualTo(expected);
        assertThat(stage.errors()).containsExactly("step 1, dummy: " + error);
    }

    private static Session withValues(Session session) {
        return session.set("n", "name").set("ms", 30).set("no", false);
    }
}
