// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The columns of the timeline that one latency fills. */
public record LatencyColumns(TimelineMetric p50, TimelineMetric p95, TimelineMetric p99, TimelineMetric max) {

    public static final LatencyColumns RESPONSE_TIME = new LatencyColumns(
            TimelineMetric.RESPONSE_TIME_P50,
            TimelineMetric.RESPONSE_TIME_P95,
            TimelineMetric.RESPONSE_TIME_P99,
            TimelineMetric.RESPONSE_TIME_MAX);

    public static final LatencyColumns CONNECT_TIME = new LatencyColumns(
            TimelineMetric.CONNECT_TIME_P50,
            TimelineMetric.CONNECT_TIME_P95,
            TimelineMetric.CONNECT_TIME_P99,
            TimelineMetric.CONNECT_TIME_MAX);

    public static final LatencyColumns CHECK_TIME = new LatencyColumns(
            TimelineMetric.CHECK_TIME_P50,
            TimelineMetric.CHECK_TIME_P95,
            TimelineMetric.CHECK_TIME_P99,
            TimelineMetric.CHECK_TIME_MAX);

    /** The columns of the kinds of rows that take time, in the order of the kinds. */
    public static final Map<RowKind, LatencyColumns> OF_KINDS = Collections.unmodifiableMap(new EnumMap<>(
            Map.of(RowKind.REQUEST, RESPONSE_TIME, RowKind.CONNECT, CONNECT_TIME, RowKind.CHECK, CHECK_TIME)));

    public static final LatencyColumns FIRST_EVENT = new LatencyColumns(
            TimelineMetric.FIRST_EVENT_P50,
            TimelineMetric.FIRST_EVENT_P95,
            TimelineMetric.FIRST_EVENT_P99,
            TimelineMetric.FIRST_EVENT_MAX);

    public static final LatencyColumns GAP = new LatencyColumns(
            TimelineMetric.GAP_P50, TimelineMetric.GAP_P95, TimelineMetric.GAP_P99, TimelineMetric.GAP_MAX);

    public static final LatencyColumns DELIVERY = new LatencyColumns(
            TimelineMetric.DELIVERY_P50,
            TimelineMetric.DELIVERY_P95,
            TimelineMetric.DELIVERY_P99,
            TimelineMetric.DELIVERY_MAX);
}
