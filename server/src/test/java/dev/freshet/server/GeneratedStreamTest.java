// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneratedStreamTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void numbersItsEventsInIdAndData() throws Exception {
        List<String> lines = get("/events?rate=0&count=12").body().lines().toList();

        assertThat(lines).hasSize(36);
        for (int i = 1; i <= 12; i++) {
            assertThat(lines.get(3 * i - 3)).isEqualTo("id: " + i);
            assertThat(lines.get(3 * i - 2)).matches("data: \\{\"seq\":" + i + ",\"sentAt\":\\d{13},\"pad\":\"\"}");
            assertThat(lines.get(3 * i - 1)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 4_096, 65_536, 1 << 20, 16 << 20})
    void fillsTheDataUpToItsSize(int sizeBytes) throws Exception {
        List<String> data = get("/events?rate=0&count=2&size=" + sizeBytes)
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .toList();

        assertThat(data).hasSize(2).allSatisfy(line -> assertThat(line).hasSize("data: ".length() + sizeBytes));
    }

    @Test
    void sendsTypeDataReconnectionTimeAndCommentsAsAsked() throws Exception {
        String body = get("/events?rate=0&count=4&event=tick&data=a%0Ab&retry=250&comments=2")
                .body();

        assertThat(body).isEqualTo("""
                        retry: 250

                        id: 1
                        event: tick
                        data: a
                        data: b

                        id: 2
                        event: tick
                        data: a
                        data: b

                        :

                        id: 3
                        event: tick
                        data: a
                        data: b

                        id: 4
                        event: tick
                        data: a
                        data: b

                        :

                        """);
    }

    @ParameterizedTest
    @CsvSource({"&contentType=text/plain, text/plain", "&contentType=, none", "'', text/event-stream"})
    void sendsTheContentTypeAsAsked(String query, String contentType) throws Exception {
        assertThat(get("/events?count=1" + query)
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("none"))
                .isEqualTo(contentType);
    }

    @Test
    void makesAChunkOfEachEvent() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=0&count=2&data=x&comments=2")) {
            assertThat(reader.readHead()).contains("\r\nTransfer-Encoding: chunked\r\n");
            assertThat(reader.readUntil(LAST_CHUNK))
                    .isEqualTo(chunk("id: 1\ndata: x\n\n") + chunk("id: 2\ndata: x\n\n") + chunk(":\n\n") + LAST_CHUNK);
        }
    }

    @Test
    void makesAChunkOfEachBatch() throws Exception {
        String first = "id: 1\ndata: x\n\nid: 2\ndata: x\n\n";
        String second = "id: 3\ndata: x\n\nid: 4\ndata: x\n\n";
        try (RawClient reader = new RawClient(server).get("/events?rate=100&burst=2&count=4&data=x&framing=batch")) {
            reader.readHead();
            assertThat(reader.readUntil(LAST_CHUNK)).isEqualTo(chunk(first) + chunk(second) + LAST_CHUNK);
        }
    }

    @Test
    void endsAnUnframedBodyWithTheConnection() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=0&count=2&data=x&framing=close")) {
            assertThat(reader.readHead()).contains("\r\nConnection: close\r\n").doesNotContain("Transfer-Encoding");
            assertThat(reader.readToEnd()).isEqualTo("id: 1\ndata: x\n\nid: 2\ndata: x\n\n");
        }
    }

    @Test
    void givesAClientOfHttp10ABodyWithoutChunks() throws Exception {
        try (RawClient reader = new RawClient(server).send("GET /events?rate=0&count=1&data=x HTTP/1.0\r\n\r\n")) {
            assertThat(reader.readHead()).contains("\r\nConnection: close\r\n").doesNotContain("Transfer-Encoding");
            assertThat(reader.readToEnd()).isEqualTo("id: 1\ndata: x\n\n");
        }
    }

    @Test
    void keepsTheConnectionUsableAfterACleanEnd() throws Exception {
        try (RawClient reader = new RawClient(server)) {
            for (int i = 0; i < 3; i++) {
                reader.get("/events?rate=500&count=3&end=clean").readHead();
                assertThat(reader.readUntil(LAST_CHUNK)).contains("id: 3\n");
            }
        }
        assertThat(server.stats().accepted()).isOne();
    }

    @Test
    void closesTheConnectionInTheMiddleOfTheBodyOnADrop() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=0&count=1&data=x&end=drop")) {
            reader.readHead();
            assertThat(reader.readToEnd()).isEqualTo(chunk("id: 1\ndata: x\n\n"));
        }
    }

    @Test
    void resetsTheConnectionOnAReset() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=100&count=2&end=reset")) {
            assertThatThrownBy(reader::readToEnd).isInstanceOf(SocketException.class);
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @Test
    void staysOpenOnAStall() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=0&count=2&data=x&end=stall")) {
            reader.readUntil("id: 2\ndata: x\n\n\r\n");
            try (RawClient later = new RawClient(server).get("/events?rate=100&count=5")) {
                later.readUntil(LAST_CHUNK);
            }
            assertThat(reader.hasReceived()).isFalse();
            assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/idle?heartbeat=0.01&data=x", "/events?count=1&end=stall&heartbeat=0.01&data=x"})
    void anIdleStreamIsOneEventAndThenHeartbeats(String uri) throws Exception {
        try (RawClient reader = new RawClient(server).get(uri)) {
            reader.readHead();
            assertThat(reader.readUntil(chunk(":\n\n") + chunk(":\n\n")))
                    .isEqualTo(chunk("id: 1\ndata: x\n\n") + chunk(":\n\n") + chunk(":\n\n"));
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        assertThat(server.stats().events()).isOne();
    }

    @Test
    void mayEndBeforeItsFirstEvent() throws Exception {
        assertThat(get("/events?count=0").body()).isEmpty();
    }

    @Test
    void delaysItsHead() throws Exception {
        long startNs = System.nanoTime();
        assertThat(get("/events?count=1&delay=0.2").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void waitsForAClientThatDoesNotRead() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=0&size=1000")) {
            reader.readHead();
            long held = awaitStandstill();

            assertThat(held)
                    .as("bytes on their way to a client that reads nothing")
                    .isLessThan(64 << 20);
            reader.readUntil("id: 20000\n");
            assertThat(server.stats().bytes()).isGreaterThan(20_000_000L);
        }
    }

    @Test
    void skipsTheTurnsThatAClientDoesNotTake() throws Exception {
        try (RawClient reader = new RawClient(server).get("/events?rate=10000&burst=10&size=10000")) {
            awaitStandstill();
            reader.readUntil("id: 1000\n");
            String ids = reader.readUntil("id: 3000\n");

            List<Integer> numbers = Pattern.compile("id: (\\d+)\n")
                    .matcher(ids)
                    .results()
                    .map(id -> Integer.valueOf(id.group(1)))
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(1001 + i);
            }
        }
    }

    @Test
    void isNotFasterThanAsked() throws Exception {
        long startNs = System.nanoTime();
        get("/events?rate=20000&count=10001");
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    /** Waits until the server writes nothing more, and gives the bytes that it has written. */
    private long awaitStandstill() throws InterruptedException {
        long before = -1;
        long now = server.stats().bytes();
        while (now != before) {
            Thread.sleep(300);
            before = now;
            now = server.stats().bytes();
        }
        return now;
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + uri)).build(), BodyHandlers.ofString());
    }
}
