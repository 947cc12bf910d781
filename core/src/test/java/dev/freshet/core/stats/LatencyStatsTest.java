// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyStatsTest {

    private static final long HOUR_NS = 3_600_000_000_000L;

    private final LatencyCounts counts = new LatencyCounts(new HistogramPool());

    @Test
    void nothingRecordedIsAllZero() {
        LatencyStats stats = counts.toStats();
        assertThat(stats.isEmpty()).isTrue();
        assertThat(stats.minNs()).isZero();
        assertThat(stats.maxNs()).isZero();
        assertThat(stats.meanNs()).isZero();
        assertThat(stats.stdDevNs()).isZero();
        assertThat(stats.percentileNs(99)).isZero();
    }

    @Test
    void countMinMaxAndMeanAreExact() {
        counts.record(1_234_567_891L);
        counts.record(9_876_543_211L, 3);
        LatencyStats stats = counts.toStats();
        assertThat(stats.count()).isEqualTo(4);
        assertThat(stats.minNs()).isEqualTo(1_234_567_891L);
        assertThat(stats.maxNs()).isEqualTo(9_876_543_211L);
        assertThat(stats.meanNs()).isEqualTo((1_234_567_891.0 + 3 * 9_876_543_211.0) / 4);
        assertThat(stats.percentileNs(100)).isEqualTo(9_876_543_211L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void percentilesAndDeviationAreThoseOfTheHistogram(long seed) {
        Random random = new Random(seed);
        Histogram expected = new Histogram(LatencyRange.LOWEST_NS, LatencyRange.HIGHEST_NS, 3);
        for (int i = 0; i < 20_000; i++) {
            long value = 1_000 + (long) Math.exp(random.nextDouble() * 32);
            long times = 1L + random.nextInt(3);
            expected.recordValueWithCount(Math.min(value, LatencyRange.HIGHEST_NS), times);
            counts.record(Math.min(value, LatencyRange.HIGHEST_NS), times);
        }
        LatencyStats stats = counts.toStats();
        for (double percentile = 0.1; percentile < 100; percentile += 0.7) {
            long fromHistogram = Math.min(expected.getValueAtPercentile(percentile), stats.maxNs());
            assertThat(stats.percentileNs(percentile)).isEqualTo(fromHistogram);
        }
        assertThat(stats.stdDevNs()).isCloseTo(expected.getStdDeviation(), within(expected.getStdDeviation() * 1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LatencyCounts.FEW - 1, LatencyCounts.FEW, LatencyCounts.FEW + 1, 5 * LatencyCounts.FEW})
    void howManyAreRecordedMakesNoDifferenceToTheirBuckets(int values) {
        Random random = new Random(values);
        Histogram expected = new Histogram(LatencyRange.LOWEST_NS, LatencyRange.HIGHEST_NS, 3);
        LatencyStats merged = LatencyStats.NONE;
        for (int i = 0; i < values; i++) {
            long value = 1_000 + (long) Math.exp(random.nextDouble() * 32);
            expected.recordValue(value);
            counts.record(value);
            LatencyCounts one = new LatencyCounts(new HistogramPool());
            one.record(value);
            merged = merged.plus(one.toStats());
        }
        for (double percentile = 0.5; percentile < 100; percentile += 0.5) {
            long fromHistogram = Math.min(
                    expected.getValueAtPercentile(percentile), counts.toStats().maxNs());
            assertThat(counts.toStats().percentileNs(percentile)).isEqualTo(fromHistogram);
        }
        assertSame(merged, counts.toStats());
    }

    @Test
    void aPercentileIsTheLeastValueThatSoManyDoNotExceed() {
        for (int i = 1; i <= 100; i++) {
            counts.record(i * 1_000_000L);
        }
        LatencyStats stats = counts.toStats();
        assertThat(stats.percentileNs(0)).isCloseTo(1_000_000L, within(1_000L));
        assertThat(stats.percentileNs(50)).isCloseTo(50_000_000L, within(50_000L));
        assertThat(stats.percentileNs(99)).isCloseTo(99_000_000L, within(99_000L));
        assertThat(stats.percentileNs(99.1)).isEqualTo(100_000_000L);
    }

    @Test
    void whatIsBelowTheRangeStaysInTheCountAndIsCountedApart() {
        counts.record(0, 5);
        counts.record(999);
        counts.record(1_000);
        counts.record(5_000_000);
        LatencyStats stats = counts.toStats();
        assertThat(stats.count()).isEqualTo(8);
        assertThat(stats.belowRange()).isEqualTo(6);
        assertThat(stats.percentileNs(50)).isZero();
        assertThat(stats.percentileNs(75)).as("999 ns is told as 0 too").isZero();
        assertThat(stats.percentileNs(80)).isBetween(1_000L, 1_511L);
    }

    @Test
    void aBillionGapsOfZeroAreOneBucketBesideTheOthers() {
        for (int i = 1; i <= 200; i++) {
            counts.record(i * 1_000_000L);
            counts.record(0, 100_000_000);
        }
        LatencyStats stats = counts.toStats();
        assertThat(stats.count()).isEqualTo(20_000_000_200L);
        assertThat(stats.belowRange()).isEqualTo(20_000_000_000L);
        assertThat(stats.percentileNs(99)).isZero();
        assertThat(stats.percentileNs(100)).isEqualTo(200_000_000L);
        assertThat(stats.plus(stats).percentileNs(99.9999995)).isCloseTo(100_000_000L, within(1_000_000L));
        assertThat(stats.stdDevNs()).isPositive();
    }

    @Test
    void whatIsAboveTheRangeStaysInTheCountAndIsCountedApart() {
        counts.record(24 * HOUR_NS, 2);
        counts.record(24 * HOUR_NS + 1);
        counts.record(30 * HOUR_NS);
        LatencyStats stats = counts.toStats();
        assertThat(stats.count()).isEqualTo(4);
        assertThat(stats.aboveRange()).isEqualTo(2);
        assertThat(stats.percentileNs(50)).isCloseTo(24 * HOUR_NS, within(24 * HOUR_NS / 1_000));
        assertThat(stats.percentileNs(75)).isEqualTo(30 * HOUR_NS);
        assertThat(stats.meanNs()).isGreaterThan(24.0 * HOUR_NS);
    }

    @Test
    void onlyValuesAboveTheRangeNeedNoBucket() {
        counts.record(25 * HOUR_NS);
        LatencyStats stats = counts.toStats();
        assertThat(stats.percentileNs(1)).isEqualTo(25 * HOUR_NS);
        assertThat(stats.stdDevNs()).isZero();
    }

    @Test
    void theSumIsAsIfAllHadBeenRecordedInOne() {
        LatencyCounts other = new LatencyCounts(new HistogramPool());
        LatencyCounts both = new LatencyCounts(new HistogramPool());
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            long value = (long) (random.nextDouble() * 3e9);
            (i % 3 == 0 ? counts : other).record(value);
            both.record(value);
        }
        assertSame(counts.toStats().plus(other.toStats()), both.toStats());
        assertThat(LatencyStats.NONE.plus(both.toStats()).count()).isEqualTo(5_000);
        assertThat(both.toStats().plus(LatencyStats.NONE).count()).isEqualTo(5_000);
    }

    @Test
    void equalValuesInARowAreKeptTogether() {
        for (int i = 0; i < 10 * LatencyCounts.FEW; i++) {
            counts.record(5_000);
        }
        List<IntCountsHistogram> histograms = new ArrayList<>();
        counts.release(histograms);
        assertThat(histograms).isEmpty();
        assertThat(counts.toStats().count()).isEqualTo(10L * LatencyCounts.FEW);
        assertThat(counts.toStats().percentileNs(1)).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.NaN})
    void aPercentileOutsideZeroToHundredIsRefused(double percentile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencyStats.NONE.percentileNs(percentile))
                .withMessageContaining("between 0 and 100");
    }

    @Test
    void bucketsAreAsWideAsThoseOfTheLibrary() {
        Histogram library = new Histogram(LatencyRange.LOWEST_NS, LatencyRange.HIGHEST_NS, 3);
        for (long value = 1; value <= LatencyRange.HIGHEST_NS; value = value * 9 / 8 + 1) {
            assertThat(LatencyRange.bucketWidthNs(value)).isEqualTo(library.sizeOfEquivalentValueRange(value));
            assertThat(Math.max(LatencyRange.bucketWidthNs(value), 512))
                    .isLessThanOrEqualTo(Math.max(512, value / 1_000));
        }
    }

    private static void assertSame(LatencyStats actual, LatencyStats expected) {
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.belowRange()).isEqualTo(expected.belowRange());
        assertThat(actual.minNs()).isEqualTo(expected.minNs());
        assertThat(actual.maxNs()).isEqualTo(expected.maxNs());
        assertThat(actual.meanNs()).isCloseTo(expected.meanNs(), within(1e-3));
        assertThat(actual.stdDevNs()).isCloseTo(expected.stdDevNs(), within(1e-3));
        for (int percentile = 0; percentile <= 100; percentile++) {
            assertThat(actual.percentileNs(percentile)).isEqualTo(expected.percentileNs(percentile));
        }
    }
}
