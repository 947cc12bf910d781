// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.constantConcurrentUsers;
import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.nothingFor;
import static dev.freshet.core.CoreDsl.rampConcurrentUsers;
import static dev.freshet.core.CoreDsl.rampUsers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.core.ClosedInjectionStep;
import dev.freshet.core.InjectionProfile;
import dev.freshet.core.OpenInjectionStep;
import dev.freshet.core.inject.Shard;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.core.trust.LoopSeconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectorTest {

    private final VirtualLoops loops = new VirtualLoops(1);
    private final LoopStats stats = new LoopStats();
    private final long startNs = loops.clock().nowNs();
    private boolean done;

    @Test
    void usersStartAtTheInstantsOfTheirArrivals() {
        Visits visits = new Visits(startNs, 100);
        start(open(visits, nothingFor(1), rampUsers(4).during(2), atOnceUsers(2)));
        advance(10_000);
        assertThat(visits.startedMs()).containsExactly(1000L, 1500L, 2000L, 2500L, 3000L, 3000L);
        assertThat(visits.users()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(visits.all()).allMatch(visit -> visit.scheduledMs() == visit.startedMs());
        assertThat(done).isTrue();
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void anOpenInjectorIsDoneWhenItsLastUserHasEnded() {
        start(open(new Visits(startNs, 500), atOnceUsers(1)));
        advance(499);
        assertThat(done).isFalse();
        advance(1);
        assertThat(done).isTrue();
    }

    @Test
    void aLateLoopStartsEverybodyWhoIsDueAndCountsTheLag() {
        Visits visits = new Visits(startNs, 10);
        Injector injector = open(visits, constantUsersPerSec(10).during(1));
        advance(450);
        injector.start(startNs);
        advance(1);
        assertThat(visits.all())
                .extracting(Visits.Visit::scheduledMs, Visits.Visit::startedMs)
                .containsExactly(
                        tuple(0L, 450L), tuple(100L, 450L), tuple(200L, 450L), tuple(300L, 450L), tuple(400L, 450L));
        advance(10_000);
        UserStats users = stats.drain().allUsers();
        assertThat(users.started()).isEqualTo(10);
        assertThat(users.ended()).isEqualTo(10);
        assertThat(users.lag().maxNs()).isEqualTo(450_000_000L);
        assertThat(users.lag().minNs()).isZero();
    }

    @Test
    void aCrowdIsStartedInTurnsBetweenWhichOtherTasksRun() {
        Visits visits = new Visits(startNs, 1_000);
        List<Integer> seenBetween = new ArrayList<>();
        start(open(visits, atOnceUsers(1_000)));
        loops.loop().execute(() -> seenBetween.add(visits.all().size()));
        loops.runDue();
        assertThat(visits.all()).hasSize(1_000);
        assertThat(seenBetween.get(0)).isBetween(1, 999);
    }

    @Test
    void aStoppedOpenInjectorEndsItsUsersAndStartsNoMore() {
        Visits visits = new Visits(startNs, 60_000);
        Injector injector =
                open(visits, atOnceUsers(1_000), constantUsersPerSec(10).during(100));
        start(injector);
        advance(950);
        injector.stop();
        advance(0);
        assertThat(visits.all()).hasSize(1_010);
        assertThat(stats.drain().allUsers().ended()).isEqualTo(1_010);
        assertThat(done).isTrue();
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void anInjectorThatIsStoppedBeforeItStartsIsDone() {
        Visits visits = new Visits(startNs, 0);
        for (Injector injector : List.of(
                open(visits, atOnceUsers(3)),
                closed(visits, constantConcurrentUsers(3).during(5)))) {
            done = false;
            injector.stop();
            start(injector);
            advance(10_000);
            assertThat(done).isTrue();
            assertThat(visits.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 250, 999, 1_000, 2_500})
    void aClosedInjectorKeepsItsUsersAtAllTimes(long staysMs) {
        Visits visits = new Visits(startNs, staysMs);
        start(closed(visits, constantConcurrentUsers(5).during(10)));
        loops.runDue();
        for (int ms = 0; ms < 9_999; ms++) {
            assertThat(visits.active()).isEqualTo(Math.min(5, 1 + ms / 200));
            advance(1);
        }
        advance(10_000);
        assertThat(done).isTrue();
        assertThat(visits.startedMs()).allMatch(startedMs -> startedMs < 10_000);
        assertThat(stats.drain().allUsers().ended()).isEqualTo(visits.all().size());
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void aClosedRampFollowsItsTargetEverySecond() {
        Visits visits = new Visits(startNs, 400);
        start(closed(
                visits,
                rampConcurrentUsers(0).to(10).during(10),
                rampConcurrentUsers(10).to(0).during(10)));
        for (int second = 0; second < 20; second++) {
            advance(500);
            int wanted = second < 10 ? second + 1 : 19 - second;
            assertThat(visits.active()).isEqualTo(wanted);
            advance(500);
        }
        advance(400);
        assertThat(done).isTrue();
    }

    @Test
    void aFallingTargetEndsNobody() {
        Visits visits = new Visits(startNs, 5_000);
        start(closed(
                visits,
                constantConcurrentUsers(10).during(1),
                constantConcurrentUsers(2).during(9)));
        advance(4_999);
        assertThat(visits.active()).isEqualTo(10);
        advance(701);
        assertThat(visits.active()).isEqualTo(2);
        assertThat(visits.all()).hasSize(10);
        advance(300);
        assertThat(visits.active()).isEqualTo(2);
        assertThat(visits.all()).hasSize(12);
    }

    @Test
    void usersWhoseTimeIsOverFinishAndAreNotReplaced() {
        Visits visits = new Visits(startNs, 1_500);
        start(closed(visits, constantConcurrentUsers(3).during(2)));
        advance(2_000);
        assertThat(visits.startedMs()).containsExactly(0L, 333L, 666L, 1_500L, 1_833L);
        assertThat(done).isFalse();
        advance(1_500);
        assertThat(done).isTrue();
        assertThat(visits.all()).hasSize(5);
    }

    @Test
    void aReplacementIsScheduledForWhenItsPredecessorEnded() {
        Visits visits = new Visits(startNs, 300);
        start(closed(visits, constantConcurrentUsers(1).during(1)));
        advance(10_000);
        assertThat(visits.all())
                .containsExactly(
                        new Visits.Visit(1, 0, 0),
                        new Visits.Visit(2, 300, 300),
                        new Visits.Visit(3, 600, 600),
                        new Visits.Visit(4, 900, 900));
    }

    @Test
    void usersWhoEndAtOnceLeaveTheLoopItsTurns() {
        Visits visits = new Visits(startNs, 0);
        Injector injector = closed(visits, constantConcurrentUsers(1).during(10));
        start(injector);
        stopAfterTurns(injector, 100);
        loops.runDue();
        assertThat(visits.all()).hasSizeBetween(100, 110 * 64);
        assertThat(done).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theShardsTogetherStartEveryUserOnceWithANumberOfItsOwn(int count) {
        Visits visits = new Visits(startNs, 20);
        for (int index = 0; index < count; index++) {
            start(open(visits, new Shard(index, count), rampUsers(31).during(7)));
        }
        advance(10_000);
        Set<Long> users = new TreeSet<>(visits.users());
        assertThat(users).hasSize(31).contains(1L, 31L);
        assertThat(visits.startedMs()).isSorted().first().isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theShardsTogetherKeepTheWholeTarget(int count) {
        Visits visits = new Visits(startNs, 333);
        for (int index = 0; index < count; index++) {
            start(closed(
                    visits,
                    new Shard(index, count),
                    rampConcurrentUsers(1).to(20).during(10)));
        }
        for (int second = 0; second < 10; second++) {
            advance(900);
            assertThat(visits.active()).isEqualTo(1 + (int) (19 * (second + 1) / 10.0));
            advance(100);
        }
        assertThat(visits.users()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void whoIsMissingFromAClosedProfileComesEvenlyWithinTheSecondWhateverTheShards(int count) {
        Visits visits = new Visits(startNs, 20_000);
        for (int index = 0; index < count; index++) {
            start(closed(
                    visits,
                    new Shard(index, count),
                    constantConcurrentUsers(5).during(1),
                    rampConcurrentUsers(5).to(12).during(2),
                    constantConcurrentUsers(14).during(Duration.ofMillis(500))));
        }
        advance(10_000);
        assertThat(visits.startedMs().stream().sorted())
                .containsExactly(
                        0L, 200L, 400L, 600L, 800L, // up to 5
                        1_000L, 1_333L, 1_666L, // up to 8, the ramp's half
                        2_000L, 2_250L, 2_500L, 2_750L, // up to 12
                        3_000L, 3_250L); // up to 14, within half a second
    }

    @Test
    void whoIsMissingComesEvenlyAlsoWhereTheProfileHasGrownByMore() {
        Visits visits = new Visits(startNs, 20_000);
        start(closed(
                visits,
                constantConcurrentUsers(4).during(1),
                constantConcurrentUsers(1).during(1),
                constantConcurrentUsers(6).during(1)));
        advance(10_000);
        assertThat(visits.startedMs()).containsExactly(0L, 250L, 500L, 750L, 2_000L, 2_500L);
    }

    private void stopAfterTurns(Injector injector, int turns) {
        loops.loop().execute(turns == 0 ? injector::stop : () -> stopAfterTurns(injector, turns - 1));
    }

    private void start(Injector injector) {
        injector.start(startNs);
    }

    private void advance(long ms) {
        loops.advance(Duration.ofMillis(ms));
    }

    private Injector open(Visits visits, OpenInjectionStep... steps) {
        return open(visits, Shard.WHOLE, steps);
    }

    private Injector open(Visits visits, Shard shard, OpenInjectionStep... steps) {
        return injector(visits, shard, new InjectionProfile.Open(List.of(steps)));
    }

    private Injector closed(Visits visits, ClosedInjectionStep... steps) {
        return closed(visits, Shard.WHOLE, steps);
    }

    private Injector closed(Visits visits, Shard shard, ClosedInjectionStep... steps) {
        return injector(visits, shard, new InjectionProfile.Closed(List.of(steps)));
    }

    private Injector injector(Visits visits, Shard shard, InjectionProfile profile) {
        UserSource source = new UserSource(
                new RunLoop(loops.loop(), stats, new LoopSeconds(), null),
                "Visits",
                visits,
                new UserNumbers(shard.index() + 1, shard.count()),
                WatchedUsers.EVERYBODY);
        return Load.of(profile, 0).injector(source, 1, shard, () -> done = true);
    }
}
