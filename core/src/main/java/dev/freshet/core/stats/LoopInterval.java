// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What one loop hands over: all it has counted since the last time, and where its levels stand. Belongs to the reporter from then on.
 *
 * @param counts of each series of which anything was counted
 * @param levels of each series of which one is or was not zero
 * @param fanOuts of each series of streams whose events are told apart
 * @param lateNs how long after it had been asked the loop came to it
 */
record LoopInterval(
        List<SeriesCounts> counts,
        Map<SeriesKey, Level[]> levels,
        Map<SeriesKey, FanOut.Block> fanOuts,
        Collection<String> notes,
        long lateNs) {}
