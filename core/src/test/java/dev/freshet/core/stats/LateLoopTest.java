// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What becomes of the counts of a loop that is busy, or gone, when it is asked. */
class LateLoopTest {

    private static final long SECOND = 1_000_000_000L;

    private final ManualLoops loops = new ManualLoops();
    private final List<LoopStats> stats = List.of(new LoopStats(), new LoopStats());
    private final List<Interval> intervals = new ArrayList<>();
    private final StatsAggregator aggregator =
            new StatsAggregator(new RunCard("Sim", "", Instant.EPOCH), loops, stats, Runnable::run, intervals::add);

    private final ManualLoop prompt = loops.all.get(0);
    private final ManualLoop busy = loops.all.get(1);

    @Test
    void theRowIsClosedWithoutItAndTheOneAfterSaysSo() {
        count(0, 1);
        count(1, 10);
        tick();
        prompt.runAll();
        assertThat(intervals).as("the row waits for the busy loop").isEmpty();
        count(0, 2);
        count(1, 20);
        tick();
        assertThat(intervals).hasSize(1);
        assertThat(intervals.get(0).value(TimelineColumn.count(Metric.EVENTS))).isEqualTo(1);
        assertThat(intervals.get(0).value(TimelineColumn.count(Metric.LATE_LOOPS)))
                .isZero();
        assertThat(busy.tasks).as("it is not asked twice").hasSize(1);
        prompt.runAll();
        busy.runAll();
        assertThat(intervals).hasSize(2);
        assertThat(intervals.get(1).value(TimelineColumn.count(Metric.EVENTS))).isEqualTo(2 + 30);
        assertThat(intervals.get(1).value(TimelineColumn.count(Metric.LATE_LOOPS)))
                .as("the row that has what is not of its second")
                .isEqualTo(1);
        assertThat(aggregator.snapshot().notes())
                .singleElement()
                .asString()
                .contains("1 time a loop was busy for longer than 100 ms", "for 1.00 s at most");
    }

    /** Such a run was told that a loop was late. */
    @Test
    void aRunThatEndsJustAfterATickMakesNoLoopLate() {
        tick();
        CompletableFuture<RunStats> result = aggregator.finish("done");
        prompt.runAll();
        busy.runAll();
        prompt.runAll();
        busy.runAll();
        assertThat(result.join().notes()).isEmpty();
    }

    /** Nothing was said of it, since the loops answered before the next tick. */
    @Test
    void loopsThatAreBlockedForLessThanATickAreLateAsWell() {
        tick();
        loops.nowNs += SECOND / 2;
        prompt.runAll();
        busy.runAll();
        assertThat(intervals).hasSize(1);
        assertThat(intervals.get(0).value(TimelineColumn.count(Metric.LATE_LOOPS)))
                .isEqualTo(2);
        assertThat(aggregator.snapshot().notes())
                .singleElement()
                .asString()
                .startsWith(
                        "2 times a loop was busy for longer than 100 ms when it should hand over its counts, for 500 ms");
    }

    @Test
    void afterwardsItIsAskedAgain() {
        tick();
        prompt.runAll();
        tick();
        prompt.runAll();
        busy.runAll();
        count(1, 5);
        tick();
        prompt.runAll();
        busy.runAll();
        assertThat(intervals.get(2).value(TimelineColumn.count(Metric.EVENTS))).isEqualTo(5);
    }

    @Test
    void finishingWaitsForItAndLosesNothing() {
        count(1, 10);
        tick();
        prompt.runAll();
        count(1, 20);
        count(0, 3);
        CompletableFuture<RunStats> result = aggregator.finish("done");
        prompt.runAll();
        assertThat(result).isNotDone();
        assertThat(aggregator.snapshot().notes()).anyMatch(note -> note.contains("1 loop did not hand over"));
        busy.runAll();
        RunStats run = result.join();
        assertThat(run.stream("s").orElseThrow().events()).isEqualTo(33);
        assertThat(run.notes()).noneMatch(note -> note.contains("missing"));
    }

    @Test
    void aLoopThatIsGoneIsMissingAndTheNotesSaySo() {
        count(0, 3);
        busy.closed = true;
        CompletableFuture<RunStats> result = aggregator.finish("done");
        prompt.runAll();
        assertThat(result.join().notes()).singleElement().asString().contains("1 loop ended before the run did");
        assertThat(result.join().stream("s").orElseThrow().events()).isEqualTo(3);
    }

    private void count(int loop, int events) {
        stats.get(loop).stream("s").read(events, events, 0);
    }

    private void tick() {
        loops.nowNs += SECOND;
        aggregator.tick();
    }

    private static final class ManualLoops implements LoopGroup, Clock {
        private final List<ManualLoop> all = List.of(new ManualLoop(this), new ManualLoop(this));
        private long nowNs;

        @Override
        public Clock clock() {
            return this;
        }

        @Override
        public List<? extends Loop> loops() {
            return all;
        }

        @Override
        public void close() {}

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public long epochNs(long atNs) {
            return atNs;
        }
    }

    private static final class ManualLoop implements Loop {
        private final LoopGuard guard = new LoopGuard();
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final Clock clock;
        private boolean closed;

        ManualLoop(Clock clock) {
            this.clock = clock;
        }

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            tasks.add(task);
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
            return true;
        }
    }
}
