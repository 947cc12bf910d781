// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineRowsTest {

    private static final long SECOND = 1_000_000_000L;

    private final TimelineRows rows = new TimelineRows(4);

    @Test
    void oneRowPerIntervalAsLongAsTheyFit() {
        append(4);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.size()).isEqualTo(4);
        assertThat(timeline.intervalsPerRow()).isEqualTo(1);
        assertThat(timeline.column(TimelineMetric.EVENTS)).containsExactly(1, 2, 3, 4);
        assertThat(timeline.openStreams("s")).containsExactly(10, 20, 30, 40);
    }

    @Test
    void beyondTheLimitEveryTwoRowsBecomeOne() {
        append(5);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.intervalsPerRow()).isEqualTo(2);
        assertThat(timeline.column(TimelineMetric.EVENTS))
                .as("counts are added")
                .containsExactly(3, 7, 5);
        assertThat(timeline.column(TimelineMetric.STREAMS_OPEN))
                .as("the higher stays")
                .containsExactly(20, 40, 50);
        assertThat(timeline.openStreams("s")).containsExactly(20, 40, 50);
        assertThat(timeline.column(TimelineMetric.GAP_P99))
                .as("a second without a gap hides none")
                .containsExactly(100, 300, 500);
        assertThat(timeline.startNs(1)).isEqualTo(2 * SECOND);
        assertThat(timeline.endNs(1)).isEqualTo(4 * SECOND);
    }

    @Test
    void laterRowsAreFilledUpToTheSameLength() {
        append(21);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.intervalsPerRow()).isEqualTo(8);
        assertThat(timeline.size()).isEqualTo(3);
        assertThat(timeline.column(TimelineMetric.EVENTS))
                .containsExactly(36, 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16, 17 + 18 + 19 + 20 + 21);
        assertThat(timeline.endNs(2)).isEqualTo(21 * SECOND);
        assertThat(timeline.openStreams("s")).containsExactly(80, 160, 210);
    }

    @Test
    void nothingIsLostHoweverLongItGets() {
        append(1_000);
        Timeline timeline = rows.toTimeline();
        assertThat(timeline.size()).isBetween(2, 4);
        long sum = 0;
        for (int row = 0; row < timeline.size(); row++) {
            sum += timeline.value(TimelineMetric.EVENTS, row);
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
        assertThat(timeline.column(TimelineMetric.EVENTS)).containsExactly(1, 5);
        assertThat(timeline.endNs(1)).isEqualTo(2 * SECOND + 1_000);
    }

    @Test
    void aNameThatComesLaterHasZeroBefore() {
        append(3);
        rows.append(new Interval(3 * SECOND, 4 * SECOND, Map.of(), Map.of("late", 7L), Map.of()));
        assertThat(rows.toTimeline().openStreams("late")).containsExactly(0, 0, 0, 7);
        assertThat(rows.toTimeline().openStreams("s")).containsExactly(10, 20, 30, 0);
    }

    private void append(int intervals) {
        for (int i = 1; i <= intervals; i++) {
            rows.append(interval((i - 1) * SECOND, i * SECOND, i));
        }
    }

    private static Interval interval(long startNs, long endNs, int n) {
        Map<TimelineMetric, Long> values = n % 2 == 0
                ? Map.of(TimelineMetric.EVENTS, (long) n, TimelineMetric.STREAMS_OPEN, n * 10L)
                : Map.of(
                        TimelineMetric.EVENTS,
                        (long) n,
                        TimelineMetric.STREAMS_OPEN,
                        n * 10L,
                        TimelineMetric.GAP_P99,
                        n * 100L);
        return new Interval(startNs, endNs, values, Map.of("s", n * 10L), Map.of("u", (long) n));
    }
}
