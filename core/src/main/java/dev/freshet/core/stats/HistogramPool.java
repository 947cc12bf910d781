// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.HdrHistogram.IntCountsHistogram;

/**
 * The empty histograms of one loop. Those that leave with an interval come back with the next task, so that after the first seconds
 * recording allocates nothing; more than {@value #MOST_SPARES} are not kept. Confined to the loop.
 */
final class HistogramPool {

    private static final int MOST_SPARES = 256;

    private final Deque<IntCountsHistogram> spares = new ArrayDeque<>();

    /** An empty histogram of the {@link LatencyRange}. */
    IntCountsHistogram next() {
        IntCountsHistogram spare = spares.pollLast();
        return spare != null ? spare : LatencyRange.intervalHistogram();
    }

    /** Takes histograms that are empty again. */
    void giveBack(Collection<IntCountsHistogram> emptied) {
        for (IntCountsHistogram histogram : emptied) {
            if (spares.size() < MOST_SPARES) {
                spares.add(histogram);
            }
        }
    }
}
