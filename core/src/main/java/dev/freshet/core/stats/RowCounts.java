// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The row of the timeline that is being filled: all names together. Confined to the reporter. */
final class RowCounts {

    private final Map<TimelineMetric, Long> values = new EnumMap<>(TimelineMetric.class);
    private final Map<RowKind, LatencyCounts> okTimes = new EnumMap<>(RowKind.class);
    private final LatencyCounts firstEvent = new LatencyCounts(LatencyRange::totalHistogram);
    private final LatencyCounts gap = new LatencyCounts(LatencyRange::totalHistogram);
    private final LatencyCounts delivery = new LatencyCounts(LatencyRange::totalHistogram);

    RowCounts() {
        for (RowKind kind : LatencyColumns.OF_KINDS.keySet()) {
            okTimes.put(kind, new LatencyCounts(LatencyRange::totalHistogram));
        }
    }

    void add(RunCounts counts) {
        for (UserCounts users : counts.users()) {
            count(TimelineMetric.USERS_STARTED, users.started);
            count(TimelineMetric.USERS_ENDED, users.ended);
        }
        for (RequestCounts request : counts.requests()) {
            count(TimelineMetric.REQUESTS_OK, request.okCount());
            count(TimelineMetric.REQUESTS_KO, request.koCount());
            LatencyCounts times = okTimes.get(request.kind);
            if (times != null) {
                times.add(request.ok);
            }
        }
        counts.streams().forEach(this::add);
    }

    /** A loop has handed over late. */
    void addLate() {
        count(TimelineMetric.LATE_LOOPS, 1);
    }

    /** Closes the row and starts again from nothing. */
    Interval close(long startNs, long endNs, Levels levels) {
        count(TimelineMetric.USERS_ACTIVE, levels.users().now());
        count(TimelineMetric.STREAMS_OPEN, levels.open().now());
        count(TimelineMetric.STREAMS_CONNECTING, levels.connecting().now());
        LatencyColumns.OF_KINDS.forEach(
                (kind, columns) -> percentiles(columns, Objects.requireNonNull(okTimes.get(kind))));
        percentiles(LatencyColumns.FIRST_EVENT, firstEvent);
        percentiles(LatencyColumns.GAP, gap);
        percentiles(LatencyColumns.DELIVERY, delivery);
        Map<TimelineMetric, Long> closed = new EnumMap<>(values);
        values.clear();
        return new Interval(startNs, endNs, closed, now(levels.openByStream()), now(levels.usersByScenario()));
    }

    private void add(StreamCounts stream) {
        count(TimelineMetric.EVENTS, stream.events);
        count(TimelineMetric.COMMENTS, stream.comments);
        count(TimelineMetric.BYTES, stream.bytes);
        count(TimelineMetric.RECONNECTS, stream.reconnectOk.count());
        stream.ends.values().forEach(end -> count(TimelineMetric.STREAMS_ENDED, end.lifetime.count()));
        firstEvent.add(stream.firstEvent);
        gap.add(stream.gap);
        delivery.add(stream.delivery);
    }

    private void count(TimelineMetric metric, long count) {
        values.merge(metric, count, Long::sum);
    }

    private void percentiles(LatencyColumns columns, LatencyCounts latency) {
        LatencyStats stats = latency.toStats();
        if (!stats.isEmpty()) {
            values.put(columns.p50(), stats.percentileNs(50));
            values.put(columns.p95(), stats.percentileNs(95));
            values.put(columns.p99(), stats.percentileNs(99));
            values.put(columns.max(), stats.maxNs());
        }
        latency.reset();
    }

    private static Map<String, Long> now(Map<String, Level> levels) {
        Map<String, Long> now = new LinkedHashMap<>();
        levels.forEach((name, level) -> now.put(name, (long) level.now()));
        return now;
    }
}
