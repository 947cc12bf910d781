// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributions in the buckets of receivers. */
final class SpreadTest {

    private static final long MS = 1_000_000L;
    private static final double[] BOUNDS = {0.001, 0.005, 0.01, 1};

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "1, 3, 0, the bound itself is within",
        "2, 3, 8, eight buckets from power to power",
        "0.5, 3, -8, a power below 1",
        "1.09, 3, 1, within the first bucket above 1: it ends at 2^(1/8), which is 1.0905",
        "1.0906, 3, 2, just above it",
        "1024, 0, 10, whole powers",
        "1025, 0, 11, whole powers",
        "1025, -2, 3, four powers in one bucket"
    })
    void aBucketEndsAtItsPowerInclusively(double value, int scale, int bucket, String why) {
        assertThat(Spread.index(value, scale)).isEqualTo(bucket);
    }

    @Test
    void classicBucketsHoldWhatIsAtMostTheirBound() {
        Spread spread = Spread.of(Metric.EVENT_GAP, stats(500, MS, MS + 2_000, 5 * MS, 5 * MS, 10 * MS, 2_000 * MS));

        assertThat(spread.within(BOUNDS)).containsExactly(2, 3, 1, 0, 1);
        assertThat(spread.count()).isEqualTo(7);
        assertThat(spread.sum()).isCloseTo(2.022_002_5, within(1e-9));
    }

    @Test
    void whatIsOutsideOfTheRangeIsCountedToo() {
        Spread spread = Spread.of(
                Metric.EVENT_GAP, stats(0, 999, 1_000, Duration.ofHours(30).toNanos()));

        assertThat(spread.zeroCount()).isEqualTo(2);
        assertThat(spread.zeroThreshold()).isLessThan(1e-6);
        assertThat(LongStream.of(spread.counts()).sum()).isEqualTo(2);
        assertThat(spread.within(BOUNDS)).containsExactly(3, 0, 0, 0, 1);
    }

    @Test
    void thereAreAsManyBucketsAsReceiversTakeAndAPercentileOfThemIsClose() {
        Random random = new Random(3);
        long[] values = random.longs(20_000)
                .map(x -> (long) (Math.exp(random.nextDouble() * 7) * MS))
                .toArray();
        LatencyStats stats = stats(values);

        Spread spread = Spread.of(Metric.EVENT_GAP, stats);

        assertThat(spread.counts()).hasSizeBetween(81, Spread.MOST_BUCKETS);
        assertThat(LongStream.of(spread.counts()).sum()).isEqualTo(20_000);
        Arrays.sort(values);
        double growth = Math.pow(2, Math.pow(2, -spread.scale()));
        assertThat(upperBound(spread, 19_800) * 1e9).isBetween(values[19_799] * 0.999, values[19_799] * growth * 1.001);
    }

    @Test
    void ofASingleValueBothBoundsAreClose() {
        Spread spread = Spread.of(Metric.EVENT_GAP, stats(5 * MS));

        assertThat(spread.counts()).containsExactly(1);
        assertThat(spread.scale()).isEqualTo(8);
        assertThat(Math.pow(2, spread.first() / 256.0)).isBetween(0.005, 0.005 * 1.003);
    }

    @Test
    void aWholeNumberStaysOne() {
        LoopStats loop = new LoopStats();
        for (int events : new int[] {1, 2, 3, 5, 10, 11, 20, 999}) {
            loop.stream("S").read(1, events, 0);
        }
        LatencyStats perRead = loop.drain().stream("S").orElseThrow().series().distribution(Metric.EVENTS_PER_READ);

        Spread spread = Spread.of(Metric.EVENTS_PER_READ, perRead);

        assertThat(spread.values()).containsExactly(1, 2, 3, 5, 10, 11, 20, 999);
        assertThat(spread.within(new double[] {1, 2, 5, 10, 20})).containsExactly(1, 1, 2, 1, 2, 1);
    }

    private static double upperBound(Spread spread, long rank) {
        long seen = spread.zeroCount();
        int bucket = -1;
        while (seen < rank) {
            seen += spread.counts()[++bucket];
        }
        return Math.pow(2, (spread.first() + bucket) * Math.pow(2, -spread.scale()));
    }

    private static LatencyStats stats(long... valuesNs) {
        LoopStats loop = new LoopStats();
        for (long value : valuesNs) {
            loop.stream("S").record(Metric.EVENT_GAP, value);
        }
        return loop.drain().stream("S").orElseThrow().series().distribution(Metric.EVENT_GAP);
    }
}
