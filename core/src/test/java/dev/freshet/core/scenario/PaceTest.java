// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.pace;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaceTest {

    private final Stage stage = new Stage();

    static Stream<Arguments> intervals() {
        return Stream.of(
                arguments("seconds", pace(2)),
                arguments("duration", pace(Duration.ofSeconds(2))),
                arguments("expression", pace("#{two}")),
                arguments("function", pace(session -> Duration.ofSeconds(session.getInt("two")))),
                arguments("equal limits", pace(2, 2)),
                arguments("with a counter", pace(2, "beat")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("intervals")
    void theFirstPassIsImmediateAndThoseAfterItKeepTheBeat(String why, ChainBuilder pace) {
        stage.play(repeat(3).on(pace.exec(stage.say("beat")).pause(1)), session -> session.set("two", 2));

        assertThat(stage.script).containsExactly("0 beat", "2000 beat", "4000 beat", "5000 end");
    }

    @Test
    void aUserThatIsLateGoesOnAtOnceAndCountsTheNextBeatFromThen() {
        stage.play(repeat(5, "i")
                .on(pace(2).exec(stage.show("i"))
                        .pause(session -> Duration.ofMillis(session.getInt("i") == 1 ? 4500 : 500))));

        assertThat(stage.script).containsExactly("0 i=0", "2000 i=1", "6500 i=2", "8500 i=3", "10500 i=4", "11000 end");
    }

    @Test
    void pacesWithoutACounterAreIndependentOfEachOther() {
        stage.play(repeat(2).on(pace(3).exec(stage.say("a")).pace(5).exec(stage.say("b"))));

        assertThat(stage.script).containsExactly("0 a", "0 b", "3000 a", "5000 b", "5000 end");
    }

    @Test
    void pacesThatShareACounterShareTheBeat() {
        stage.play(pace(3, "beat")
                .exec(stage.say("a"))
                .pace(5, "beat")
                .exec(stage.say("b"))
                .pace(1, "beat")
                .exec(stage.say("c")));

        assertThat(stage.script).containsExactly("0 a", "3000 b", "8000 c", "8000 end");
    }

    @Test
    void twoLimitsDrawEachIntervalBetweenThem() {
        stage.play(repeat(200)
                .on(pace(Duration.ofMillis(100), Duration.ofMillis(200)).exec(stage.say("beat"))));

        List<Long> instants = stage.script.stream()
                .filter(line -> line.endsWith("beat"))
                .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
                .toList();
        for (int i = 1; i < instants.size(); i++) {
            assertThat(instants.get(i) - instants.get(i - 1)).isBetween(99L, 200L);
        }
        assertThat(instants.get(199)).isBetween(199 * 140L, 199 * 160L);
    }

    @Test
    void theBeatSurvivesAReset() {
        stage.play(repeat(2).on(pace(2).exec(session -> session.reset()).exec(stage.say("beat"))));

        assertThat(stage.script).containsExactly("0 beat", "2000 beat", "2000 end");
    }

    static Stream<Arguments> faultyPaces() {
        return Stream.of(
                arguments(pace("#{missing}"), "No attribute named 'missing' is defined"),
                arguments(pace(1, "two"), "attribute 'two' holds no beat but something else"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyPaces")
    void aPaceThatCannotBeResolvedFailsTheSessionAndIsLeftOut(ChainBuilder pace, String error) {
        stage.play(pace.exec(stage.verdict()), session -> session.set("two", "2"));

        assertThat(stage.script).containsExactly("0 KO", "0 end");
        assertThat(stage.errors()).containsExactly("step 1, pace: " + error);
    }

    @Test
    void aUserThatEndsWhileItPacesLeavesNoTimer() {
        VirtualUser user = stage.start(stage.compile(repeat(2).on(pace(60).exec(exec(stage.say("beat"))))), 0, s -> s);
        stage.loops.advance(Duration.ofSeconds(10));

        user.end();

        assertThat(stage.loops.waiting()).isZero();
        assertThat(stage.words()).containsExactly("beat", "end");
    }
}
