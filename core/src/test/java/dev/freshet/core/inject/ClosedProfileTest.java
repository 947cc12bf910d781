// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.incrementConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampConcurrentUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.ClosedInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedProfileTest {

    private static final long SECOND_NS = 1_000_000_000L;

    @ParameterizedTest
    @MethodSource({"everySecond", "stepsOfNoTime"})
    void forEachSecondTheTargetIsWhatHoldsAtItsEnd(List<ClosedInjectionStep> steps, List<Long> users) {
        ClosedProfile profile = ClosedProfile.of(steps);
        List<Long> seen = new ArrayList<>();
        for (long at = 0; at <= profile.durationNs(); at += SECOND_NS) {
            seen.add(profile.usersAfter(at, Shard.WHOLE));
        }
        assertThat(seen).isEqualTo(users);
    }

    static Stream<Arguments> everySecond() {
        return Stream.of(
                arguments(List.of(constantConcurrentUsers(5).during(3)), List.of(5L, 5L, 5L, 0L)),
                arguments(List.of(rampConcurrentUsers(0).to(4).during(4)), List.of(1L, 2L, 3L, 4L, 0L)),
                // rounded towards where the ramp began, as in Gatling
                arguments(List.of(rampConcurrentUsers(0).to(10).during(4)), List.of(2L, 5L, 7L, 10L, 0L)),
                arguments(List.of(rampConcurrentUsers(10).to(0).during(4)), List.of(8L, 5L, 3L, 0L, 0L)),
                // at a border the earlier step counts, until the later one is looked up
                arguments(
                        List.of(
                                rampConcurrentUsers(0).to(2).during(2),
                                constantConcurrentUsers(3).during(1)),
                        List.of(1L, 2L, 3L, 0L)),
                arguments(List.of(incrementConcurrentUsers(2).times(3).eachLevelLasting(1)), List.of(0L, 2L, 4L, 0L)),
                arguments(
                        List.of(incrementConcurrentUsers(2)
                                .times(3)
                                .eachLevelLasting(1)
                                .startingFrom(1)),
                        List.of(1L, 3L, 5L, 0L)),
                arguments(
                        List.of(incrementConcurrentUsers(2)
                                .times(2)
                                .eachLevelLasting(1)
                                .separatedByRampsLasting(2)),
                        List.of(1L, 2L, 2L, 3L, 4L, 4L, 0L)),
                arguments(
                        List.of(incrementConcurrentUsers(2)
                                .times(2)
                                .eachLevelLasting(1)
                                .startingFrom(1)
                                .separatedByRampsLasting(2)),
                        List.of(1L, 2L, 3L, 3L, 0L)));
    }

    static Stream<Arguments> stepsOfNoTime() {
        return Stream.of(
                arguments(List.of(constantConcurrentUsers(5).during(0)), List.of(0L)),
                // steps that last no time are never looked at
                arguments(
                        List.of(
                                constantConcurrentUsers(5).during(0),
                                constantConcurrentUsers(1).during(1),
                                constantConcurrentUsers(6).during(0),
                                rampConcurrentUsers(7).to(8).during(0),
                                constantConcurrentUsers(2).during(1),
                                constantConcurrentUsers(9).during(0)),
                        List.of(1L, 2L, 0L)));
    }

    @Test
    void theSharesOfTheShardsAddUpToTheTargetAtAnyTime() {
        ClosedProfile profile = ClosedProfile.of(List.of(
                rampConcurrentUsers(3).to(1_000).during(60),
                constantConcurrentUsers(997).during(5),
                rampConcurrentUsers(997).to(0).during(60)));
        for (int count = 1; count <= 5; count++) {
            for (long at = 0; at <= profile.durationNs(); at += 333_333_333L) {
                long sum = 0;
                for (int index = 0; index < count; index++) {
                    sum += profile.usersAfter(at, new Shard(index, count));
                }
                assertThat(sum).isEqualTo(profile.usersAfter(at, Shard.WHOLE));
            }
        }
    }

    @Test
    void theTargetIsLookedUpEverySecondAndAtEachBorder() {
        ClosedProfile profile = ClosedProfile.of(List.of(
                constantConcurrentUsers(1).during(Duration.ofMillis(1500)),
                constantConcurrentUsers(2).during(Duration.ofMillis(800))));
        List<Long> looksMs = new ArrayList<>();
        for (long at = profile.nextLookNs(0); at != ArrivalTimes.NONE; at = profile.nextLookNs(at)) {
            looksMs.add(at / 1_000_000);
        }
        assertThat(looksMs).containsExactly(1000L, 1500L, 2000L, 2300L);
    }

    @Test
    void veryLargeRampsAreExact() {
        ClosedProfile profile = ClosedProfile.of(
                List.of(rampConcurrentUsers(0).to(Integer.MAX_VALUE).during(Duration.ofDays(1_000))));
        assertThat(profile.usersAfter(profile.durationNs() - SECOND_NS, Shard.WHOLE))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(profile.usersAfter(profile.durationNs() - 2 * SECOND_NS, Shard.WHOLE))
                .isEqualTo(Integer.MAX_VALUE - 25L);
    }
}
