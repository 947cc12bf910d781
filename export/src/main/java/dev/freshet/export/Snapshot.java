// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All figures of a run as they stood at the end of a block. Immutable.
 *
 * @param series the totals since the start of the run
 * @param durationNs from the start of the run to the end of the block
 * @param hasEnded whether no block comes any more
 */
record Snapshot(
        String simulation,
        String description,
        Map<String, String> facts,
        Instant start,
        long durationNs,
        boolean hasEnded,
        List<SeriesStats> series) {

    static Snapshot of(RunStats stats) {
        return new Snapshot(
                stats.card().simulation(),
                stats.card().description(),
                stats.card().facts(),
                stats.card().start(),
                stats.duration().toNanos(),
                !stats.isRunning(),
                stats.series());
    }
}
