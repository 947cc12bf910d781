// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What several seconds come to, series by series. Confined to one thread. */
@Internal
public final class SeriesTotals {

    private final SeriesLimits limits = new SeriesLimits();
    private final Map<SeriesKey, SeriesStats> series = new LinkedHashMap<>();

    /** Adds what was measured next. Levels of a series that is not among it are zero. */
    public void add(List<SeriesStats> second) {
        Map<SeriesKey, SeriesStats> told = new LinkedHashMap<>();
        for (SeriesStats one : second) {
            SeriesKey key = limits.admit(one.key());
            told.merge(key, one.named(key), SeriesStats::beside);
        }
        told.forEach((key, one) -> series.merge(key, one, (earlier, now) -> now.after(earlier)));
        series.replaceAll((key, stats) -> told.containsKey(key) ? stats : stats.atZero());
    }

    /** What has been added so far, in order of appearance. */
    public List<SeriesStats> series() {
        return List.copyOf(series.values());
    }

    /** What there is of one series; nothing, if nothing was added. */
    SeriesStats of(SeriesKey key) {
        return series.getOrDefault(key, SeriesStats.none(key));
    }
}
