// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SeriesStats;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself, as Debian has it, looks at a run and is then asked what it has seen. Skipped where it is not installed; on CI, where {@code .ci/run} installs it, it must be. */
final class PrometheusPeerTest {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ExportLabels labels = new ExportLabels();
    private final List<Process> started = new ArrayList<>();
    private int port;
    private String atTime = "";

    @BeforeEach
    void prometheusIsInstalled() {
        boolean isThere = Files.isExecutable(PROGRAM);
        if (System.getenv("CI") != null) {
            assertThat(isThere).as("prometheus is to be installed by .ci/run").isTrue();
        } else {
            assumeTrue(isThere, "needs prometheus");
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyCounterAndLevelAndClassicHistogramIsAsInTheTotals() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            start(endpoint);
            RunStats stats = run(endpoint);
            awaitTheEnd();

            assertThat(query("{__name__=~\"freshet_.+_total\"}")).isEqualTo(counters(stats));
            assertThat(query("{__name__=~\"freshet_.+_count\"}")).isEqualTo(histogramCounts(stats, "_count", Map.of()));
            assertThat(query("{__name__=~\"freshet_.+_bucket\",le=\"+Inf\"}"))
                    .isEqualTo(histogramCounts(stats, "_bucket", Map.of("le", "+Inf")));
            assertThat(query("freshet_stream_open_max"))
                    .containsEntry("freshet_stream_open_max{stream=Prices}", (double) stats.stream("Prices")
                            .orElseThrow()
                            .series()
                            .level(Metric.OPEN)
                            .peak());
            double p90 = gaps(stats).percentileNs(90) / 1e9;
            assertThat(query("histogram_quantile(0.9, freshet_stream_event_gap_seconds_bucket{stream=\"Prices\"})")
                            .values())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen).as("within its bucket").isBetween(p90 / 2.5, p90 * 2.5));
        }
    }

    @Test
    void everyNativeHistogramIsAsInTheTotals() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            start(endpoint, "--enable-feature=native-histograms");
            RunStats stats = run(endpoint);
            awaitTheEnd();

            Map<String, Double> wanted = histogramCounts(stats, "", Map.of());
            Map<String, Double> seen = new TreeMap<>();
            for (Metric metric : Metric.values()) {
                if (metric.kind() == Kind.DISTRIBUTION) {
                    String name = ExportName.prometheus(metric);
                    query("histogram_count(" + name + ")").forEach((key, count) -> seen.put(name + key, count));
                }
            }
            assertThat(seen).isEqualTo(wanted);
            assertThat(query("{__name__=~\"freshet_.+_total\"}")).isEqualTo(counters(stats));
            double p90 = gaps(stats).percentileNs(90) / 1e9;
            assertThat(query("histogram_quantile(0.9, freshet_stream_event_gap_seconds{stream=\"Prices\"})")
                            .values())
                    .singleElement()
                    .satisfies(quantile -> assertThat(quantile).isCloseTo(p90, within(p90 * 0.2)));
        }
    }

    private static LatencyStats gaps(RunStats stats) {
        return stats.stream("Prices").orElseThrow().series().distribution(Metric.EVENT_GAP);
    }

    private static RunStats run(PrometheusEndpoint endpoint) {
        MeasuredRun run = new MeasuredRun(endpoint, Instant.now());
        for (int i = 0; i < 5; i++) {
            run.second();
        }
        return run.end();
    }

    private void start(PrometheusEndpoint endpoint, String... options) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: freshet
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        URI.create(endpoint.url()).getAuthority()));
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(options));
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start());
    }

    /** Waits until Prometheus has seen the last figures: it looks when it likes. From then on it is asked about that time, whatever becomes of later looks. */
    private void awaitTheEnd() throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                Map<String, Double> seen = query("timestamp(freshet_run_ended == 1)");
                if (!seen.isEmpty()) {
                    atTime = "&time=" + new BigDecimal(seen.values().iterator().next()).toPlainString();
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            assertThat(Instant.now())
                    .as(Files.readString(folder.resolve("log")))
                    .isBefore(deadline);
            Thread.sleep(50);
        }
    }

    /** What there is, by name and labels. */
    private Map<String, Double> query(String expression) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8) + atTime);
        String body = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode result : json.readTree(body).at("/data/result")) {
            Map<String, String> named = new TreeMap<>();
            result.get("metric")
                    .properties()
                    .forEach(label -> named.put(label.getKey(), label.getValue().asText()));
            String name = named.getOrDefault("__name__", "");
            named.keySet().removeAll(List.of("__name__", "job", "instance"));
            values.put(name + named, Double.valueOf(result.at("/value/1").asText()));
        }
        return values;
    }

    private Map<String, Double> counters(RunStats stats) {
        Map<String, Double> counters = new TreeMap<>();
        for (SeriesStats series : stats.series()) {
            for (Metric metric : Metric.of(series.key().owner())) {
                String name = ExportName.prometheus(metric) + "_total";
                if (metric.kind() == Kind.COUNTER && series.isRecorded(metric)) {
                    counters.put(name + named(series), (double) series.count(metric));
                }
                if (metric.kind() == Kind.TEXTS) {
                    ExportLabels.texts(series, metric).forEach((text, count) -> {
                        Map<String, String> with = named(series);
                        with.put("text", text);
                        counters.put(name + with, (double) count);
                    });
                }
            }
        }
        return counters;
    }

    private Map<String, Double> histogramCounts(RunStats stats, String suffix, Map<String, String> further) {
        Map<String, Double> counts = new TreeMap<>();
        for (SeriesStats series : stats.series()) {
            for (Metric metric : Metric.of(series.key().owner(), Kind.DISTRIBUTION)) {
                if (series.count(metric) > 0) {
                    Map<String, String> with = named(series);
                    with.putAll(further);
                    counts.put(ExportName.prometheus(metric) + suffix + with, (double) series.count(metric));
                }
            }
        }
        return counts;
    }

    /** As Prometheus tells labels: an empty one is none. */
    private Map<String, String> named(SeriesStats series) {
        Map<String, String> named = new TreeMap<>(labels.of(series.key()));
        named.values().removeIf(String::isEmpty);
        return named;
    }
}
