// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.incrementConcurrentUsers;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.rampConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.stressPeakUsers;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** More users than any heap can hold, and profiles that never end. */
class CrowdTest {

    /** There is room for so many users: 1,000. */
    private static final long HEAP_BYTES = 200_000;

    private static final String NO_ROOM =
            " users at one instant, and the heap of 0 MB has no room for them; inject fewer, or allow a larger heap with"
                    + " FRESHET_JAVA_OPTS=-Xmx…";

    @ParameterizedTest
    @MethodSource("tooMany")
    void usersForWhomThereIsNoRoomAreRefused(List<?> steps, String told) {
        assertThatThrownBy(() -> require(steps))
                .isInstanceOf(SimulationException.class)
                .hasMessage("scenario 'Crowd': " + told);
    }

    static Stream<Arguments> tooMany() {
        return Stream.of(
                arguments(List.of(atOnceUsers(1_001)), "atOnceUsers(1001) wants 1001" + NO_ROOM),
                arguments(
                        List.of(atOnceUsers(600), rampUsers(401).during(0)),
                        "rampUsers(401).during(0 s) wants 1001" + NO_ROOM),
                arguments(
                        List.of(stressPeakUsers(1_001).during(0)),
                        "stressPeakUsers(1001).during(0 s) wants 1001" + NO_ROOM),
                arguments(
                        List.of(constantConcurrentUsers(1_001).during(1)),
                        "constantConcurrentUsers(1001).during(1 s) wants 1001" + NO_ROOM),
                arguments(
                        List.of(
                                constantConcurrentUsers(1).during(1),
                                rampConcurrentUsers(0).to(2_000).during(9)),
                        "rampConcurrentUsers(0).to(2000).during(9 s) wants 2000" + NO_ROOM),
                arguments(
                        List.of(rampConcurrentUsers(2_000).to(0).during(9)),
                        "rampConcurrentUsers(2000).to(0).during(9 s) wants 2000" + NO_ROOM),
                arguments(
                        List.of(incrementConcurrentUsers(100).times(20).eachLevelLasting(1)),
                        "incrementConcurrentUsers(100).times(20).eachLevelLasting(1 s) wants 1900" + NO_ROOM),
                arguments(
                        List.of(
                                nothingFor(Duration.ofDays(9_000)),
                                constantUsersPerSec(1).during(Duration.ofDays(9_000))),
                        "up to constantUsersPerSec(1.0).during(9000 days) its injection lasts longer than 10000 days in"
                                + " all; give fewer or shorter steps"),
                arguments(
                        List.of(
                                constantConcurrentUsers(1).during(Duration.ofDays(9_000)),
                                constantConcurrentUsers(1).during(Duration.ofDays(9_000))),
                        "up to constantConcurrentUsers(1).during(9000 days) its injection lasts longer than 10000 days in"
                                + " all; give fewer or shorter steps"));
    }

    @ParameterizedTest
    @MethodSource("notTooMany")
    void usersWhoNeedNotBeThereTogetherAreNot(List<?> steps) {
        assertThatCode(() -> require(steps)).doesNotThrowAnyException();
    }

    static Stream<List<?>> notTooMany() {
        return Stream.of(
                List.of(atOnceUsers(1_000)),
                List.of(atOnceUsers(1_000), nothingFor(1), atOnceUsers(1_000)),
                List.of(rampUsers(1_000_000).during(1)),
                List.of(constantUsersPerSec(1_000_000).during(60)),
                List.of(stressPeakUsers(1_000_000).during(60)),
                List.of(
                        constantConcurrentUsers(1_000).during(1),
                        constantConcurrentUsers(1_000).during(1)),
                List.of(constantConcurrentUsers(5_000).during(0)));
    }

    @Test
    void aPopulationIsMeasuredByTheHeapOfThisMachine() {
        ScenarioBuilder crowd = scenario("Crowd").exec(CoreDsl.pause(1));
        assertThatThrownBy(() -> crowd.injectOpen(atOnceUsers(Integer.MAX_VALUE)))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith(
                        "scenario 'Crowd': atOnceUsers(2147483647) wants 2147483647 users at one instant");
        assertThatThrownBy(() -> crowd.injectClosed(
                        constantConcurrentUsers(Integer.MAX_VALUE).during(1)))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("wants 2147483647 users at one instant");
    }

    @SuppressWarnings("unchecked") // a row has steps of one kind
    private static void require(List<?> steps) {
        if (steps.get(0) instanceof OpenInjectionStep) {
            Crowd.requireRoomForOpen("Crowd", (List<OpenInjectionStep>) steps, HEAP_BYTES);
        } else {
            Crowd.requireRoomForClosed("Crowd", (List<ClosedInjectionStep>) steps, HEAP_BYTES);
        }
    }
}
