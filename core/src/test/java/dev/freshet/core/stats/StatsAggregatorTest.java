// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StatsAggregatorTest {

    private static final long MS = 1_000_000L;
    private static final RunCard CARD = new RunCard("Sim", "", Instant.EPOCH);

    private final VirtualLoops loops = new VirtualLoops(2);
    private final List<LoopStats> stats = List.of(new LoopStats(), new LoopStats());
    private final List<Interval> intervals = new ArrayList<>();
    private final StatsAggregator aggregator = new StatsAggregator(CARD, loops, stats, Runnable::run, intervals::add);

    @Test
    void everyTickIsARowThatHoldsWhatAllLoopsCounted() {
        stats.get(0).stream("s").read(1, 2, 0);
        stats.get(1).stream("s").read(1, 3, 0);
        tickAfterOneSecond();
        stats.get(1).stream("s").read(1, 7, 0);
        tickAfterOneSecond();
        assertThat(intervals)
                .extracting(i -> i.value(TimelineColumn.count(Metric.EVENTS)))
                .containsExactly(5L, 7L);
        assertThat(intervals.get(1).startNs()).isEqualTo(1_000 * MS);
        assertThat(intervals.get(1).endNs()).isEqualTo(2_000 * MS);
        assertThat(intervals.get(1).perSecond(TimelineColumn.count(Metric.EVENTS)))
                .isEqualTo(7);
        RunStats soFar = aggregator.snapshot();
        assertThat(soFar.isRunning()).isTrue();
        assertThat(soFar.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(soFar.stream("s").orElseThrow().events()).isEqualTo(12);
        assertThat(soFar.timeline().column(TimelineColumn.count(Metric.EVENTS))).containsExactly(5, 7);
    }

    @Test
    void percentilesOfARowAreThoseOfAllLoopsAndNamesTogether() {
        for (int i = 1; i <= 50; i++) {
            stats.get(0).request(List.of(), "a", RowKind.REQUEST, 0, i * MS, null);
            stats.get(1).request(List.of(), "b", RowKind.REQUEST, 0, (50 + i) * MS, null);
            stats.get(1).request(List.of(), "b", RowKind.REQUEST, 0, 5_000 * MS, "timeout");
        }
        tickAfterOneSecond();
        Interval row = intervals.get(0);
        assertThat(row.value(TimelineColumn.of(RowKind.REQUEST, Metric.OK, TimelineColumn.Figure.P95)))
                .isBetween(95 * MS, 95_095_000L);
        assertThat(row.value(TimelineColumn.of(RowKind.REQUEST, Metric.OK, TimelineColumn.Figure.MAX)))
                .as("OK only")
                .isEqualTo(100 * MS);
        assertThat(row.value(TimelineColumn.of(RowKind.REQUEST, Metric.KO, TimelineColumn.Figure.COUNT)))
                .isEqualTo(50);
        tickAfterOneSecond();
        assertThat(intervals.get(1).value(TimelineColumn.of(RowKind.REQUEST, Metric.OK, TimelineColumn.Figure.P95)))
                .isEqualTo(Timeline.NOTHING);
    }

    @Test
    void levelsAreAddedOverLoopsAndStandUntilTheyChange() {
        open(0, "s");
        open(1, "s");
        open(1, "t");
        stats.get(0).userStarted("u", 0);
        tickAfterOneSecond();
        stats.get(1).stream("s").ended(EndReason.DROPPED, MS);
        tickAfterOneSecond();
        tickAfterOneSecond();
        assertThat(intervals)
                .extracting(i -> i.value(TimelineColumn.level(Metric.RUN_OPEN)))
                .containsExactly(3L, 2L, 2L);
        assertThat(intervals.get(2).series().stream()
                        .filter(series -> series.key().owner() == Owner.STREAM)
                        .map(series ->
                                series.key().name() + series.level(Metric.OPEN).now()))
                .containsExactlyInAnyOrder("s1", "t1");
        assertThat(intervals.get(2).value(TimelineColumn.level(Metric.ACTIVE))).isEqualTo(1);
        RunStats soFar = aggregator.snapshot();
        assertThat(soFar.allStreams().levels().openMax()).isEqualTo(3);
        assertThat(soFar.stream("s").orElseThrow().levels()).isEqualTo(new StreamLevels(1, 2, 0, 2));
    }

    @Test
    void aPeakBetweenTwoTicksIsSeen() {
        open(0, "s");
        stats.get(0).stream("s").ended(EndReason.CLOSED_BY_USER, MS);
        tickAfterOneSecond();
        assertThat(intervals.get(0).value(TimelineColumn.level(Metric.RUN_OPEN)))
                .isZero();
        assertThat(aggregator.snapshot().allStreams().levels().openMax()).isEqualTo(1);
    }

    @Test
    void finishingTakesWhatCameSinceTheLastTick() {
        tickAfterOneSecond();
        stats.get(0).stream("s").read(1, 4, 0);
        loops.advance(Duration.ofMillis(600));
        CompletableFuture<RunStats> result = aggregator.finish("all users have ended");
        assertThat(result).isNotDone();
        loops.runDue();
        RunStats run = result.join();
        assertThat(run.ended()).isEqualTo("all users have ended");
        assertThat(run.isRunning()).isFalse();
        assertThat(run.duration()).isEqualTo(Duration.ofMillis(1_600));
        assertThat(run.timeline().column(TimelineColumn.count(Metric.EVENTS))).containsExactly(0, 4);
        assertThat(run.notes()).isEmpty();
        aggregator.tick();
        assertThat(loops.waiting()).as("a finished run asks nobody").isZero();
    }

    @Test
    void aShortLastRowIsPartOfTheOneBefore() {
        tickAfterOneSecond();
        stats.get(0).stream("s").read(1, 4, 0);
        loops.advance(Duration.ofMillis(20));
        CompletableFuture<RunStats> result = aggregator.finish("done");
        loops.runDue();
        assertThat(result.join().timeline().column(TimelineColumn.count(Metric.EVENTS)))
                .containsExactly(4);
        assertThat(result.join().timeline().endNs(0)).isEqualTo(1_020 * MS);
    }

    @Test
    void aRunThatDidNothingHasStatistics() {
        CompletableFuture<RunStats> result = aggregator.finish("nothing to do");
        loops.runDue();
        RunStats run = result.join();
        assertThat(run.requests()).isEmpty();
        assertThat(run.allRequests().count()).isZero();
        assertThat(run.allStreams().events()).isZero();
        assertThat(run.allUsers().started()).isZero();
    }

    @Test
    void eachLoopNeedsItsStatistics() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatsAggregator(CARD, loops, List.of(), Runnable::run, i -> {}))
                .withMessageContaining("2 loops");
    }

    private void open(int loop, String name) {
        stats.get(loop).stream(name).connecting();
        stats.get(loop).stream(name).opened();
    }

    private void tickAfterOneSecond() {
        loops.advance(Duration.ofSeconds(1));
        aggregator.tick();
        loops.runDue();
        assertThat(loops.loops()).noneMatch(Loop::isCurrent);
    }
}
