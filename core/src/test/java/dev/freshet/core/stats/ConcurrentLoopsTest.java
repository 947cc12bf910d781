// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.SystemClock;
import dev.freshet.core.time.Timeout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Loops that write as fast as they can on threads of their own while they are asked again and again. */
class ConcurrentLoopsTest {

    private static final int LOOPS = 3;
    private static final int ROUNDS = 30_000;

    @RepeatedTest(3)
    @org.junit.jupiter.api.Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void nothingIsLostOrCountedTwice() throws Exception {
        List<LoopStats> stats =
                IntStream.range(0, LOOPS).mapToObj(i -> new LoopStats()).toList();
        List<Interval> intervals = new ArrayList<>();
        ExecutorService reporter = Executors.newSingleThreadExecutor();
        CountDownLatch written = new CountDownLatch(LOOPS);
        RunStats run;
        try (ThreadLoops loops = new ThreadLoops()) {
            StatsAggregator aggregator =
                    new StatsAggregator(new RunCard("Sim", "", Instant.EPOCH), loops, stats, reporter, intervals::add);
            for (int i = 0; i < LOOPS; i++) {
                LoopStats own = stats.get(i);
                loops.loops().get(i).execute(new Writer(own, loops.loops().get(i), written));
            }
            while (!written.await(2, TimeUnit.MILLISECONDS)) {
                reporter.submit(aggregator::tick).get();
            }
            BlockingQueue<CompletableFuture<RunStats>> result = new LinkedBlockingQueue<>();
            reporter.execute(() -> result.add(aggregator.finish("done")));
            run = result.take().get(20, TimeUnit.SECONDS);
        } finally {
            reporter.shutdown();
        }
        assertTotals(run);
        assertThat(intervals).as("ticks while writing").hasSizeGreaterThan(1);
        assertThat(sum(intervals, TimelineColumn.count(Metric.EVENTS))).isEqualTo(2L * LOOPS * ROUNDS);
        assertThat(sum(intervals, TimelineColumn.of(RowKind.REQUEST, Metric.OK, TimelineColumn.Figure.COUNT)))
                .isEqualTo((long) LOOPS * ROUNDS);
        assertThat(sum(intervals, TimelineColumn.of(RowKind.REQUEST, Metric.KO, TimelineColumn.Figure.COUNT)))
                .isEqualTo((long) LOOPS * ROUNDS);
        assertThat(sum(intervals, TimelineColumn.count(Metric.STARTED))).isEqualTo((long) LOOPS * ROUNDS);
    }

    private static void assertTotals(RunStats run) {
        long each = (long) LOOPS * ROUNDS;
        StreamStats stream = run.stream("s").orElseThrow();
        assertThat(stream.events()).isEqualTo(2 * each);
        assertThat(stream.gap().count()).isEqualTo(2 * each);
        assertThat(stream.gap().percentileNs(100)).isEqualTo(ROUNDS * 1_000L);
        assertThat(stream.levels().open()).isZero();
        assertThat(stream.lifetime().count()).isEqualTo(each);
        assertThat(stream.standingChecks().get(0).ok()).isEqualTo(each);
        assertThat(run.request(List.of("g", "r")).orElseThrow().okCount()).isEqualTo(each);
        assertThat(run.request(List.of("g", "r")).orElseThrow().koCount()).isEqualTo(each);
        assertThat(run.failures()).containsExactly(new ErrorCount("failed", each));
        assertThat(run.allUsers().ended()).isEqualTo(each);
        assertThat(run.allUsers().activeMax()).isBetween(1L, (long) LOOPS);
    }

    private static long sum(List<Interval> intervals, TimelineColumn column) {
        return intervals.stream().mapToLong(interval -> interval.value(column)).sum();
    }

    /** Writes some rounds per task and then makes room for other tasks, as network callbacks do. */
    private static final class Writer implements Runnable {
        private final LoopStats stats;
        private final Loop loop;
        private final CountDownLatch written;
        private int round;

        Writer(LoopStats stats, Loop loop, CountDownLatch written) {
            this.stats = stats;
            this.loop = loop;
            this.written = written;
        }

        @Override
        public void run() {
            for (int end = Math.min(ROUNDS, round + 200); round < end; round++) {
                writeRound((round + 1) * 1_000L);
            }
            if (round < ROUNDS) {
                loop.execute(this);
            } else {
                written.countDown();
            }
        }

        private void writeRound(long latencyNs) {
            StreamSeries series = stats.stream("s");
            stats.userStarted("u", 0);
            series.connecting();
            series.opened();
            series.read(10, 2, 0);
            series.record(Metric.EVENT_GAP, latencyNs, 1);
            series.record(Metric.EVENT_GAP, 0, 1);
            series.standingCheck("c").passed();
            stats.request(List.of("g"), "r", RowKind.REQUEST, 0, latencyNs, null);
            stats.request(List.of("g"), "r", RowKind.REQUEST, 0, latencyNs, "failed");
            series.ended(EndReason.CLOSED_BY_USER, latencyNs);
            stats.userEnded("u");
        }
    }

    private static final class ThreadLoops implements LoopGroup {
        private final Clock clock = new SystemClock();
        private final List<ThreadLoop> all =
                IntStream.range(0, LOOPS).mapToObj(i -> new ThreadLoop(clock)).toList();

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public List<? extends Loop> loops() {
            return all;
        }

        @Override
        public void close() {
            all.forEach(loop -> loop.thread.shutdown());
        }
    }

    private static final class ThreadLoop implements Loop {
        private final LoopGuard guard = new LoopGuard();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final ConcurrentLinkedQueue<Thread> current = new ConcurrentLinkedQueue<>();
        private final Clock clock;

        ThreadLoop(Clock clock) {
            this.clock = clock;
            thread.execute(() -> current.add(Thread.currentThread()));
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public void execute(Runnable task) {
            thread.execute(task);
        }

        @Override
        public Timeout schedule(long atNs, Runnable task) {
            throw new UnsupportedOperationException("not needed here");
        }

        @Override
        public LoopGuard guard() {
            return guard;
        }

        @Override
        public boolean isCurrent() {
            return current.contains(Thread.currentThread());
        }
    }
}
