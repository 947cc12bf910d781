// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineRowsTest {

    private static final long SECOND = 1_000_000_000L;

    /** As wide as a bucket, so that its multiples are told exactly. */
    private static final long GAP_NS = 1_024_000;

    private final TimelineRows rows = new TimelineRows(4);

    @Test
    void oneRowPerIntervalAsLongAsTheyFit() {
        append(4);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.size()).isEqualTo(4);
        assertThat(timeline.intervalsPerRow()).isEqualTo(1);
        assertThat(timeline.column(TimelineColumn.count(Metric.EVENTS))).containsExactly(1, 2, 3, 4);
        assertThat(openStreams(timeline, "s")).containsExactly(10, 20, 30, 40);
    }

    @Test
    void beyondTheLimitEveryTwoRowsBecomeOne() {
        append(5);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.intervalsPerRow()).isEqualTo(2);
        assertThat(timeline.column(TimelineColumn.count(Metric.EVENTS)))
                .as("counts are added")
                .containsExactly(3, 7, 5);
        assertThat(timeline.column(TimelineColumn.level(Metric.OPEN)))
                .as("the higher stays")
                .containsExactly(20, 40, 50);
        assertThat(openStreams(timeline, "s")).containsExactly(20, 40, 50);
        assertThat(timeline.column(TimelineColumn.of(Metric.EVENT_GAP, TimelineColumn.Figure.P99)))
                .as("a second without a gap hides none")
                .containsExactly(GAP_NS, 3 * GAP_NS, 5 * GAP_NS);
        assertThat(timeline.startNs(1)).isEqualTo(2 * SECOND);
        assertThat(timeline.endNs(1)).isEqualTo(4 * SECOND);
    }

    @Test
    void laterRowsAreFilledUpToTheSameLength() {
        append(21);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.intervalsPerRow()).isEqualTo(8);
        assertThat(timeline.size()).isEqualTo(3);
        assertThat(timeline.column(TimelineColumn.count(Metric.EVENTS)))
                .containsExactly(36, 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16, 17 + 18 + 19 + 20 + 21);
        assertThat(timeline.endNs(2)).isEqualTo(21 * SECOND);
        assertThat(openStreams(timeline, "s")).containsExactly(80, 160, 210);
    }

    @Test
    void nothingIsLostHoweverLongItGets() {
        append(1_000);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.size()).isBetween(2, 4);
        long sum = 0;
        for (int row = 0; row < timeline.size(); row++) {
            sum += timeline.value(TimelineColumn.count(Metric.EVENTS), row);
            assertThat(timeline.startNs(row)).isEqualTo(row == 0 ? 0 : timeline.endNs(row - 1));
        }
        assertThat(sum).isEqualTo(1_000 * 1_001 / 2);
    }

    @Test
    void aVeryShortLastRowBecomesPartOfTheOneBefore() {
        append(2);
        rows.append(interval(2 * SECOND, 2 * SECOND + 1_000, 3));
        rows.mergeLastIfShorterThan(SECOND / 2);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.column(TimelineColumn.count(Metric.EVENTS))).containsExactly(1, 5);
        assertThat(timeline.endNs(1)).isEqualTo(2 * SECOND + 1_000);
    }

    @Test
    void aNameThatComesLaterHasZeroBefore() {
        append(3);
        rows.append(new Interval(3 * SECOND, 4 * SECOND, List.of(open("late", 7)), List.of()));
        assertThat(openStreams(rows.toTimeline(), "late")).containsExactly(0, 0, 0, 7);
        assertThat(openStreams(rows.toTimeline(), "s")).containsExactly(10, 20, 30, 0);
    }

    @Test
    void namesBeyondTheFirstShareAColumn() {
        List<SeriesStats> streams =
                IntStream.range(0, 30).mapToObj(i -> open("s" + i, 1)).toList();
        rows.append(new Interval(0, SECOND, streams, List.of()));
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.series(Metric.OPEN)).hasSize(21);
        assertThat(openStreams(timeline, "s19")).containsExactly(1);
        assertThat(openStreams(timeline, NameLimit.OTHER)).containsExactly(10);
        assertThat(timeline.column(TimelineColumn.level(Metric.OPEN))).containsExactly(30);
    }

    private static long[] openStreams(Timeline timeline, String name) {
        return timeline.column(
                new TimelineColumn(SeriesKey.of(Owner.STREAM, name), Metric.OPEN, TimelineColumn.Figure.LEVEL));
    }

    private void append(int intervals) {
        for (int i = 1; i <= intervals; i++) {
            rows.append(interval((i - 1) * SECOND, i * SECOND, i));
        }
    }

    /** Of n events, ten times as many open streams, and in every other interval a gap of n µs. */
    private static Interval interval(long startNs, long endNs, int n) {
        SeriesCounts counts = new SeriesCounts(SeriesKey.of(Owner.STREAM, "s"), new HistogramPool());
        counts.count(Metric.EVENTS, n);
        if (n % 2 != 0) {
            counts.distribution(Metric.EVENT_GAP).record(n * GAP_NS);
        }
        SeriesStats stream = counts.toStats(new ArrayList<>()).beside(open("s", n * 10L));
        return new Interval(startNs, endNs, List.of(stream), List.of());
    }

    private static SeriesStats open(String name, long streams) {
        Level[] levels = {new Level(streams, streams), Level.ZERO};
        return SeriesStats.ofLevels(SeriesKey.of(Owner.STREAM, name), levels);
    }
}
