// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecTest {

    private final Stage stage = new Stage();

    @Test
    void stepsRunInTheOrderInWhichTheyAreWrittenAndThenTheUserEnds() {
        ChainBuilder part = exec(stage.say("b")).exec(stage.say("c"));

        stage.play(exec(stage.say("a")).exec(part, exec(stage.say("d"))).exec(List.of(part, exec(stage.say("e")))));

        assertThat(stage.script).containsExactly("0 a", "0 b", "0 c", "0 d", "0 b", "0 c", "0 e", "0 end");
    }

    @Test
    void aChainCanBeContinuedInSeveralWays() {
        ChainBuilder shared = exec(stage.say("shared"));
        ChainBuilder one = shared.exec(stage.say("one"));
        ChainBuilder two = shared.exec(stage.say("two"));

        stage.play(one.exec(two));

        assertThat(stage.words()).containsExactly("shared", "one", "shared", "two", "end");
    }

    @Test
    void whatAFunctionSetsIsSeenByTheNextStep() {
        stage.play(exec(session -> session.set("a", 1)).exec(stage.show("a")));

        assertThat(stage.words()).containsExactly("a=1", "end");
    }

    static Stream<Arguments> faultyFunctions() {
        return Stream.of(
                faulty("function crashed: IllegalStateException: boom", session -> {
                    throw new IllegalStateException("boom");
                }),
                faulty("function crashed: AssertionError: wrong", session -> {
                    throw new AssertionError("wrong");
                }),
                faulty("function crashed: StackOverflowError", ExecTest::recurse),
                faulty("function crashed: NoClassDefFoundError: gone", session -> {
                    throw new NoClassDefFoundError("gone");
                }),
                faulty("the function returned null instead of a session", session -> null),
                faulty(
                        "the function returned a session of another user or of another place in the scenario",
                        session -> Session.create("Play", 99)));
    }

    private static Arguments faulty(String error, Function<Session, Session> function) {
        return arguments(error, function);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Session recurse(Session session) {
        return recurse(session.set("a", 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyFunctions")
    void aFunctionAtFaultFailsTheSessionAndTheUserGoesOn(String error, Function<Session, Session> function) {
        stage.play(exec(session -> session.set("kept", 7))
                .exec(function)
                .exec(stage.show("kept"))
                .exec(stage.verdict()));

        assertThat(stage.words()).containsExactly("kept=7", "KO", "end");
        assertThat(stage.errors()).containsExactly("step 2, exec(function): " + error);
    }

    @Test
    void aSessionThatWasKeptFromAnEarlierPassIsRefusedBecauseItWouldTurnTheLoopBack() {
        AtomicReference<Session> kept = new AtomicReference<>();

        stage.play(repeat(5, "i")
                .on(
                        exec(session -> {
                            kept.compareAndSet(null, session);
                            return kept.get();
                        }),
                        exec(stage.show("i"))));

        assertThat(stage.words()).containsExactly("i=0", "i=1", "i=2", "i=3", "i=4", "end");
        assertThat(stage.stats().errors())
                .hasSize(1)
                .first()
                .satisfies(error -> assertThat(error.count()).isEqualTo(4));
    }

    @Test
    void everyErrorIsCountedUnderItsPlace() {
        stage.play(repeat(3).on(exec(stage.say("x")).exec(session -> {
            throw new IllegalArgumentException("no");
        })));

        assertThat(stage.stats().errors()).singleElement().satisfies(error -> {
            assertThat(error.text())
                    .isEqualTo(
                            "scenario 'Play', step 1, repeat > 2, exec(function): function crashed: IllegalArgumentException: no");
            assertThat(error.count()).isEqualTo(3);
        });
    }

    @Test
    void actionsAndChainsMix() {
        stage.play(exec(dummy("d", 5), exec(stage.say("then")))
                .exec(dummy("d", 5).toChainBuilder())
                .exec(stage.say("end of d")));

        assertThat(stage.script).containsExactly("5 then", "10 end of d", "10 end");
    }
}
