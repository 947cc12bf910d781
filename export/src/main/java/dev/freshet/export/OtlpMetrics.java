// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesStats;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The figures of one time as OpenTelemetry knows figures: counters as monotonic sums, levels as gauges, distributions as exponential histograms. Used once.
 */
final class OtlpMetrics {

    private final Snapshot now;
    private final List<SeriesStats> counted;
    private final OtlpTarget target;
    private final long sinceEpochNs;
    private final long nowEpochNs;
    private final List<MetricData> all = new ArrayList<>();

    private OtlpMetrics(Snapshot now, List<SeriesStats> counted, long sinceNs, OtlpTarget target) {
        this.now = now;
        this.counted = counted;
        this.target = target;
        long startNs = ChronoUnit.NANOS.between(Instant.EPOCH, now.start());
        sinceEpochNs = startNs + sinceNs;
        nowEpochNs = startNs + now.durationNs();
    }

    /** How figures are sent: the same for all of a run. */
    record OtlpTarget(Resource resource, AggregationTemporality temporality, ExportLabels labels) {}

    /**
     * All metrics of which there is something to tell.
     *
     * @param now when it is, and where levels stand
     * @param counted what was counted and recorded since {@code sinceNs}, which is from the start of the run
     */
    static List<MetricData> of(Snapshot now, List<SeriesStats> counted, long sinceNs, OtlpTarget target) {
        OtlpMetrics metrics = new OtlpMetrics(now, counted, sinceNs, target);
        for (Metric metric : Metric.values()) {
            metrics.add(metric);
        }
        return metrics.all;
    }

    private void add(Metric metric) {
        switch (metric.kind()) {
            case LEVEL -> {
                gauge(metric, "", one -> one.level(metric).now());
                gauge(metric, ".max", one -> one.level(metric).peak());
            }
            case COUNTER ->
                sum(
                        metric,
                        of(metric, counted)
                                .map(one -> point(attributes(one).build(), sinceEpochNs, one.count(metric)))
                                .toList());
            case TEXTS ->
                sum(
                        metric,
                        of(metric, counted).flatMap(one -> texts(metric, one)).toList());
            case DISTRIBUTION -> histogram(metric);
        }
    }

    private static Stream<SeriesStats> of(Metric metric, List<SeriesStats> series) {
        return series.stream().filter(one -> one.key().owner() == metric.owner() && one.isRecorded(metric));
    }

    private void gauge(Metric level, String suffix, ToLongFunction<SeriesStats> value) {
        List<LongPointData> points = of(level, now.series())
                .map(one -> point(attributes(one).build(), nowEpochNs, value.applyAsLong(one)))
                .toList();
        add(level, suffix, MetricDataType.LONG_GAUGE, points, GaugeData.createLongGaugeData(points));
    }

    private void sum(Metric metric, List<LongPointData> points) {
        add(metric, "", MetricDataType.LONG_SUM, points, SumData.createLongSumData(true, target.temporality(), points));
    }

    private void histogram(Metric metric) {
        List<ExponentialHistogramPointData> points = of(metric, counted)
                .filter(one -> !one.distribution(metric).isEmpty())
                .map(one -> point(metric, one))
                .toList();
        add(
                metric,
                "",
                MetricDataType.EXPONENTIAL_HISTOGRAM,
                points,
                ExponentialHistogramData.create(target.temporality(), points));
    }

    private void add(Metric metric, String suffix, MetricDataType type, List<?> points, Data<?> data) {
        if (!points.isEmpty()) {
            all.add(new OtlpMetric(
                    target.resource(),
                    ExportName.otlp(metric) + suffix,
                    ExportName.help(metric),
                    switch (metric.unit()) {
                        case NANOSECONDS -> "s";
                        case BYTES -> "By";
                        default -> "";
                    },
                    type,
                    data));
        }
    }

    private Stream<LongPointData> texts(Metric metric, SeriesStats series) {
        return ExportLabels.texts(series, metric).entrySet().stream()
                .map(text ->
                        point(attributes(series).put("text", text.getKey()).build(), sinceEpochNs, text.getValue()));
    }

    private LongPointData point(Attributes attributes, long fromNs, long value) {
        return LongPointData.create(fromNs, nowEpochNs, attributes, value);
    }

    private ExponentialHistogramPointData point(Metric metric, SeriesStats series) {
        LatencyStats values = series.distribution(metric);
        double parts = ExportName.partsPerUnit(metric);
        Spread spread = Spread.of(metric, values);
        // Here bucket i begins, exclusively, at the ith power; there it ends at it.
        ExponentialHistogramBuckets positive = ExponentialHistogramBuckets.create(
                spread.scale(),
                spread.first() - 1,
                LongStream.of(spread.counts()).boxed().toList());
        ExponentialHistogramBuckets negative = ExponentialHistogramBuckets.create(spread.scale(), 0, List.of());
        return ExponentialHistogramPointData.create(
                spread.scale(),
                spread.sum(),
                spread.zeroCount(),
                true,
                values.minNs() / parts,
                true,
                values.maxNs() / parts,
                positive,
                negative,
                sinceEpochNs,
                nowEpochNs,
                attributes(series).build(),
                List.of());
    }

    private AttributesBuilder attributes(SeriesStats series) {
        AttributesBuilder attributes = Attributes.builder();
        for (Map.Entry<String, String> label : target.labels().of(series.key()).entrySet()) {
            attributes.put(label.getKey(), label.getValue());
        }
        return attributes;
    }
}
