// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

/** The columns of the timeline that one latency fills. */
public record LatencyColumns(TimelineMetric p50, TimelineMetric p95, TimelineMetric p99, TimelineMetric max) {

    public static final LatencyColumns RESPONSE_TIME = new LatencyColumns(
            TimelineMetric.RESPONSE_TIME_P50,
            TimelineMetric.RESPONSE_TIME_P95,
            TimelineMetric.RESPONSE_TIME_P99,
            TimelineMetric.RESPONSE_TIME_MAX);

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
