// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collections;
import java.util.Map;

/** What happened between two looks at the loops, normally one second. Immutable. */
public final class Interval {

    private final long startNs;
    private final long endNs;
    private final Map<TimelineMetric, Long> values;
    private final Map<String, Long> openStreams;
    private final Map<String, Long> activeUsers;

    /** Takes over the maps. A metric without a value is zero, or nothing if it is a latency. */
    Interval(
            long startNs,
            long endNs,
            Map<TimelineMetric, Long> values,
            Map<String, Long> openStreams,
            Map<String, Long> activeUsers) {
        this.startNs = startNs;
        this.endNs = endNs;
        this.values = values;
        this.openStreams = Collections.unmodifiableMap(openStreams);
        this.activeUsers = Collections.unmodifiableMap(activeUsers);
    }

    /** Nanoseconds from the start of the run. */
    public long startNs() {
        return startNs;
    }

    /** Nanoseconds from the start of the run. */
    public long endNs() {
        return endNs;
    }

    public long value(TimelineMetric metric) {
        return values.getOrDefault(metric, metric.kind() == TimelineMetric.Kind.LATENCY ? Timeline.NOTHING : 0L);
    }

    /** A count divided by the length of the interval in seconds. */
    public double perSecond(TimelineMetric count) {
        return Timeline.perSecond(value(count), startNs, endNs);
    }

    /** Open streams by name, at the end of the interval. */
    public Map<String, Long> openStreams() {
        return openStreams;
    }

    /** Active users by scenario, at the end of the interval. */
    public Map<String, Long> activeUsers() {
        return activeUsers;
    }
}
