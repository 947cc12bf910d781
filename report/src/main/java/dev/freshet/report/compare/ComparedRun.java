// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.compare;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.RunStats;

/**
 * A run that is compared with another.
 *
 * @param name where it is, as the user said it
 * @param stats its figures as a whole
 * @param blocks its figures block by block, all of them
 */
@Internal
public record ComparedRun(String name, RunStats stats, RunBlocks blocks) {

    /** How long it was, in seconds. */
    public double seconds() {
        return stats.duration().toNanos() / 1e9;
    }
}
