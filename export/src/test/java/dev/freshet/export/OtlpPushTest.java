// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a collector of OpenTelemetry is sent, decoded by the classes of the protocol itself. */
final class OtlpPushTest {

    private final List<String> trouble = new CopyOnWriteArrayList<>();
    private final ExportLabels labels = new ExportLabels();

    @Test
    void everyFigureArrivesAsItIsInTheTotals() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            RunStats stats = run(push(receiver, Map.of(), Map.of()), 3);

            assertThat(receiver.paths()).containsOnly("/v1/metrics");
            assertThat(counts(last(receiver))).isEqualTo(counts(stats));
            allHistogramsAreAsIn(stats, last(receiver));
            assertThat(trouble).isEmpty();
        }
    }

    @Test
    void deltasComeToTheTotalsAndHaveNoHoles() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            OtlpPush push = push(receiver, Map.of("temporality", "delta"), everyMillis(1));
            RunStats stats = runSlowly(push, 4);

            assertThat(receiver.accepted()).hasSizeGreaterThan(2);
            assertThat(summed(receiver.accepted())).isEqualTo(countsWithoutLevels(stats));
            timesFollowEachOther(receiver.accepted());
            assertThat(metrics(last(receiver)).filter(metric -> metric.hasSum()))
                    .allMatch(metric -> metric.getSum().getAggregationTemporality()
                            == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        }
    }

    @Test
    void aDeltaThatDidNotArriveIsInTheNext() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver(200, 503, 400)) {
            OtlpPush push = push(receiver, Map.of("temporality", "delta"), everyMillis(1));
            RunStats stats = runSlowly(push, 5);

            assertThat(receiver.refused()).hasSize(2);
            assertThat(summed(receiver.accepted())).isEqualTo(countsWithoutLevels(stats));
            timesFollowEachOther(receiver.accepted());
            assertThat(trouble)
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("do not arrive at " + receiver.url() + "/v1/metrics (", "status 503", "The run goes on");
            assertThat(trouble.get(1)).contains("2 of ", "nothing is missing");
        }
    }

    @Test
    void aCollectorThatIsNotThereIsToldOnceAndDoesNotStopTheRun() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        OtlpPush push =
                new OtlpPush(OtlpSettings.of(Map.of("url", "http://127.0.0.1:" + port), everyMillis(1)), trouble::add);

        RunStats stats = run(push, 3);

        assertThat(stats.isRunning()).isFalse();
        assertThat(trouble).hasSize(2);
        assertThat(trouble.get(0)).contains("do not arrive at http://127.0.0.1:" + port + "/v1/metrics");
        assertThat(trouble.get(1)).contains("the last ones included");
    }

    @Test
    void whatARunIsStandsInTheResourceAndTheEnvironmentGoesBefore() throws IOException {
        Map<String, String> environment = Map.of(
                OtlpSettings.RESOURCE, "deployment.environment=a%20b, service.name=mine, freshet.description=",
                OtlpSettings.SERVICE, "ours");
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(push(receiver, Map.of(), environment), 1);

            assertThat(attributes(
                            last(receiver).getResourceMetrics(0).getResource().getAttributesList()))
                    .containsEntry("service.name", "ours")
                    .containsEntry("deployment.environment", "a b")
                    .containsEntry("service.version", "0.1")
                    .containsEntry("freshet.simulation", "example.Prices")
                    .containsEntry("service.instance.id", "example.Prices-2026-11-22T14:05:09.250Z-4711")
                    .doesNotContainKey("freshet.description");
        }
    }

    @Test
    void headersOfTheEnvironmentAreSentAndShownNowhere() throws IOException {
        Map<String, String> environment = Map.of(
                OtlpSettings.HEADERS,
                "Authorization=Bearer%20s3cr3t,X-Tenant=1",
                OtlpSettings.METRICS_HEADERS,
                "X-Tenant=2");
        try (OtlpReceiver receiver = new OtlpReceiver(500)) {
            OtlpPush push = push(receiver, Map.of(), environment);
            run(push, 1);

            assertThat(receiver.headers().get(0).getFirst("Authorization")).isEqualTo("Bearer s3cr3t");
            assertThat(receiver.headers().get(0).getFirst("X-Tenant")).isEqualTo("2");
            assertThat(trouble).isNotEmpty().noneMatch(sentence -> sentence.contains("s3cr3t"));
            assertThat(push.notice()).doesNotContain("s3cr3t");
            assertThat(OtlpSettings.of(Map.of("url", receiver.url()), environment)
                            .toString())
                    .doesNotContain("s3cr3t");
        }
    }

    static Stream<Arguments> mistakes() {
        Map<String, String> url = Map.of("url", "http://localhost:4318");
        return Stream.of(
                Arguments.of("no address", Map.of("url", "collector:4318"), Map.of(), "--otlp: give the address"),
                Arguments.of("no http", Map.of("url", "grpc://a:1"), Map.of(), "http://localhost:4318"),
                Arguments.of(
                        "a password", Map.of("url", "http://u:hidden@a:1"), Map.of(), "without a name and a password"),
                Arguments.of("a blank", Map.of("url", "http://a b"), Map.of(), "--otlp: give the address"),
                Arguments.of(
                        "another word",
                        Map.of("url", "http://a", "temporality", "both"),
                        Map.of(),
                        "--otlp-temporality both: give cumulative or delta"),
                Arguments.of("no interval", url, Map.of(OtlpSettings.INTERVAL, "0"), "OTEL_METRIC_EXPORT_INTERVAL=0"),
                Arguments.of("no pair", url, Map.of(OtlpSettings.HEADERS, "hidden"), OtlpSettings.HEADERS),
                Arguments.of("half a code", url, Map.of(OtlpSettings.HEADERS, "a=hidden%2"), OtlpSettings.HEADERS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsToldBeforeTheRunWithoutASecret(
            String what, Map<String, String> given, Map<String, String> environment, String message) {
        assertThatThrownBy(() -> OtlpSettings.of(given, environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http://a:4318, http://a:4318/v1/metrics",
        "http://a:4318/, http://a:4318/v1/metrics",
        "https://a/otlp/v1/metrics, https://a/otlp/v1/metrics",
        "http://[::1]:4318?x=1, http://[::1]:4318/v1/metrics?x=1"
    })
    void anAddressWithoutAPathHasThatOfCollectors(String given, String endpoint) {
        assertThat(OtlpSettings.of(Map.of("url", given), Map.of()).endpoint()).hasToString(endpoint);
    }

    private OtlpPush push(OtlpReceiver receiver, Map<String, String> further, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>(further);
        given.put("url", receiver.url());
        return new OtlpPush(OtlpSettings.of(given, environment), trouble::add);
    }

    private static Map<String, String> everyMillis(int millis) {
        return Map.of(OtlpSettings.INTERVAL, Integer.toString(millis));
    }

    private static RunStats run(OtlpPush push, int seconds) {
        MeasuredRun run = new MeasuredRun(push);
        for (int i = 0; i < seconds; i++) {
            run.second();
        }
        RunStats stats = run.end();
        push.close();
        return stats;
    }

    /** The seconds of a run are virtual: here each waits until what was sent has its answer. */
    private static RunStats runSlowly(OtlpPush push, int seconds) {
        MeasuredRun run = new MeasuredRun(push);
        for (int i = 0; i < seconds; i++) {
            run.second();
            push.awaitAnswer();
        }
        RunStats stats = run.end();
        push.close();
        return stats;
    }

    private static ExportMetricsServiceRequest last(OtlpReceiver receiver) {
        return receiver.accepted().get(receiver.accepted().size() - 1);
    }

    private static Stream<io.opentelemetry.proto.metrics.v1.Metric> metrics(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream());
    }

    /** Every number that arrived, by name and attributes: also how many values histograms have. */
    private static Map<String, Long> counts(ExportMetricsServiceRequest request) {
        Map<String, Long> counts = new TreeMap<>();
        metrics(request).forEach(metric -> {
            Stream.concat(metric.getSum().getDataPointsList().stream(), metric.getGauge().getDataPointsList().stream())
                    .forEach(point ->
                            counts.put(metric.getName() + attributes(point.getAttributesList()), point.getAsInt()));
            metric.getExponentialHistogram()
                    .getDataPointsList()
                    .forEach(point ->
                            counts.put(metric.getName() + attributes(point.getAttributesList()), point.getCount()));
        });
        return counts;
    }

    private static Map<String, Long> summed(List<ExportMetricsServiceRequest> requests) {
        Map<String, Long> sums = new TreeMap<>();
        for (ExportMetricsServiceRequest request : requests) {
            List<String> gauges = metrics(request)
                    .filter(metric -> metric.hasGauge())
                    .map(metric -> metric.getName())
                    .toList();
            counts(request).forEach((name, count) -> {
                if (gauges.stream().noneMatch(gauge -> name.startsWith(gauge + "{"))) {
                    sums.merge(name, count, Long::sum);
                }
            });
        }
        sums.values().removeIf(count -> count == 0);
        return sums;
    }

    private Map<String, Long> countsWithoutLevels(RunStats stats) {
        Map<String, Long> counts = new TreeMap<>();
        stats.series()
                .forEach(series -> Metric.of(series.key().owner()).stream()
                        .filter(metric -> metric.kind() != Metric.Kind.LEVEL && series.count(metric) != 0)
                        .forEach(metric -> put(series, metric, counts)));
        return counts;
    }

    /** What should have arrived. */
    private Map<String, Long> counts(RunStats stats) {
        Map<String, Long> counts = new TreeMap<>();
        for (SeriesStats series : stats.series()) {
            for (Metric metric : Metric.of(series.key().owner())) {
                boolean isThere = metric.kind() != Metric.Kind.DISTRIBUTION || series.count(metric) > 0;
                if (series.isRecorded(metric) && isThere) {
                    put(series, metric, counts);
                }
            }
        }
        return counts;
    }

    private void put(SeriesStats series, Metric metric, Map<String, Long> counts) {
        Map<String, String> named = new TreeMap<>(labels.of(series.key()));
        String name = ExportName.otlp(metric);
        switch (metric.kind()) {
            case TEXTS ->
                ExportLabels.texts(series, metric).forEach((text, count) -> {
                    Map<String, String> with = new TreeMap<>(named);
                    with.put("text", text);
                    counts.put(name + with, count);
                });
            case LEVEL -> {
                counts.put(name + named, series.level(metric).now());
                counts.put(name + ".max" + named, series.level(metric).peak());
            }
            case COUNTER, DISTRIBUTION -> counts.put(name + named, series.count(metric));
        }
    }

    private void allHistogramsAreAsIn(RunStats stats, ExportMetricsServiceRequest request) {
        Map<String, ExponentialHistogramDataPoint> arrived = new LinkedHashMap<>();
        metrics(request)
                .forEach(metric -> metric.getExponentialHistogram()
                        .getDataPointsList()
                        .forEach(
                                point -> arrived.put(metric.getName() + attributes(point.getAttributesList()), point)));
        for (SeriesStats series : stats.series()) {
            for (Metric metric : Metric.of(series.key().owner(), Metric.Kind.DISTRIBUTION)) {
                LatencyStats values = series.distribution(metric);
                if (!values.isEmpty()) {
                    String name = ExportName.otlp(metric) + new TreeMap<>(labels.of(series.key()));
                    isAs(
                            values,
                            ExportName.partsPerUnit(metric),
                            Objects.requireNonNull(arrived.remove(name), name),
                            name);
                }
            }
        }
        assertThat(arrived).isEmpty();
    }

    private static void isAs(LatencyStats values, double parts, ExponentialHistogramDataPoint point, String name) {
        assertThat(point.getSum()).as(name).isEqualTo(values.sumNs() / parts);
        assertThat(point.getMin()).as(name).isEqualTo(values.minNs() / parts);
        assertThat(point.getMax()).as(name).isEqualTo(values.maxNs() / parts);
        List<Long> buckets = point.getPositive().getBucketCountsList();
        assertThat(point.getZeroCount() + buckets.stream().mapToLong(x -> x).sum())
                .as(name)
                .isEqualTo(values.count());
        double growth = Math.pow(2, Math.pow(2, -point.getScale()));
        double lowest = Math.pow(growth, point.getPositive().getOffset());
        double highest = lowest * Math.pow(growth, buckets.size());
        double least = Math.max(1_000, values.minNs()) / parts;
        if (point.getZeroCount() == 0) {
            assertThat(least).as(name).isGreaterThan(lowest * 0.999);
        }
        assertThat(values.maxNs() / parts).as(name).isCloseTo(highest, within(highest * (growth - 1) * 1.001));
    }

    private static void timesFollowEachOther(List<ExportMetricsServiceRequest> requests) {
        long end = 0;
        for (ExportMetricsServiceRequest request : requests) {
            List<NumberDataPoint> points = metrics(request)
                    .filter(metric -> metric.hasSum())
                    .map(metric -> metric.getSum())
                    .map(Sum::getDataPointsList)
                    .flatMap(List::stream)
                    .toList();
            if (!points.isEmpty()) {
                long begin = end;
                assertThat(points).allMatch(point -> begin == 0 || point.getStartTimeUnixNano() == begin);
                end = points.get(0).getTimeUnixNano();
            }
        }
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> named = new TreeMap<>();
        attributes.forEach(
                attribute -> named.put(attribute.getKey(), attribute.getValue().getStringValue()));
        return named;
    }
}
