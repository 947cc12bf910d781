// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.stats.RunStats;
import java.time.Duration;
import java.util.Optional;

/** How many in a second, while a run goes on. */
final class Rates {

    private Rates() {}

    /**
     * What came between two looks at a run, per second.
     *
     * @param before the look before; where there was none, the start of the run
     */
    static String between(Optional<RunStats> before, RunStats now, long count) {
        Duration since = before.map(RunStats::duration).orElse(Duration.ZERO);
        return Cells.rate(count, now.duration().minus(since).toNanos() / 1e9);
    }
}
