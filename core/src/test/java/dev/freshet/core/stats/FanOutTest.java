// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.VirtualLoops;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two loops whose streams receive the same events, and the reporter who puts them together each second. */
class FanOutTest {

    private static final long MS = 1_000_000;

    private final VirtualLoops loops = new VirtualLoops(2);
    private final List<FanOut> fanOuts = List.of(new FanOut(), new FanOut());
    private final Series series = new Series(SeriesKey.of(Owner.STREAM, "s"), new HistogramPool());
    private final FanOutMerge merge = new FanOutMerge(series);
    private final Told told = new Told();
    private final long startNs = loops.clock().nowNs();

    @Test
    void theSkewIsFromTheFirstReceiverToTheLastOnWhicheverLoop() {
        receives(0, 1, 100 * MS);
        receives(0, 1, 100 * MS + 250);
        receives(1, 1, 103 * MS);
        receives(1, 2, 200 * MS);
        receives(0, 2, 200 * MS + 1);
        run(20);

        assertThat(told.skew().count()).isEqualTo(2);
        assertThat(told.skew().minNs()).isEqualTo(1);
        assertThat(told.skew().maxNs()).isEqualTo(3 * MS);
        assertThat(told.count(Metric.RECEIVED_ONCE)).isZero();
        assertThat(told.count(Metric.FAN_OUT_MISSED)).isZero();
    }

    @Test
    void anEventThatOneStreamAloneReceivedHasNoSkew() {
        receives(0, 1, 100 * MS);
        receives(1, 2, 100 * MS);
        run(20);

        assertThat(told.skew().count()).isZero();
        assertThat(told.count(Metric.RECEIVED_ONCE)).isEqualTo(2);
    }

    @Test
    void receiversInDifferentSecondsBelongTogether() {
        receives(0, 1, 900 * MS);
        receives(1, 1, 1_100 * MS);
        receives(0, 1, 7_500 * MS);
        run(20);

        assertThat(told.skew().count()).isEqualTo(1);
        assertThat(told.skew().maxNs()).isEqualTo(6_600 * MS);
    }

    @Test
    void anEventCountsWhenItsFirstArrivalIsTenSecondsAgo() {
        receives(0, 1, 500 * MS);
        receives(1, 1, 600 * MS);
        run(10);
        assertThat(told.skew().count()).isZero();
        run(1);
        assertThat(told.skew().count()).isEqualTo(1);
    }

    @Test
    void whoComesLaterFallsOutAndIsCounted() {
        receives(0, 1, 0);
        receives(1, 1, 5 * MS);
        receives(1, 1, 12_000 * MS);
        receives(0, 1, 18_000 * MS);
        run(40);

        assertThat(told.skew().count()).isEqualTo(1);
        assertThat(told.skew().maxNs()).isEqualTo(5 * MS);
        assertThat(told.count(Metric.FAN_OUT_MISSED)).isEqualTo(2);
        assertThat(told.count(Metric.RECEIVED_ONCE)).isZero();
    }

    @Test
    void theEndOfTheRunClosesWhatIsOpen() {
        receives(0, 1, 100 * MS);
        receives(1, 1, 130 * MS);
        receives(1, 2, 130 * MS);
        run(1);
        merge.closeAll();
        told.add(series);

        assertThat(told.skew().maxNs()).isEqualTo(30 * MS);
        assertThat(told.count(Metric.RECEIVED_ONCE)).isEqualTo(1);
    }

    @Test
    void whatIsBeyondTheEventsOfAnIntervalIsCounted() {
        for (long id = 0; id < FanOut.MOST_EVENTS + 10; id++) {
            receives(0, id, 100 * MS);
            receives(0, id, 101 * MS);
        }
        run(20);

        assertThat(told.skew().count()).isEqualTo(FanOut.MOST_EVENTS);
        assertThat(told.count(Metric.FAN_OUT_MISSED)).isEqualTo(20);
    }

    @Test
    void memoryIsBoundedAndWhatFindsNoRoomIsCounted() {
        long events = 0;
        for (int second = 0; second < 40; second++) {
            for (int block = 0; block < 4; block++) {
                FanOut fanOut = new FanOut();
                for (int i = 0; i < FanOut.MOST_EVENTS; i++) {
                    fanOut.received(events++, startNs + second * 1_000L * MS);
                }
                merge.add(taken(fanOut));
            }
            merge.close(startNs + second * 1_000L * MS);
        }
        merge.closeAll();
        told.add(series);

        assertThat(merge.bytes()).isLessThanOrEqualTo(21L << 20);
        assertThat(told.count(Metric.FAN_OUT_MISSED)).isPositive();
        assertThat(told.count(Metric.RECEIVED_ONCE) + told.count(Metric.FAN_OUT_MISSED))
                .isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000, 4_096, -1, 0x9E3779B97F4A7C15L, 1L << 32})
    void tellsWhatAMapTells(long step) {
        Random random = new Random(step);
        Map<Long, List<Long>> oracle = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            long event = random.nextInt(500);
            long atNs = event * 10 * MS + (long) (random.nextDouble() * random.nextInt(3_000) * MS);
            long id = Long.MAX_VALUE / 2 + event * step;
            receives(random.nextInt(2), id, atNs);
            oracle.computeIfAbsent(id, unused -> new ArrayList<>()).add(atNs);
        }
        run(30);

        assertThat(told.skew().count() + told.count(Metric.RECEIVED_ONCE)).isEqualTo(oracle.size());
        long[] skews = oracle.values().stream()
                .filter(times -> times.size() > 1)
                .mapToLong(times -> times.stream().mapToLong(t -> t).max().orElseThrow()
                        - times.stream().mapToLong(t -> t).min().orElseThrow())
                .toArray();
        LatencyCounts expected = new LatencyCounts(new HistogramPool());
        for (long skew : skews) {
            expected.record(skew);
        }
        assertThat(told.skew()).usingRecursiveComparison().isEqualTo(expected.toStats());
        assertThat(told.count(Metric.FAN_OUT_MISSED)).isZero();
    }

    @Test
    void nothingIsHandedOverWhereNothingWasReceived() {
        FanOut fanOut = new FanOut();
        assertThat(fanOut.take()).isNull();
        fanOut.received(1, 1);
        assertThat(fanOut.take()).isNotNull();
        assertThat(fanOut.take()).isNull();
    }

    @Test
    void aReceptionOfAKnownEventMakesNoObject() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean, "this JVM does not count allocations");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FanOut fanOut = new FanOut();
        receive(fanOut);
        long before = threads.getCurrentThreadAllocatedBytes();
        receive(fanOut);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private static void receive(FanOut fanOut) {
        for (int i = 0; i < 100_000; i++) {
            fanOut.received(i % 5_000, i);
        }
    }

    private void receives(int loop, long id, long afterNs) {
        Loop at = loops.loops().get(loop);
        at.schedule(
                startNs + afterNs,
                () -> fanOuts.get(loop).received(id, loops.clock().nowNs()));
    }

    /** So many seconds pass, and at the end of each the reporter merges. */
    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            loops.advance(Duration.ofSeconds(1));
            for (FanOut fanOut : fanOuts) {
                FanOut.Block block = fanOut.take();
                if (block != null) {
                    merge.add(block);
                }
            }
            merge.close(loops.clock().nowNs());
            told.add(series);
        }
    }

    private static FanOut.Block taken(FanOut fanOut) {
        FanOut.Block block = fanOut.take();
        if (block == null) {
            throw new IllegalStateException("nothing was received");
        }
        return block;
    }

    private static final class Told {
        private SeriesStats sum = SeriesStats.none(SeriesKey.of(Owner.STREAM, "s"));

        void add(Series series) {
            SeriesCounts taken = series.take();
            if (taken != null) {
                sum = sum.beside(taken.toStats(new ArrayList<>()));
            }
        }

        LatencyStats skew() {
            return sum.distribution(Metric.FAN_OUT_SKEW);
        }

        long count(Metric metric) {
            return sum.count(metric);
        }
    }
}
