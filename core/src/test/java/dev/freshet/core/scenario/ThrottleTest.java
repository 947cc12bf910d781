// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.dummy;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.holdFor;
import static dev.freshet.core.CoreDsl.jumpToRps;
import static dev.freshet.core.CoreDsl.reachRps;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.ThrottleStep;
import dev.freshet.core.inject.RequestRate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When requests are let through, to the millisecond. */
class ThrottleTest {

    static Stream<Arguments> profiles() {
        return Stream.of(
                row("evenly", List.of(jumpToRps(4), holdFor(60)), 0, 250, 500, 750, 1_000, 1_250),
                row("ever faster", List.of(reachRps(2).in(4)), 0, 2_000, 2_829, 3_465),
                row("ever slower", List.of(jumpToRps(2), reachRps(0).in(4)), 0, 536, 1_172, 2_000),
                row("after a rest", List.of(holdFor(3), jumpToRps(10), holdFor(60)), 3_000, 3_100, 3_200),
                row(
                        "across a rest",
                        List.of(jumpToRps(1), holdFor(2), jumpToRps(0), holdFor(5), jumpToRps(1), holdFor(9)),
                        0,
                        1_000,
                        7_000,
                        8_000),
                row(
                        "across a jump",
                        List.of(jumpToRps(1), holdFor(Duration.ofMillis(1_500)), jumpToRps(10), holdFor(9)),
                        0,
                        1_000,
                        1_550,
                        1_650));
    }

    private static Arguments row(String what, List<ThrottleStep> steps, long... releasesMs) {
        return arguments(what, steps, LongStream.of(releasesMs).boxed().toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void requestsAreLetThroughAtTheRateOfTheMoment(String what, List<ThrottleStep> steps, List<Long> releasesMs) {
        Throttle throttle = new Throttle(RequestRate.of(steps, 1));
        throttle.begin(5_000_000_000L);

        List<Long> given = releasesMs.stream()
                .map(unused -> (throttle.reserve(5_000_000_000L) - 5_000_000_000L + 999_999) / 1_000_000)
                .toList();
        assertThat(given).isEqualTo(releasesMs);
    }

    @Test
    void usersWaitForTheirTurnInTheOrderOfAskingOnWhicheverLoopTheyAre() {
        Stage stage = new Stage().throttle(jumpToRps(10), holdFor(60));
        Action first = stage.compile(request(stage));
        IntStream.range(0, 6).forEach(user -> stage.start(first, user % 2, Function.identity()));
        stage.loops.runUntilIdle(Duration.ofMinutes(1));

        assertThat(stage.script.stream().filter(line -> line.contains("sent")))
                .containsExactly("0 sent 1", "100 sent 2", "200 sent 3", "300 sent 4", "400 sent 5", "500 sent 6");
    }

    @Test
    void whatIsNotUsedIsLost() {
        Stage stage = new Stage().throttle(jumpToRps(10), holdFor(60));
        Action first = stage.compile(
                repeat(2).on(request(stage)).pause(2).exec(repeat(2).on(request(stage))));
        stage.start(first, 0, Function.identity());
        stage.loops.runUntilIdle(Duration.ofMinutes(1));

        assertThat(stage.script.stream().filter(line -> line.contains("sent")))
                .containsExactly("0 sent 1", "100 sent 1", "2100 sent 1", "2200 sent 1");
    }

    @Test
    void aRequestThatIsLaterThanItsTurnGoesAtOnce() {
        Throttle throttle = new Throttle(RequestRate.of(List.of(jumpToRps(10), holdFor(60)), 1));

        assertThat(throttle.reserve(1_234_567_890L)).isEqualTo(1_234_567_890L);
        assertThat(throttle.reserve(1_234_567_890L)).isBetween(1_334_567_889L, 1_334_567_891L);
    }

    @Test
    void behindTheEndNothingIsSentAndNothingWaits() {
        Stage stage = new Stage().throttle(jumpToRps(2), holdFor(1));
        Action first = stage.compile(request(stage));
        IntStream.range(0, 3).forEach(user -> stage.start(first, 0, Function.identity()));
        stage.loops.runUntilIdle(Duration.ofHours(1));

        assertThat(stage.words()).containsExactly("sent 1", "end", "sent 2", "end");
        assertThat(stage.loops.waiting()).isZero();
    }

    @Test
    void behindTwoThrottlesARequestTakesItsTurnInBoth() {
        Stage stage = new Stage().throttle(jumpToRps(10), holdFor(60)).throttle(jumpToRps(4), holdFor(60));
        Action first = stage.compile(request(stage));
        IntStream.range(0, 3).forEach(user -> stage.start(first, 0, Function.identity()));
        stage.loops.runUntilIdle(Duration.ofMinutes(1));

        assertThat(stage.script.stream().filter(line -> line.contains("sent")))
                .containsExactly("0 sent 1", "250 sent 2", "500 sent 3");
    }

    @Test
    void theTimeOfWaitingIsNoResponseTime() {
        Stage stage = new Stage().throttle(jumpToRps(1), holdFor(60));
        stage.play(repeat(3).on(exec(dummy("request", 50))));

        assertThat(stage.script).containsExactly("2050 end");
        assertThat(stage.stats().allRequests().all().maxNs()).isLessThan(51_000_000L);
    }

    @Test
    void aMillionWaitingUsersAreOneNumber() {
        Throttle throttle = new Throttle(RequestRate.of(List.of(jumpToRps(100_000), holdFor(60)), 1));
        AtomicLong last = new AtomicLong();
        IntStream.range(0, 1_000_000).forEach(user -> last.set(throttle.reserve(0)));

        assertThat(last.get()).isBetween(9_999_980_000L, 9_999_999_999L);
    }

    private static ChainBuilder request(Stage stage) {
        return exec(dummy("request", 0).withSessionUpdate(session -> {
            stage.write("sent " + session.userId());
            return session;
        }));
    }
}
