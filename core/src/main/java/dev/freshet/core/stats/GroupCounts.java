// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;

/** The passes through one group. Confined to the thread of its owner. */
final class GroupCounts {

    final List<String> path;
    private final LatencyCounts okDuration;
    private final LatencyCounts koDuration;
    private final LatencyCounts okCumulated;
    private final LatencyCounts koCumulated;

    GroupCounts(List<String> path, HistogramSource source) {
        this.path = path;
        okDuration = new LatencyCounts(source);
        koDuration = new LatencyCounts(source);
        okCumulated = new LatencyCounts(source);
        koCumulated = new LatencyCounts(source);
    }

    void record(long durationNs, long cumulatedNs, boolean ok) {
        (ok ? okDuration : koDuration).record(durationNs);
        (ok ? okCumulated : koCumulated).record(cumulatedNs);
    }

    void add(GroupCounts other) {
        okDuration.add(other.okDuration);
        koDuration.add(other.koDuration);
        okCumulated.add(other.okCumulated);
        koCumulated.add(other.koCumulated);
    }

    void release(Collection<IntCountsHistogram> emptied) {
        okDuration.release(emptied);
        koDuration.release(emptied);
        okCumulated.release(emptied);
        koCumulated.release(emptied);
    }

    GroupStats toStats() {
        return new GroupStats(
                path, okDuration.toStats(), koDuration.toStats(), okCumulated.toStats(), koCumulated.toStats());
    }
}
