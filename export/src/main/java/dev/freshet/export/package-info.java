// SPDX-License-Identifier: Apache-2.0
/**
 * What a run measures, elsewhere while it goes on: served to Prometheus, and sent to collectors of OpenTelemetry. Optional: found by {@link java.util.ServiceLoader}
 * when a run asks for it, and not touched otherwise.
 *
 * <pre>
 *   reporter: RunStats so far ──► Snapshot ──┬──► PrometheusCollector ──► /metrics, whenever it is asked for
 *                                (immutable) └──► OtlpMetrics ──► OTLP exporter, every few seconds and at the end
 * </pre>
 *
 * <p>Both show the totals of the whole run as they stood at the last block, so nothing is counted twice and no second is lost between two looks. Both walk the catalogue,
 * {@link dev.freshet.core.stats.Metric}: {@link dev.freshet.export.ExportName} says what a metric is called, {@link dev.freshet.export.ExportLabels} how a series is told from
 * the others, {@link dev.freshet.export.Spread} how a distribution looks in the buckets that the receivers know.
 */
@NullMarked
package dev.freshet.export;

import org.jspecify.annotations.NullMarked;
