// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ticks of a loop, in virtual time. */
final class LoopLagTest {

    private static final long MS = 1_000_000;
    private static final long UNKNOWN = TrustFigure.UNKNOWN;

    private final VirtualLoops loops = new VirtualLoops(1);
    private final Loop loop = loops.loop();
    private final List<Long> latenessMs = new ArrayList<>();
    private final List<SecondOfLoop> seconds = new ArrayList<>();

    @Test
    void aLoopWithoutWorkIsNeverLate() {
        LoopLag lag = lag(ns -> latenessMs.add(ns / MS));
        advance(1_000);
        lag.stop();

        assertThat(latenessMs).hasSize(100).containsOnly(0L);
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void eachTickThatWasDueWhileTheLoopWasBusyIsLateByItself() {
        lag(ns -> latenessMs.add(ns / MS));
        advance(20);
        busy(42);
        advance(10);

        assertThat(latenessMs).containsExactly(0L, 0L, 32L, 22L, 12L, 2L, 0L);
    }

    @Test
    void aStopOfThreeSecondsIsThreeHundredLateTicks() {
        lag(ns -> latenessMs.add(ns / MS));
        busy(3_010);
        advance(0);

        assertThat(latenessMs)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 300)
                        .map(i -> 3_000 - 10 * i)
                        .boxed()
                        .toList());
    }

    @Test
    void ticksStayInTheirGridHoweverLateOneWas() {
        lag(ns -> latenessMs.add(ns));
        busy(13);
        advance(0);
        advance(7);
        advance(10);

        assertThat(latenessMs).containsExactly(3 * MS, 0L, 0L);
    }

    @Test
    void whatIsDueAtTheEndCountsAndNothingAfterwards() {
        LoopLag lag = lag(ns -> latenessMs.add(ns / MS));
        busy(25);
        lag.stop();
        advance(1_000);

        assertThat(latenessMs).containsExactly(15L, 5L);
    }

    @Test
    void theSecondsOfAStopAreThoseInWhichItsTicksWereDue() {
        LoopSeconds gathered = new LoopSeconds();
        gathered.begin(seconds::add);
        lag(gathered);
        advance(1_500);
        busy(2_000);
        advance(1_500);

        assertThat(seconds)
                .containsExactly(
                        new SecondOfLoop(0, 0, 0, UNKNOWN),
                        new SecondOfLoop(1, 1_980 * MS, 1_990 * MS, UNKNOWN),
                        new SecondOfLoop(2, 1_480 * MS, 1_490 * MS, UNKNOWN),
                        new SecondOfLoop(3, 480 * MS, 490 * MS, UNKNOWN),
                        new SecondOfLoop(4, 0, 0, UNKNOWN));
    }

    @Test
    void oneLateTickOfASecondIsNotItsP99() {
        LoopSeconds gathered = new LoopSeconds();
        gathered.begin(seconds::add);
        IntStream.range(0, 99).forEach(i -> gathered.record(i));
        gathered.record(5_000);
        gathered.record(7);
        gathered.end();

        assertThat(seconds)
                .containsExactly(new SecondOfLoop(0, 98, 5_000, UNKNOWN), new SecondOfLoop(1, 7, 7, UNKNOWN));
    }

    @Test
    void usersCountInTheSecondThatIsOpen() {
        LoopSeconds gathered = new LoopSeconds();
        gathered.begin(seconds::add);
        IntStream.range(0, 99).forEach(i -> gathered.userStarted(3));
        gathered.userStarted(1_000);
        IntStream.range(0, 100).forEach(i -> gathered.record(0));
        gathered.userStarted(128);
        gathered.end();

        assertThat(seconds).containsExactly(new SecondOfLoop(0, 0, 0, 3), new SecondOfLoop(1, UNKNOWN, UNKNOWN, 128));
    }

    @Test
    void bucketsAreASixtyFourthOffAtMostAndNeverAbove() {
        for (long ns = 1; ns > 0 && ns < Long.MAX_VALUE / 3; ns = ns * 3 + 1) {
            LagBuckets buckets = new LagBuckets();
            buckets.add(ns);
            assertThat(buckets.percentile99()).isBetween(ns - ns / 64, ns);
        }
    }

    private LoopLag lag(LagSink sink) {
        LoopLag lag = new LoopLag(loop, loop.clock().nowNs(), sink);
        lag.start();
        return lag;
    }

    private void advance(long ms) {
        loops.advance(Duration.ofMillis(ms));
    }

    private void busy(long ms) {
        loops.keepBusy(Duration.ofMillis(ms));
    }
}
