// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.gammaUsersPerSec;
import static dev.freshet.core.CoreDsl.incrementConcurrentUsers;
import static dev.freshet.core.CoreDsl.incrementUsersPerSec;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.poissonUsersPerSec;
import static dev.freshet.core.CoreDsl.rampConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.rampUsersPerSec;
import static dev.freshet.core.CoreDsl.stressPeakUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InjectionStepTest {

    private static final String SHAPE =
            ": the shape must be from 0.01 to 1000000; 1 is a Poisson process, below it users come in bursts, above it more evenly";

    @ParameterizedTest
    @MethodSource({"mistakes", "plansThatNoMemoryHolds", "mistakesInStairsAndConcurrency"})
    void whatCannotBeIsRefusedWithTheReason(ThrowingCallable step, String message) {
        assertThatThrownBy(step).isInstanceOf(SimulationException.class).hasMessage(message);
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> atOnceUsers(-1), "atOnceUsers(-1): the number of users must be 0 or more"),
                mistake(() -> rampUsers(-2), "rampUsers(-2): the number of users must be 0 or more"),
                mistake(
                        () -> rampUsers(2).during(-1),
                        "rampUsers(2) lasts -1 seconds: a duration must be 0 or more, and at most 10000 days"),
                mistake(
                        () -> nothingFor(Duration.ofDays(10_001)),
                        "nothingFor lasts 10001 days: a duration must be 0 or more, and at most 10000 days"),
                mistake(() -> stressPeakUsers(-1), "stressPeakUsers(-1): the number of users must be 0 or more"),
                mistake(
                        () -> constantUsersPerSec(-0.5),
                        "constantUsersPerSec(-0.5): the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> constantUsersPerSec(Double.NaN),
                        "constantUsersPerSec(NaN): the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> rampUsersPerSec(1).to(Double.POSITIVE_INFINITY),
                        "rampUsersPerSec(1.0).to(Infinity): the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> constantUsersPerSec(1e10),
                        "constantUsersPerSec(1.0E10): the rate must be at most 1000000000 users per second"),
                mistake(
                        () -> poissonUsersPerSec(-1),
                        "poissonUsersPerSec(-1.0): the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> gammaUsersPerSec(Double.NaN, 1),
                        "gammaUsersPerSec(NaN): the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> poissonUsersPerSec(1).during(0),
                        "poissonUsersPerSec(1.0).during(0 s): a rate that lasts no time injects nobody; give it a duration,"
                                + " or use atOnceUsers(n)"),
                mistake(
                        () -> poissonUsersPerSec(1).during(-1),
                        "poissonUsersPerSec(1.0) lasts -1 seconds: a duration must be 0 or more, and at most 10000 days"),
                mistake(
                        () -> poissonUsersPerSec(1e9).during(1),
                        "poissonUsersPerSec(1.0E9).during(1 s) injects more than 100000000 users, too many for random gaps;"
                                + " make it shorter, or use constantUsersPerSec(1.0E9).during(..).randomized()"),
                mistake(() -> gammaUsersPerSec(1, 0), "gammaUsersPerSec(1.0, 0.0)" + SHAPE),
                mistake(() -> gammaUsersPerSec(1, -1), "gammaUsersPerSec(1.0, -1.0)" + SHAPE),
                mistake(() -> gammaUsersPerSec(1, Double.NaN), "gammaUsersPerSec(1.0, NaN)" + SHAPE),
                mistake(() -> gammaUsersPerSec(1, Double.POSITIVE_INFINITY), "gammaUsersPerSec(1.0, Infinity)" + SHAPE),
                mistake(
                        () -> rampUsersPerSec(1).to(Double.MAX_VALUE),
                        "rampUsersPerSec(1.0).to(1.7976931348623157E308): the rate must be at most 1000000000 users per"
                                + " second"),
                mistake(
                        () -> constantUsersPerSec(1).during(0),
                        "constantUsersPerSec(1.0).during(0 s): a rate that lasts no time injects nobody; "
                                + "give it a duration, or use atOnceUsers(n)"),
                mistake(
                        () -> rampUsersPerSec(0).to(1).during(Duration.ZERO),
                        "rampUsersPerSec(0.0).to(1.0).during(0 s): a rate that lasts no time injects nobody; "
                                + "give it a duration, or use atOnceUsers(n)"));
    }

    static Stream<Arguments> plansThatNoMemoryHolds() {
        return Stream.of(
                mistake(
                        () -> incrementUsersPerSec(1).times(Integer.MAX_VALUE),
                        "incrementUsersPerSec(1.0).times(2147483647): there may be at most 100000 levels; give fewer that"
                                + " last longer, or a ramp"),
                mistake(
                        () -> incrementConcurrentUsers(0).times(100_001),
                        "incrementConcurrentUsers(0).times(100001): there may be at most 100000 levels; give fewer that"
                                + " last longer, or a ramp"),
                mistake(
                        () -> incrementUsersPerSec(1e6).times(100_000).eachLevelLasting(1),
                        "incrementUsersPerSec(1000000.0).times(100000).eachLevelLasting(1 s): the rate must be at most"
                                + " 1000000000 users per second"),
                mistake(
                        () -> incrementUsersPerSec(1).times(1_001).eachLevelLasting(Duration.ofDays(10)),
                        "incrementUsersPerSec(1.0).times(1001).eachLevelLasting(10 days) lasts longer than 10000 days in"
                                + " all: give fewer or shorter levels"),
                mistake(
                        () -> incrementConcurrentUsers(1)
                                .times(100_000)
                                .eachLevelLasting(1)
                                .separatedByRampsLasting(Duration.ofDays(1)),
                        "incrementConcurrentUsers(1).times(100000).eachLevelLasting(1 s).separatedByRampsLasting(1 day)"
                                + " lasts longer than 10000 days in all: give fewer or shorter levels"));
    }

    static Stream<Arguments> mistakesInStairsAndConcurrency() {
        return Stream.of(
                mistake(
                        () -> incrementUsersPerSec(1).times(0),
                        "incrementUsersPerSec(1.0).times(0): there must be at least 1 level"),
                mistake(
                        () -> incrementUsersPerSec(1)
                                .times(2)
                                .eachLevelLasting(3)
                                .startingFrom(-1),
                        "incrementUsersPerSec(1.0).times(2).eachLevelLasting(3 s).startingFrom(-1.0): "
                                + "the rate must be a number of users per second, 0 or more"),
                mistake(
                        () -> constantConcurrentUsers(-1),
                        "constantConcurrentUsers(-1): the number of users must be 0 or more"),
                mistake(
                        () -> rampConcurrentUsers(1).to(-1),
                        "rampConcurrentUsers(1).to(-1): the number of users must be 0 or more"),
                mistake(
                        () -> incrementConcurrentUsers(Integer.MAX_VALUE)
                                .times(2)
                                .eachLevelLasting(1),
                        "incrementConcurrentUsers(2147483647).times(2).eachLevelLasting(1 s): "
                                + "the highest level would be 4294967294 users, more than 2147483647"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aStepReadsAsItStandsInTheSimulation(Object step, String text) {
        assertThat(step).hasToString(text);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(rampUsers(3).during(10), "rampUsers(3).during(10 s)"),
                arguments(poissonUsersPerSec(2).during(10), "poissonUsersPerSec(2.0).during(10 s)"),
                arguments(
                        gammaUsersPerSec(2, 0.5).during(Duration.ofMillis(10)).seed(7),
                        "gammaUsersPerSec(2.0, 0.5).during(10 ms).seed(7)"),
                arguments(
                        rampUsersPerSec(1).to(2).during(10).randomized(),
                        "rampUsersPerSec(1.0).to(2.0).during(10 s).randomized()"),
                arguments(
                        incrementConcurrentUsers(1)
                                .times(2)
                                .eachLevelLasting(3)
                                .startingFrom(4)
                                .separatedByRampsLasting(5),
                        "incrementConcurrentUsers(1).times(2).eachLevelLasting(3 s).startingFrom(4)"
                                + ".separatedByRampsLasting(5 s)"));
    }

    private static Arguments mistake(ThrowingCallable step, String message) {
        return arguments(step, message);
    }
}
