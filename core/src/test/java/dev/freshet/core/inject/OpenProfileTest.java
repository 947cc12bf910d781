// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.inject;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.gammaUsersPerSec;
import static dev.freshet.core.CoreDsl.incrementUsersPerSec;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.poissonUsersPerSec;
import static dev.freshet.core.CoreDsl.rampUsers;
import static dev.freshet.core.CoreDsl.rampUsersPerSec;
import static dev.freshet.core.CoreDsl.stressPeakUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenProfileTest {

    private static final long SEED = 42;
    private static final double MS = 1e6;

    @ParameterizedTest
    @MethodSource({"offsets", "stairsAndPeaks"})
    void usersArriveAt(List<OpenInjectionStep> steps, List<Integer> offsetsMs) {
        assertThat(arrivals(steps, Shard.WHOLE))
                .extracting(offsetNs -> (int) (offsetNs / 1_000_000))
                .containsExactlyElementsOf(offsetsMs);
    }

    static Stream<Arguments> offsets() {
        return Stream.of(
                arguments(List.of(atOnceUsers(3)), List.of(0, 0, 0)),
                arguments(List.of(atOnceUsers(0)), List.of()),
                arguments(List.of(nothingFor(5)), List.of()),
                arguments(List.of(nothingFor(5), atOnceUsers(2)), List.of(5000, 5000)),
                // whole seconds first, then evenly within
                arguments(List.of(rampUsers(4).during(2)), List.of(0, 500, 1000, 1500)),
                arguments(List.of(rampUsers(7).during(3)), List.of(0, 333, 666, 1000, 1500, 2000, 2500)),
                arguments(List.of(rampUsers(2).during(4)), List.of(0, 2000)),
                arguments(List.of(rampUsers(3).during(0)), List.of(0, 0, 0)),
                // the fraction of a second at the end stays empty, but the next step waits for it
                arguments(List.of(rampUsers(2).during(Duration.ofMillis(1900)), atOnceUsers(1)), List.of(0, 500, 1900)),
                arguments(List.of(rampUsers(4).during(Duration.ofMillis(400))), List.of(0, 100, 200, 300)),
                arguments(List.of(constantUsersPerSec(2).during(2)), List.of(0, 500, 1000, 1500)),
                arguments(List.of(constantUsersPerSec(0.5).during(4)), List.of(0, 2000)),
                arguments(List.of(constantUsersPerSec(0.4).during(3), atOnceUsers(1)), List.of(0, 3000)),
                arguments(
                        List.of(constantUsersPerSec(10).during(Duration.ofMillis(500))),
                        List.of(0, 100, 200, 300, 400)),
                arguments(List.of(constantUsersPerSec(0).during(3), atOnceUsers(1)), List.of(3000)),
                // areas 0.5, 1.5, 2.5: the half is carried
                arguments(List.of(rampUsersPerSec(0).to(3).during(3)), List.of(1000, 1500, 2000, 2500)),
                arguments(List.of(rampUsersPerSec(3).to(0).during(3)), List.of(0, 500, 1000, 1500)),
                arguments(List.of(rampUsersPerSec(0).to(0).during(2), atOnceUsers(1)), List.of(2000)));
    }

    static Stream<Arguments> stairsAndPeaks() {
        return Stream.of(
                // without ramps the first level is the starting rate, here nobody
                arguments(
                        List.of(incrementUsersPerSec(1).times(3).eachLevelLasting(2)),
                        List.of(2000, 3000, 4000, 4500, 5000, 5500)),
                arguments(
                        List.of(incrementUsersPerSec(1)
                                .times(2)
                                .eachLevelLasting(1)
                                .startingFrom(1)),
                        List.of(0, 1000, 1500)),
                // ramp to 2, level 2, ramp to 4, level 4
                arguments(
                        List.of(incrementUsersPerSec(2)
                                .times(2)
                                .eachLevelLasting(1)
                                .separatedByRampsLasting(1)),
                        List.of(0, 1000, 1500, 2000, 2333, 2666, 3000, 3250, 3500, 3750)),
                // level 1, ramp to 3, level 3
                arguments(
                        List.of(incrementUsersPerSec(2)
                                .times(2)
                                .eachLevelLasting(1)
                                .startingFrom(1)
                                .separatedByRampsLasting(1)),
                        List.of(0, 1000, 1500, 2000, 2333, 2666)),
                arguments(List.of(stressPeakUsers(1).during(2)), List.of(1000)),
                arguments(List.of(stressPeakUsers(2).during(2)), List.of(0, 2000)),
                arguments(List.of(stressPeakUsers(3).during(2)), List.of(0, 1000, 2000)),
                arguments(List.of(stressPeakUsers(2).during(0)), List.of(0, 0)));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void usersAreCountedBeforehandAndArriveInOrderWithinTheProfile(OpenInjectionStep step, int users) {
        OpenProfile profile = OpenProfile.of(List.of(step));
        List<Long> offsets = arrivals(List.of(step), Shard.WHOLE);
        assertThat(profile.users(Shard.WHOLE)).isEqualTo(users);
        assertThat(offsets).hasSize(users).isSorted();
        assertThat(offsets).allMatch(offset -> offset >= 0 && offset <= profile.durationNs());
    }

    static Stream<Arguments> counts() {
        Duration tenMinutes = Duration.ofMinutes(10);
        return Stream.of(
                arguments(rampUsers(1_000).during(tenMinutes), 1_000),
                arguments(rampUsers(99_999).during(tenMinutes), 99_999),
                arguments(constantUsersPerSec(2_000).during(60), 120_000),
                arguments(constantUsersPerSec(1 / 3.0).during(tenMinutes), 200),
                arguments(constantUsersPerSec(0.1).during(tenMinutes).randomized(), 60),
                arguments(rampUsersPerSec(10).to(20).during(tenMinutes), 9_000),
                arguments(rampUsersPerSec(0).to(1).during(tenMinutes), 300),
                arguments(rampUsersPerSec(0.1).to(0.3).during(tenMinutes), 120),
                arguments(rampUsersPerSec(20).to(0).during(tenMinutes).randomized(), 6_000),
                arguments(rampUsersPerSec(0).to(20).during(tenMinutes).randomized(), 6_000),
                arguments(constantUsersPerSec(100).during(tenMinutes).randomized(), 60_000),
                arguments(stressPeakUsers(1_000).during(tenMinutes), 1_000),
                arguments(incrementUsersPerSec(5).times(4).eachLevelLasting(10).separatedByRampsLasting(2), 580));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void theShardsTogetherAreTheWhole(int count) {
        List<OpenInjectionStep> steps = everything();
        List<Long> together = new ArrayList<>();
        long users = 0;
        for (int index = 0; index < count; index++) {
            Shard shard = new Shard(index, count);
            List<Long> part = arrivals(steps, shard);
            assertThat(part).hasSize((int) OpenProfile.of(steps).users(shard));
            users += part.size();
            together.addAll(part);
        }
        List<Long> whole = arrivals(steps, Shard.WHOLE);
        assertThat(users).isEqualTo(OpenProfile.of(steps).users(Shard.WHOLE));
        assertThat(together).containsExactlyInAnyOrderElementsOf(whole);
    }

    @Test
    void aShardTakesEveryNthArrival() {
        List<Long> whole = arrivals(everything(), Shard.WHOLE);
        List<Long> second = arrivals(everything(), new Shard(1, 3));
        for (int i = 0; i < second.size(); i++) {
            assertThat(second.get(i)).isEqualTo(whole.get(1 + 3 * i));
        }
    }

    @Test
    void partsOfAShardAreTheShard() {
        List<Long> parts = new ArrayList<>(arrivals(everything(), new Shard(1, 2).part(0, 2)));
        parts.addAll(arrivals(everything(), new Shard(1, 2).part(1, 2)));
        assertThat(parts).containsExactlyInAnyOrderElementsOf(arrivals(everything(), new Shard(1, 2)));
    }

    @Test
    void theSameSeedGivesTheSameRandomTimesAndAnotherSeedOthers() {
        OpenProfile profile =
                OpenProfile.of(List.of(constantUsersPerSec(10).during(10).randomized()));
        List<Long> first = drain(profile.arrivals(1, Shard.WHOLE));
        assertThat(drain(profile.arrivals(1, Shard.WHOLE))).isEqualTo(first);
        assertThat(drain(profile.arrivals(2, Shard.WHOLE))).isNotEqualTo(first);
    }

    @Test
    void randomArrivalsAtASteadyRateAreSpreadLikeIndependentDraws() {
        List<Long> offsets =
                arrivals(List.of(constantUsersPerSec(100).during(100).randomized()), Shard.WHOLE);
        // 10 000 arrivals: a tenth of the time holds 1 000, standard deviation 30
        for (int tenth = 0; tenth < 10; tenth++) {
            long fromNs = tenth * 10_000_000_000L;
            assertThat(offsets.stream()
                            .filter(o -> o >= fromNs && o < fromNs + 10_000_000_000L)
                            .count())
                    .isBetween(850L, 1_150L);
        }
        // gaps of independent arrivals are exponential: the share of those longer than the mean is 1/e
        long longGaps = 0;
        for (int i = 1; i < offsets.size(); i++) {
            longGaps += offsets.get(i) - offsets.get(i - 1) > 10_000_000 ? 1 : 0;
        }
        assertThat(longGaps / 10_000.0).isCloseTo(1 / Math.E, within(0.02));
    }

    @Test
    void randomArrivalsOfARampFollowTheRamp() {
        List<Long> offsets =
                arrivals(List.of(rampUsersPerSec(0).to(200).during(100).randomized()), Shard.WHOLE);
        // the area of the first half is a quarter of the whole
        assertThat(offsets.stream().filter(o -> o < 50_000_000_000L).count()).isBetween(2_350L, 2_650L);
        List<Long> falling =
                arrivals(List.of(rampUsersPerSec(200).to(0).during(100).randomized()), Shard.WHOLE);
        assertThat(falling.stream().filter(o -> o < 50_000_000_000L).count()).isBetween(7_350L, 7_650L);
    }

    @Test
    void aStressPeakIsSymmetricAndFullestInTheMiddle() {
        List<Long> offsets = arrivals(List.of(stressPeakUsers(1_000).during(10)), Shard.WHOLE);
        for (int i = 0; i < 500; i++) {
            assertThat(offsets.get(i) / MS).isCloseTo(10_000 - offsets.get(999 - i) / MS, within(0.001));
        }
        long first = offsets.stream().filter(o -> o < 2_000_000_000L).count();
        long middle = offsets.stream()
                .filter(o -> o >= 4_000_000_000L && o < 6_000_000_000L)
                .count();
        assertThat(first).isBetween(20L, 40L);
        assertThat(middle).isBetween(450L, 500L);
    }

    @Test
    void theEndIsToldAgainAndAgain() {
        ArrivalTimes arrivals = OpenProfile.of(List.of(atOnceUsers(1))).arrivals(SEED, Shard.WHOLE);
        assertThat(arrivals.nextOffsetNs()).isZero();
        assertThat(arrivals.nextOffsetNs()).isEqualTo(ArrivalTimes.NONE);
        assertThat(arrivals.nextOffsetNs()).isEqualTo(ArrivalTimes.NONE);
    }

    @Test
    void theDurationOfAProfileIsThatOfItsStepsWithTheSilenceAtTheEnd() {
        assertThat(OpenProfile.of(List.of(rampUsers(1).during(5), nothingFor(Duration.ofMillis(2500))))
                        .durationNs())
                .isEqualTo(7_500_000_000L);
    }

    private static List<OpenInjectionStep> everything() {
        return List.of(
                atOnceUsers(5),
                nothingFor(1),
                rampUsers(17).during(4),
                constantUsersPerSec(7).during(3),
                constantUsersPerSec(7).during(3).randomized(),
                poissonUsersPerSec(7).during(3),
                gammaUsersPerSec(7, 0.5).during(3).seed(3),
                rampUsersPerSec(1).to(9).during(5),
                rampUsersPerSec(9).to(1).during(5).randomized(),
                stressPeakUsers(31).during(4),
                incrementUsersPerSec(2).times(3).eachLevelLasting(2).separatedByRampsLasting(1));
    }

    private static List<Long> arrivals(List<OpenInjectionStep> steps, Shard shard) {
        return drain(OpenProfile.of(steps).arrivals(SEED, shard));
    }

    private static List<Long> drain(ArrivalTimes arrivals) {
        List<Long> offsets = new ArrayList<>();
        for (long at = arrivals.nextOffsetNs(); at != ArrivalTimes.NONE; at = arrivals.nextOffsetNs()) {
            offsets.add(at);
        }
        return offsets;
    }
}
