// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.SeriesStats;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the last block as Prometheus knows figures: totals since the start of the run, so that a look that is missed loses nothing. Counters, levels as gauges, and
 * histograms with classic and native buckets. Shown by the reporter, collected by any thread.
 */
final class PrometheusCollector implements MultiCollector {

    /** In seconds: from what a fast answer takes to how long streams live. */
    private static final double[] TIMES = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600
    };

    private static final double[] NUMBERS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    /** Of what a simulation records itself, of which nobody knows how large it is. */
    private static final double[] VALUES = {0.001, 0.01, 0.1, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000
    };

    private final ExportLabels labels = new ExportLabels();
    private volatile @Nullable Snapshot last;

    /** From now on these figures are collected. */
    void show(Snapshot snapshot) {
        last = snapshot;
    }

    @Override
    public MetricSnapshots collect() {
        Snapshot now = last;
        if (now == null) {
            return new MetricSnapshots();
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        run(now, all);
        for (Metric metric : Metric.values()) {
            List<SeriesStats> series = now.series().stream()
                    .filter(one -> one.key().owner() == metric.owner() && one.isRecorded(metric))
                    .toList();
            if (!series.isEmpty()) {
                switch (metric.kind()) {
                    case COUNTER -> counter(metric, series, now, all);
                    case LEVEL -> gauges(metric, series, all);
                    case DISTRIBUTION -> histogram(metric, series, now, all);
                    case TEXTS -> texts(metric, series, now, all);
                }
            }
        }
        return all.build();
    }

    /** What was run, how long up to now, and whether that is all. */
    private static void run(Snapshot now, MetricSnapshots.Builder all) {
        Labels.Builder facts = Labels.builder()
                .label("simulation", ExportLabels.encodable(now.simulation()))
                .label("description", ExportLabels.encodable(now.description()));
        now.facts()
                .forEach((key, fact) ->
                        facts.label("fact_" + PrometheusNaming.sanitizeLabelName(key), ExportLabels.encodable(fact)));
        all.metricSnapshot(InfoSnapshot.builder()
                .name("freshet_run")
                .help("what is run, by what and on what")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(facts.build())
                        .build())
                .build());
        all.metricSnapshot(gauge(
                "freshet_run_measured_seconds", "from the start of the run to these figures", now.durationNs() / 1e9));
        all.metricSnapshot(gauge(
                "freshet_run_ended",
                "1 when the run has ended and these are its last figures, else 0",
                now.hasEnded() ? 1 : 0));
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private void counter(Metric metric, List<SeriesStats> series, Snapshot now, MetricSnapshots.Builder all) {
        CounterSnapshot.Builder counter = counter(metric);
        for (SeriesStats one : series) {
            counter.dataPoint(point(labels(one), one.count(metric), now));
        }
        all.metricSnapshot(counter.build());
    }

    private void texts(Metric metric, List<SeriesStats> series, Snapshot now, MetricSnapshots.Builder all) {
        CounterSnapshot.Builder counter = counter(metric);
        boolean hasAny = false;
        for (SeriesStats one : series) {
            for (Map.Entry<String, Long> text : ExportLabels.texts(one, metric).entrySet()) {
                counter.dataPoint(point(labels(one).add("text", text.getKey()), text.getValue(), now));
                hasAny = true;
            }
        }
        if (hasAny) {
            all.metricSnapshot(counter.build());
        }
    }

    private static CounterSnapshot.Builder counter(Metric metric) {
        return CounterSnapshot.builder().name(ExportName.prometheus(metric)).help(ExportName.help(metric));
    }

    private static CounterDataPointSnapshot point(Labels labels, long count, Snapshot now) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) count)
                .createdTimestampMillis(now.start().toEpochMilli())
                .build();
    }

    private void gauges(Metric metric, List<SeriesStats> series, MetricSnapshots.Builder all) {
        GaugeSnapshot.Builder level =
                GaugeSnapshot.builder().name(ExportName.prometheus(metric)).help(ExportName.help(metric));
        GaugeSnapshot.Builder peak = GaugeSnapshot.builder()
                .name(ExportName.prometheus(metric) + "_max")
                .help(ExportName.help(metric) + "; the most at once since the start");
        for (SeriesStats one : series) {
            Labels labels = labels(one);
            level.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value((double) one.level(metric).now())
                    .build());
            peak.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value((double) one.level(metric).peak())
                    .build());
        }
        all.metricSnapshot(level.build());
        all.metricSnapshot(peak.build());
    }

    /** A series in which nothing was recorded has no histogram: most have few of those that there are. */
    private void histogram(Metric metric, List<SeriesStats> series, Snapshot now, MetricSnapshots.Builder all) {
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder().name(ExportName.prometheus(metric)).help(ExportName.help(metric));
        boolean hasAny = false;
        for (SeriesStats one : series) {
            LatencyStats values = one.distribution(metric);
            if (!values.isEmpty()) {
                histogram.dataPoint(point(metric, Spread.of(metric, values), labels(one), now));
                hasAny = true;
            }
        }
        if (hasAny) {
            all.metricSnapshot(histogram.build());
        }
    }

    private static HistogramDataPointSnapshot point(Metric metric, Spread values, Labels labels, Snapshot now) {
        double[] bounds = switch (metric.unit()) {
            case NANOSECONDS -> TIMES;
            case VALUE -> VALUES;
            default -> NUMBERS;
        };
        double[] ends = Arrays.copyOf(bounds, bounds.length + 1);
        ends[bounds.length] = Double.POSITIVE_INFINITY;
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .sum(values.sum())
                .classicHistogramBuckets(ClassicHistogramBuckets.of(ends, values.within(bounds)))
                .nativeSchema(values.scale())
                .nativeZeroThreshold(values.zeroThreshold())
                .nativeZeroCount(values.zeroCount())
                .nativeBucketsForPositiveValues(natives(values))
                .createdTimestampMillis(now.start().toEpochMilli())
                .build();
    }

    private static NativeHistogramBuckets natives(Spread values) {
        NativeHistogramBuckets.Builder buckets = NativeHistogramBuckets.builder();
        for (int i = 0; i < values.counts().length; i++) {
            if (values.counts()[i] > 0) {
                buckets.bucket(values.first() + i, values.counts()[i]);
            }
        }
        return buckets.build();
    }

    private Labels labels(SeriesStats series) {
        Map<String, String> named = labels.of(series.key());
        return Labels.of(List.copyOf(named.keySet()), List.copyOf(named.values()));
    }
}
