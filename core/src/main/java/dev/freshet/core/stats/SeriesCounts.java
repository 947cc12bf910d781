// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.stats.Metric.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** What a series has counted since the last interval was taken: a number, a distribution, some texts for each of its metrics. Confined to the thread of its owner. */
final class SeriesCounts {

    private static final Level[] NO_LEVELS = {};

    final SeriesKey key;
    private final HistogramPool pool;
    private final long[] counters;
    private final @Nullable LatencyCounts[] distributions;
    private final @Nullable TextCounts[] texts;
    private boolean hasMore;

    SeriesCounts(SeriesKey key, HistogramPool pool) {
        this.key = key;
        this.pool = pool;
        counters = new long[Metric.of(key.owner(), Kind.COUNTER).size()];
        distributions =
                new LatencyCounts[Metric.of(key.owner(), Kind.DISTRIBUTION).size()];
        texts = new TextCounts[Metric.of(key.owner(), Kind.TEXTS).size()];
    }

    void count(Metric counter, long times) {
        int slot = counter.slot();
        counters[slot] = sum(counters[slot], times);
    }

    /** The sum; what a hostile number makes too large stays at the largest rather than begin again at the lowest. */
    static long sum(long one, long other) {
        long sum = one + other;
        boolean hasOverflowed = ((one ^ sum) & (other ^ sum)) < 0;
        return hasOverflowed ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    LatencyCounts distribution(Metric metric) {
        LatencyCounts known = distributions[metric.slot()];
        if (known == null) {
            known = new LatencyCounts(pool);
            distributions[metric.slot()] = known;
            hasMore = true;
        }
        return known;
    }

    TextCounts texts(Metric metric) {
        TextCounts known = texts[metric.slot()];
        if (known == null) {
            known = new TextCounts(metric.mostTexts());
            texts[metric.slot()] = known;
            hasMore = true;
        }
        return known;
    }

    boolean isEmpty() {
        return !hasMore && Arrays.stream(counters).allMatch(count -> count == 0);
    }

    /** What was counted. The histograms go back, emptied, to where they came from; these counts are of no use afterwards. */
    SeriesStats toStats(Collection<IntCountsHistogram> emptied) {
        LatencyStats[] latencies = new LatencyStats[distributions.length];
        for (int i = 0; i < latencies.length; i++) {
            LatencyCounts recorded = distributions[i];
            latencies[i] = recorded == null ? LatencyStats.NONE : recorded.toStats();
            if (recorded != null) {
                recorded.release(emptied);
            }
        }
        return new SeriesStats(key, counters, latencies, toStats(texts), NO_LEVELS);
    }

    private static List<List<ErrorCount>> toStats(@Nullable TextCounts[] texts) {
        return Arrays.stream(texts)
                .map(counts -> counts == null ? List.<ErrorCount>of() : counts.toStats())
                .toList();
    }
}
