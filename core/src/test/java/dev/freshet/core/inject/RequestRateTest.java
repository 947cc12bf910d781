// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import static dev.freshet.core.CoreDsl.holdFor;
import static dev.freshet.core.CoreDsl.jumpToRps;
import static dev.freshet.core.CoreDsl.reachRps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import dev.freshet.core.ThrottleStep;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRateTest {

    private static RequestRate rate(ThrottleStep... steps) {
        return RequestRate.of(List.of(steps), 1);
    }

    private static long ns(double seconds) {
        return Math.round(seconds * 1e9);
    }

    static Stream<Arguments> rates() {
        return Stream.of(
                arguments("a limit that is held", rate(jumpToRps(10), holdFor(5)), 0, 0),
                arguments("a limit that is held", rate(jumpToRps(10), holdFor(5)), 0.25, 2.5),
                arguments("a limit that is reached", rate(reachRps(10).in(10)), 1, 0.5),
                arguments("a limit that is reached", rate(reachRps(10).in(10)), 8, 32),
                arguments("a limit that falls", rate(jumpToRps(10), reachRps(0).during(10)), 2, 18),
                arguments("a limit that is reached at once", rate(reachRps(4).in(0), holdFor(2)), 0.5, 2),
                arguments("the second of two pieces", rate(reachRps(10).in(10), holdFor(60)), 20, 150),
                arguments("behind a jump", rate(reachRps(10).in(10), jumpToRps(2), holdFor(60)), 20, 70),
                arguments("after a time without any", rate(holdFor(3), jumpToRps(1), holdFor(9)), 4, 1));
    }

    @ParameterizedTest(name = "{0}, after {2} s: {3}")
    @MethodSource("rates")
    void theNumberOfRequestsIsTheAreaUnderTheRate(String what, RequestRate rate, double seconds, double requests) {
        assertThat(rate.requestsBefore(ns(seconds))).isCloseTo(requests, within(1e-6));
    }

    @ParameterizedTest(name = "{0}, after {2} s: {3}")
    @MethodSource("rates")
    void theTimeIsWhereTheAreaIsReached(String what, RequestRate rate, double seconds, double requests) {
        assertThat(rate.timeNs(requests)).isCloseTo(ns(seconds), within(2L));
    }

    @Test
    void aNumberThatIsReachedForAWhileIsGoneBeyondAtTheEndOfIt() {
        RequestRate rate = rate(jumpToRps(2), holdFor(1), jumpToRps(0), holdFor(3), jumpToRps(2), holdFor(1));

        assertThat(rate.timeNs(2)).isEqualTo(ns(4));
    }

    @Test
    void behindTheLastStepThereAreNoMore() {
        RequestRate rate = rate(jumpToRps(2), holdFor(3));

        assertThat(rate.requestsBefore(ns(100))).isEqualTo(6);
        assertThat(rate.timeNs(5.9)).isLessThan(ns(3));
        assertThat(rate.timeNs(6)).isEqualTo(RequestRate.NEVER);
    }

    @Test
    void aShareIsThatPartOfTheRate() {
        RequestRate half = RequestRate.of(List.of(jumpToRps(10), holdFor(5)), 0.5);

        assertThat(half.requestsBefore(ns(1))).isCloseTo(5, within(1e-6));
    }

    @Test
    void itLastsAsLongAsItsSteps() {
        assertThat(rate(reachRps(10).in(10), holdFor(Duration.ofMillis(500)), jumpToRps(3), holdFor(2))
                        .durationNs())
                .isEqualTo(ns(12.5));
    }

    static Stream<Arguments> nothing() {
        return Stream.of(
                arguments(List.of(holdFor(10)), "throttle[holdFor(10 s)] lets no request through"),
                arguments(List.of(jumpToRps(5)), "throttle[jumpToRps(5)] lets no request through"),
                arguments(List.of(reachRps(5).in(0)), "throttle[reachRps(5).in(0 s)] lets no request through"));
    }

    @Test
    void aThrottleThatNeverEndsIsRefused() {
        List<ThrottleStep> steps = Collections.nCopies(11, holdFor(Duration.ofDays(10_000)));
        assertThatThrownBy(() -> RequestRate.of(steps, 1))
                .isInstanceOf(SimulationException.class)
                .hasMessage("a throttle lasts longer than 292 years: give its steps fewer or shorter durations");
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void aThrottleThatLetsNothingThroughIsRefused(List<ThrottleStep> steps, String message) {
        assertThatThrownBy(() -> RequestRate.of(steps, 1))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("for example reachRps(100).in(10), holdFor(60)");
    }
}
