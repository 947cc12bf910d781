// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served at {@code /metrics}. */
final class PrometheusEndpointTest {

    private static final Pattern SAMPLE = Pattern.compile("^([a-z0-9_]+(?:\\{.*})?) (\\S+)$");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theFiguresOfTheLastBlockAreServedWhoeverAsksAndHoweverOften() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            assertThat(samples(get(endpoint, "/metrics", "").body())).isEmpty();
            MeasuredRun run = new MeasuredRun(endpoint).second();
            Map<String, Double> first = samples(get(endpoint, "/metrics", "").body());
            RunStats one = run.soFar();
            run.second().second();
            RunStats stats = run.end();
            Map<String, Double> last = samples(get(endpoint, "/metrics", "").body());

            assertThat(first)
                    .containsEntry("freshet_run_ended", 0.0)
                    .containsEntry("freshet_run_measured_seconds", 1.0);
            assertThat(last).containsEntry("freshet_run_ended", 1.0).containsEntry("freshet_run_measured_seconds", 3.0);
            assertThat(first.get("freshet_stream_events_total{stream=\"Prices\"}"))
                    .isEqualTo(events(one));
            assertThat(last.get("freshet_stream_events_total{stream=\"Prices\"}"))
                    .isEqualTo(events(stats));
            assertThat(samples(get(endpoint, "/metrics", "").body())).isEqualTo(last);
        }
    }

    @Test
    void aSeriesHasTheLabelsOfItsOwner() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            new MeasuredRun(endpoint).second().end();

            assertThat(samples(get(endpoint, "/metrics", "").body()))
                    .containsEntry("freshet_scenario_started_total{scenario=\"Traders\"}", 1.0)
                    .containsEntry(
                            "freshet_row_ok_seconds_count{groups=\"Log in/a%2Fb\",kind=\"request\",name=\"POST /session\"}",
                            1.0)
                    .containsEntry(
                            "freshet_row_ko_seconds_count{groups=\"\",kind=\"request\",name=\"POST /session\"}", 1.0)
                    .containsEntry("freshet_row_ok_untimed_total{groups=\"\",kind=\"operation\",name=\"Close\"}", 1.0)
                    .containsEntry(
                            "freshet_row_errors_total{groups=\"\",kind=\"request\",name=\"POST /session\",text=\"status 503\"}",
                            1.0)
                    .containsEntry("freshet_group_ok_duration_seconds_count{group=\"Log in/a%2Fb\"}", 1.0)
                    .containsEntry(
                            "freshet_standing_check_ok_total{check=\"price is positive\",stream=\"Prices\"}", 1.0)
                    .containsEntry("freshet_run_users", 1.0)
                    .containsEntry("freshet_stream_open_max{stream=\"Prices\"}", 1.0)
                    .containsEntry("freshet_stream_event_gap_seconds_bucket{stream=\"Prices\",le=\"+Inf\"}", 52.0);
        }
    }

    /** A line for a sample, whatever a name holds; a half of a surrogate pair, which has no bytes, is told in words. */
    @Test
    void aHostileNameStaysWithinItsLabel() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            new MeasuredRun(endpoint).second().end();
            String text = get(endpoint, "/metrics", "").body();

            assertThat(text.lines())
                    .allMatch(line ->
                            line.startsWith("# ") || SAMPLE.matcher(line).matches());
            assertThat(text)
                    .contains("stream=\"a \\\"quoted\\\" \\\\ {name=\\\"x\\\"}\\n# HELP ü 𝄞 \\\\ud800\u0007\"");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text | text/plain | text/plain",
                "whoever says nothing | '' | text/plain",
                "OpenMetrics | application/openmetrics-text; version=1.0.0 | application/openmetrics-text",
                "protobuf | application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited | application/vnd.google.protobuf"
            })
    void theFormatIsTheOneThatIsAskedFor(String what, String accept, String type) throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            new MeasuredRun(endpoint).second().end();
            HttpResponse<String> response = get(endpoint, "/metrics", accept);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(got -> assertThat(got).startsWith(type));
            assertThat(response.body()).contains("freshet_stream_events");
        }
    }

    @Test
    void otherPathsAndMethodsAreAnsweredInWords() throws Exception {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("localhost:0")) {
            assertThat(get(endpoint, "/", "").body()).contains("/metrics");
            assertThat(get(endpoint, "/other", "").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(URI.create(endpoint.url()))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aPortInUseIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PrometheusEndpoint.open(Integer.toString(taken.getLocalPort())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("--prometheus " + taken.getLocalPort() + ": cannot listen there")
                    .hasMessageContaining("Choose another port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "port", "localhost", ":9464", "localhost:", "65536", "999999", "-1", "::1", "a:b:1"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> PrometheusEndpoint.open(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--prometheus " + address + ": give a port");
    }

    @Test
    void withoutAHostItListensOnLoopbackOnly() throws IOException {
        try (PrometheusEndpoint endpoint = PrometheusEndpoint.open("0")) {
            assertThat(InetAddress.getByName(URI.create(endpoint.url()).getHost())
                            .isLoopbackAddress())
                    .isTrue();
            assertThat(endpoint.notice()).endsWith(endpoint.url());
        }
    }

    private static double events(RunStats stats) {
        return (double) stats.stream("Prices").orElseThrow().series().count(Metric.EVENTS);
    }

    private HttpResponse<String> get(PrometheusEndpoint endpoint, String path, String accept) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint.url()).resolve(path));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new HashMap<>();
        for (String line : List.of(text.split("\n", -1))) {
            var sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples.put(sample.group(1), Double.parseDouble(sample.group(2)));
            }
        }
        return samples;
    }
}
