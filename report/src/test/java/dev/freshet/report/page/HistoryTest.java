// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final SeriesKey STREAMS = new SeriesKey(Owner.STREAM, List.of());
    private static final List<Interval> INTERVALS = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private static RunStats stats;

    @BeforeAll
    static void runLongerThanThereAreBins() {
        INTERVALS.clear();
        stats = LongRun.of(1_300, 2, 10, INTERVALS::add);
    }

    @Test
    void aLongRunHasAtMost600Bins() {
        History history = told(History.of(stats));

        assertThat(history.size()).isBetween(400, History.BINS);
        assertThat(history.startsNs()[0]).isZero();
        assertThat(history.endsNs()[history.size() - 1])
                .isEqualTo(INTERVALS.get(INTERVALS.size() - 1).endNs());
        for (int bin = 1; bin < history.size(); bin++) {
            assertThat(history.startsNs()[bin]).isEqualTo(history.endsNs()[bin - 1]);
        }
    }

    @Test
    void aRunThatGoesOnMakesTwoBinsOneWhenAllAreFull() {
        History history = told(History.growing());

        assertThat(history.size()).isBetween(300, History.BINS);
        assertThat(events(history)).isEqualTo(stats.allStreams().events());
        assertThat(gaps(history)).isEqualTo(stats.allStreams().gap().count());
    }

    @Test
    void nothingIsLostInBins() {
        History history = told(History.of(stats));

        assertThat(events(history)).isEqualTo(stats.allStreams().events());
        assertThat(gaps(history)).isEqualTo(stats.allStreams().gap().count());
        assertThat(Arrays.stream(cells(history))
                        .filter(Objects::nonNull)
                        .mapToDouble(Cell::max)
                        .max())
                .hasValue(stats.allStreams().gap().maxNs() / 1e3);
    }

    @Test
    void percentilesOfMergedBinsAreAsExactAsTheirRows() {
        Cell[] merged = cells(told(History.growing(), 1_000));

        Cell two = new Cell(1e3);
        INTERVALS.stream()
                .limit(2)
                .forEach(interval -> two.add(
                        Objects.requireNonNull(interval.totals().get(STREAMS)).distribution(Metric.EVENT_GAP)));
        two.refresh(0);
        for (int place = 0; place < Cell.PERCENTILES.length; place++) {
            assertThat(merged[0].percentile(place))
                    .isCloseTo(two.percentile(place), within(two.percentile(place) * 0.022));
        }
    }

    @Test
    void manyNamesHaveBroaderColumns() {
        RunStats many = LongRun.of(200, 400, 1, interval -> {});

        assertThat(Breadth.of(many, 200).every()).isEqualTo(3);
        assertThat(Breadth.of(many, 200).hasHeat()).isFalse();
        assertThat(Breadth.of(stats, 600)).isEqualTo(new Breadth(1, true));
    }

    private static History told(History history) {
        return told(history, INTERVALS.size());
    }

    private static History told(History history, int seconds) {
        INTERVALS.stream().limit(seconds).forEach(history);
        history.refresh();
        return history;
    }

    private static long events(History history) {
        long[] events = history.sum(STREAMS).orElseThrow().numbers().getOrDefault(Metric.EVENTS, new long[0]);
        return Arrays.stream(events, 0, Math.min(events.length, history.size())).sum();
    }

    private static long gaps(History history) {
        return Arrays.stream(cells(history))
                .filter(Objects::nonNull)
                .mapToLong(Cell::count)
                .sum();
    }

    private static Cell[] cells(History history) {
        Cell[] cells = history.sum(STREAMS).orElseThrow().cells().getOrDefault(Metric.EVENT_GAP, new Cell[0]);
        return Arrays.copyOf(cells, Math.min(cells.length, history.size()));
    }
}
