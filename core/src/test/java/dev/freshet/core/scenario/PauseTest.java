// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.constantPauses;
import static dev.freshet.core.CoreDsl.customPauses;
import static dev.freshet.core.CoreDsl.disabledPauses;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.exponentialPauses;
import static dev.freshet.core.CoreDsl.normalPausesWithPercentageDuration;
import static dev.freshet.core.CoreDsl.normalPausesWithStdDevDuration;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.uniformPausesPlusOrMinusDuration;
import static dev.freshet.core.CoreDsl.uniformPausesPlusOrMinusPercentage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PauseTest {

    private final Stage stage = new Stage();

    static Stream<Arguments> lengths() {
        return Stream.of(
                arguments("seconds", pause(3), 3000),
                arguments("a duration", pause(Duration.ofMillis(1500)), 1500),
                arguments("an expression in seconds", pause("#{seconds}"), 4000),
                arguments("an expression that is a duration", pause("#{duration}"), 250),
                arguments("a constant text", pause("2"), 2000),
                arguments("a function", pause(session -> Duration.ofMillis(session.getInt("seconds"))), 4),
                arguments("nothing", pause(0), 0),
                arguments("a function that gives less than nothing", pause(session -> Duration.ofSeconds(-1)), 0),
                arguments("equal limits", pause(2, 2), 2000),
                arguments("limits in the wrong order", pause("3", "1"), 3000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lengths")
    void aPauseLastsAsLongAsItSays(String why, ChainBuilder pause, int ms) {
        stage.play(
                pause.exec(stage.say("on")),
                session -> session.set("seconds", 4).set("duration", Duration.ofMillis(250)));

        assertThat(stage.script).containsExactly(ms + " on", ms + " end");
        assertThat(stage.errors()).isEmpty();
    }

    @Test
    void aPauseOfNoLengthTakesNoTurnOfTheLoop() {
        Action first = stage.compile(pause(0).exec(stage.say("on")));
        stage.start(first, 0, Function.identity());
        stage.loops.runDue();

        assertThat(stage.words()).containsExactly("on", "end");
        assertThat(stage.loops.waiting()).isZero();
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                arguments("seconds", pause(1, 3)),
                arguments("durations", pause(Duration.ofSeconds(1), Duration.ofSeconds(3))),
                arguments("expressions", pause("#{one}", "#{three}")),
                arguments("functions", pause(s -> Duration.ofSeconds(1), s -> Duration.ofSeconds(3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void twoLimitsMeanAnEvenDistributionBetweenThem(String why, ChainBuilder pause) {
        Action first = stage.compile(pause.exec(stage.say("on")));
        for (int i = 0; i < 2000; i++) {
            stage.start(first, 0, session -> session.set("one", 1).set("three", "3"));
        }
        stage.loops.runUntilIdle(Duration.ofHours(1));

        long[] lengths = stage.script.stream()
                .filter(line -> line.endsWith(" on"))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .toArray();
        assertThat(lengths).hasSize(2000);
        assertThat(LongStream.of(lengths)).allMatch(ms -> ms >= 1000 && ms < 3000);
        assertThat(LongStream.of(lengths).average().orElse(0)).isCloseTo(2000, within(50.0));
        assertThat(LongStream.of(lengths).filter(ms -> ms < 1500).count()).isBetween(400L, 600L);
    }

    static Stream<Arguments> faultyPauses() {
        PauseType boom = customPauses(session -> {
            throw new IllegalStateException("boom");
        });
        return Stream.of(
                arguments(pause("#{missing}"), "No attribute named 'missing' is defined"),
                arguments(pause("1", "#{missing}"), "No attribute named 'missing' is defined"),
                arguments(
                        pause(session -> Duration.ofSeconds(session.getInt("missing"))),
                        "function crashed: NoSuchElementException: No attribute named 'missing' is defined"),
                arguments(pause(1, boom), "function crashed: IllegalStateException: boom"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyPauses")
    void aPauseThatCannotBeResolvedFailsTheSessionAndIsLeftOut(ChainBuilder pause, String error) {
        stage.play(pause.exec(stage.verdict()));

        assertThat(stage.script).containsExactly("0 KO", "0 end");
        assertThat(stage.errors()).containsExactly("step 1, pause: " + error);
    }

    static Stream<Arguments> precedence() {
        return Stream.of(
                arguments("constant by default", constantPauses, pause(2), 2000),
                arguments("the population's", disabledPauses, pause(2), 0),
                arguments("its own", disabledPauses, pause(2, constantPauses), 2000),
                arguments("its own", constantPauses, pause(2, disabledPauses), 0),
                arguments("its own", constantPauses, pause(2, customPauses(session -> 70L)), 70),
                arguments("the population's", customPauses(session -> 70L), pause(2), 70),
                arguments("less than nothing", customPauses(session -> -70L), pause(2), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("precedence")
    void thePausesOwnTypeComesBeforeThePopulations(String why, PauseType population, ChainBuilder pause, int ms) {
        stage.pauses(population).play(pause.exec(stage.say("on")));

        assertThat(stage.script).containsExactly(ms + " on", ms + " end");
    }

    static Stream<Arguments> distributions() {
        return Stream.of(
                arguments("exponential: mean and deviation are the planned length", exponentialPauses, 1000, 1000),
                arguments("normal", normalPausesWithStdDevDuration(Duration.ofMillis(100)), 1000, 100),
                arguments("normal in per cent", normalPausesWithPercentageDuration(20), 1000, 200),
                arguments(
                        "uniform: the deviation is the half width by root of 3",
                        uniformPausesPlusOrMinusDuration(Duration.ofMillis(300)),
                        1000,
                        173),
                arguments("uniform in per cent", uniformPausesPlusOrMinusPercentage(60), 1000, 346));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void lengthsAreDistributedAsThePauseTypeSays(String why, PauseType type, double meanMs, double deviationMs) {
        Random random = new Random(7);
        Session session = Session.create("S", 1);
        double[] ms = LongStream.range(0, 50_000)
                .mapToDouble(i -> type.lengthNs(1_000_000_000L, session, random) / 1e6)
                .toArray();

        double mean = java.util.Arrays.stream(ms).average().orElse(0);
        double deviation = Math.sqrt(java.util.Arrays.stream(ms)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0));
        assertThat(mean).isCloseTo(meanMs, within(15.0));
        assertThat(deviation).isCloseTo(deviationMs, within(15.0));
    }

    @Test
    void lengthsAreNeverNegative() {
        PauseType wide = normalPausesWithPercentageDuration(500);
        PauseType broad = uniformPausesPlusOrMinusPercentage(500);
        Random random = new Random(7);
        Session session = Session.create("S", 1);

        for (int i = 0; i < 1000; i++) {
            assertThat(wide.lengthNs(1_000_000, session, random)).isNotNegative();
            assertThat(broad.lengthNs(1_000_000, session, random)).isNotNegative();
        }
    }

    @Test
    void aSpreadThatIsNoneIsAMistake() {
        assertThatThrownBy(() -> uniformPausesPlusOrMinusPercentage(-1)).isInstanceOf(SimulationException.class);
        assertThatThrownBy(() -> normalPausesWithPercentageDuration(Double.NaN))
                .isInstanceOf(SimulationException.class);
        assertThatThrownBy(() -> normalPausesWithStdDevDuration(Duration.ofMillis(-1)))
                .isInstanceOf(SimulationException.class);
    }

    @Test
    void aUserThatEndsWhileItPausesLeavesNoTimer() {
        Action first = stage.compile(exec(stage.say("before")).pause(60).exec(stage.say("after")));
        VirtualUser user = stage.start(first, 0, Function.identity());
        stage.loops.advance(Duration.ofSeconds(10));

        user.end();
        assertThat(stage.loops.waiting()).isZero();
        assertThat(stage.words()).containsExactly("before", "end");
    }
}
