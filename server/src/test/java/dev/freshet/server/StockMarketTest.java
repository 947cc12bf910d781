// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StockMarketTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern DATA =
            Pattern.compile("data: \\[\\{\"symbol\":\"BTC\",\"price\":\\d{4}\\.\\d{2},\"sentAt\":(\\d{13})},"
                    + "\\{\"symbol\":\"ETH\",\"price\":\\d{4}\\.\\d{2},\"sentAt\":\\1}]");

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithUpdates() throws Exception {
        HttpResponse<Stream<String>> response =
                client.send(request("?rate=100&count=3").GET().build(), BodyHandlers.ofLines());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> lines = response.body().toList();
        assertThat(starting(lines, "id: ")).containsExactly("id: 1", "id: 2", "id: 3");
        assertThat(starting(lines, "event: ")).containsExactly("event: snapshot", "event: update", "event: update");
        assertThat(starting(lines, "data: "))
                .hasSize(3)
                .allMatch(line -> DATA.matcher(line).matches());
        assertThat(lines).hasSize(12);
    }

    @Test
    void stampsEventsWithTheTimeOfPublication() throws Exception {
        long beforeMs = System.currentTimeMillis();
        String body = client.send(request("?count=1").GET().build(), BodyHandlers.ofString())
                .body();
        long afterMs = System.currentTimeMillis();

        Matcher sentAt = Pattern.compile("\"sentAt\":(\\d+)").matcher(body);
        assertThat(sentAt.find()).isTrue();
        assertThat(Long.parseLong(sentAt.group(1))).isBetween(beforeMs, afterMs);
    }

    @Test
    void answersAPostWithAnyBody() throws Exception {
        HttpRequest post = request("?count=1")
                .POST(BodyPublishers.ofString("{\"foo\": \"bar\"}"))
                .build();

        assertThat(client.send(post, BodyHandlers.ofString()).body()).startsWith("id: 1\nevent: snapshot\ndata: [");
    }

    @ParameterizedTest
    @CsvSource({"41, 42", "0, 1", "'007', 8", "'not a number', 1", "'', 1", "'1234567890123456789', 1"})
    void numbersOnFromTheLastEventId(String lastEventId, String first) throws Exception {
        HttpRequest again =
                request("?count=2&rate=0").header("Last-Event-ID", lastEventId).build();

        String body = client.send(again, BodyHandlers.ofString()).body();

        assertThat(body).startsWith("id: " + first + "\nevent: snapshot\n").contains("\n\nid: ");
    }

    @Test
    void goesOnUntilTheClientLeaves() throws Exception {
        try (RawClient reader = new RawClient(server).get("/stocks/prices?rate=1000")) {
            reader.readUntil("id: 30\n");
            assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @Test
    void sendsTwoEventsPerSecondUnlessAskedOtherwise() throws Exception {
        try (RawClient reader = new RawClient(server).get("/stocks/prices")) {
            reader.readUntil("id: 1\n");
            long startNs = System.nanoTime();
            reader.readUntil("id: 4\n");
            // The upper bound is the next slower rate that someone would set, not the speed of this machine.
            assertThat(Duration.ofNanos(System.nanoTime() - startNs))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(15));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void takesGetAndPostOnly(String method) throws Exception {
        HttpRequest request =
                request("").method(method, BodyPublishers.noBody()).build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(response.body()).isEqualTo("/stocks/prices takes GET and POST, not " + method + ".\n");
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/stocks/prices" + query));
    }

    private static List<String> starting(List<String> lines, String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
    }
}
