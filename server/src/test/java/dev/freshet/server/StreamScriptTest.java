// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.codec.SseEvent;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StreamScriptTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final SampleServer server = SampleServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void connectionsGetSuccessiveScriptsAndThenTheLastOneAgain() throws Exception {
        server.script("/s", stream().text("one"), stream().text("two"), stream().text("three"));

        try (RawClient reader = new RawClient(server)) {
            for (String expected : List.of("one", "two", "three", "three", "three")) {
                reader.get("/s?any=query").readHead();
                assertThat(reader.readUntil(LAST_CHUNK)).isEqualTo(chunk(expected) + LAST_CHUNK);
            }
        }
    }

    @Test
    void aScriptMayBeChosenByTheRequest() throws Exception {
        server.script("/s", request -> request.header("cookie").isPresent() ? stream() : StreamScript.status(401));

        try (RawClient reader = new RawClient(server)) {
            assertThat(reader.get("/s").readUntil(LAST_CHUNK)).startsWith("HTTP/1.1 401 Unauthorized\r\n");
            assertThat(reader.send("GET /s HTTP/1.1\r\nCookie: a=b\r\n\r\n").readHead())
                    .startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void recordsRequestsByteForByte() throws Exception {
        server.script("/s", stream());
        String id = new String("…".getBytes(UTF_8), ISO_8859_1);

        try (RawClient reader = new RawClient(server)) {
            reader.send("POST /s?a=%20 HTTP/1.1\r\nHOST: h\r\nLast-Event-ID: " + id
                            + "\r\nx-y: 1\r\nX-Y: 2\r\nContent-Length: 4\r\n\r\n\0\r\nÿ")
                    .readUntil(LAST_CHUNK);
            reader.get("http://proxy.example/s").readUntil(LAST_CHUNK);
        }

        List<ReceivedRequest> requests = server.awaitRequests("/s", 2, TIMEOUT);
        assertThat(requests).hasSize(2);
        ReceivedRequest post = requests.get(0);
        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.uri()).isEqualTo("/s?a=%20");
        assertThat(post.path()).isEqualTo("/s");
        assertThat(post.headers().get(0)).isEqualTo(new HeaderLine("HOST", "h"));
        assertThat(post.header("last-event-id"))
                .contains(id)
                .map(ReceivedRequest::utf8)
                .contains("…");
        assertThat(post.headers("X-Y")).containsExactly("1", "2");
        assertThat(post.header("Cookie")).isEmpty();
        assertThat(post.body()).isEqualTo("\0\r\nÿ");
        assertThat(requests.get(1).path()).isEqualTo("/s");
        assertThat(requests.get(1).connection()).isEqualTo(post.connection());
    }

    @Test
    void awaitingGivesWhatIsThereWhenTheTimeIsOver() throws Exception {
        server.script("/s", stream());

        assertThat(server.awaitRequests("/s", 1, Duration.ofMillis(1))).isEmpty();
        assertThat(server.awaitOpenStreams(1, Duration.ofMillis(1))).isZero();
        assertThat(server.requests("/s")).isEmpty();
    }

    @Test
    void recordsNothingWithoutBeingAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.requests("/health"))
                .withMessage("No requests are recorded on /health: register it with script(…),"
                        + " or with record(…) if it is a built-in path");
    }

    @Test
    void eachStepIsAChunk() throws Exception {
        server.script(
                "/s",
                stream()
                        .event(SseEvent.of("a").withId("1"))
                        .comment("beat")
                        .segment(SseEvent.of("t", "b"), SseEvent.of("c"))
                        .bytes(new byte[] {(byte) 0xe2, (byte) 0x80})
                        .bytes(new byte[] {(byte) 0xa6})
                        .bytes(new byte[0])
                        .end());

        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(reader.readHead())
                    .isEqualTo(String.join(
                            "\r\n",
                            "HTTP/1.1 200 OK",
                            "Content-Type: text/event-stream",
                            "Cache-Control: no-cache",
                            "Transfer-Encoding: chunked",
                            "",
                            ""));
            assertThat(reader.readUntil(LAST_CHUNK))
                    .isEqualTo(chunk("id: 1\ndata: a\n\n")
                            + chunk(": beat\n\n")
                            + chunk("event: t\ndata: b\n\ndata: c\n\n")
                            + chunk("\u00e2\u0080")
                            + chunk("\u00a6")
                            + LAST_CHUNK);
        }
        assertThat(server.stats().events()).isEqualTo(3);
    }

    @Test
    void aSegmentIsOneWrite() throws Exception {
        SseEvent event = SseEvent.of("x".repeat(100));
        server.script("/s", stream().segment(event, event, event).stall());

        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readHead();
            assertThat(reader.readOnce())
                    .hasSize(chunk("data: \n\n".repeat(3) + "x".repeat(300)).length());
        }
    }

    @Test
    void pausesBetweenWrites() throws Exception {
        server.script(
                "/s", stream().text("a").pause(Duration.ofMillis(150)).text("b").pause(Duration.ZERO));

        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readUntil(chunk("a"));
            long startNs = System.nanoTime();
            assertThat(reader.hasReceived()).isFalse();
            assertThat(reader.readUntil(LAST_CHUNK)).isEqualTo(chunk("b") + LAST_CHUNK);
            assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThan(Duration.ofMillis(100));
        }
    }

    @Test
    void repeatsSteps() throws Exception {
        server.script(
                "/s",
                stream()
                        .repeat(
                                2,
                                s -> s.text("a")
                                        .repeat(3, t -> t.text("b").pause(Duration.ofMillis(1)))
                                        .text("c"))
                        .repeat(0, s -> s.text("never"))
                        .repeat(1000, s -> s)
                        .text("d"));

        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readHead();
            assertThat(reader.readUntil(LAST_CHUNK).replaceAll("1\r\n(.)\r\n", "$1"))
                    .isEqualTo("abbbcabbbcd" + LAST_CHUNK);
        }
    }

    @Test
    void waitsForAClientThatDoesNotRead() throws Exception {
        server.script("/s", stream().repeat(1_000, s -> s.text("x".repeat(40_000))));

        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
            try (RawClient later = new RawClient(server).get("/events?rate=100&count=20")) {
                later.readUntil(LAST_CHUNK);
            }
            assertThat(server.stats().bytes())
                    .as("bytes under way to a client that reads nothing")
                    .isLessThan(30_000_000);
            reader.readHead();
            assertThat(reader.readUntil("x\r\n" + LAST_CHUNK)).hasSizeGreaterThan(40_000_000);
        }
    }

    @Test
    void endsAsItSays() throws Exception {
        StreamScript script = stream().text("a").pause(Duration.ofMillis(20));
        server.script("/s", script.drop(), script.closeDelimited().end(), script.reset(), script.stall());

        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readHead();
            assertThat(reader.readToEnd()).isEqualTo(chunk("a"));
        }
        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(reader.readHead()).contains("Connection: close").doesNotContain("Transfer-Encoding");
            assertThat(reader.readToEnd()).isEqualTo("a");
        }
        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readUntil(chunk("a"));
            assertThatThrownBy(reader::readToEnd).isInstanceOf(SocketException.class);
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        try (RawClient reader = new RawClient(server).get("/s")) {
            reader.readUntil(chunk("a"));
            assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
        }
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @Test
    void aRawScriptIsAllThatIsWritten() throws Exception {
        server.script(
                "/s",
                StreamScript.raw()
                        .text("HTTP/1.1 200 OK\r\nContent-Le")
                        .text("ngth: 3\r\n\r\nab")
                        .text("c"),
                StreamScript.raw().drop(),
                StreamScript.raw().text("SMTP?").drop());

        try (RawClient reader = new RawClient(server)) {
            assertThat(reader.get("/s").readUntil("abc")).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(reader.get("/s").readToEnd()).isEmpty();
        }
        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(reader.readToEnd()).isEqualTo("SMTP?");
        }
    }

    @Test
    void setsHeadersAndContentTypeAndDelays() throws Exception {
        StreamScript script = StreamScript.status(503)
                .header("Set-Cookie", "a=1")
                .header("Set-Cookie", "b=2")
                .contentType("text/x")
                .contentType("text/y")
                .delay(Duration.ofMillis(30));
        server.script(
                "/s", script, StreamScript.status(204), stream().contentType("").header("Connection", "close"));

        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(reader.readUntil(LAST_CHUNK))
                    .isEqualTo(String.join(
                            "\r\n",
                            "HTTP/1.1 503 Service Unavailable",
                            "Set-Cookie: a=1",
                            "Set-Cookie: b=2",
                            "Content-Type: text/y",
                            "Transfer-Encoding: chunked",
                            "",
                            LAST_CHUNK));
            assertThat(reader.get("/s").readHead()).isEqualTo("HTTP/1.1 204 No Content\r\n\r\n");
            assertThat(reader.get("/s").readToEnd())
                    .isEqualTo(String.join(
                            "\r\n",
                            "HTTP/1.1 200 OK",
                            "Cache-Control: no-cache",
                            "Connection: close",
                            "Transfer-Encoding: chunked",
                            "",
                            LAST_CHUNK));
        }
        assertThat(server.stats().openStreams()).isZero();
    }

    @Test
    void aClientThatLeavesDuringADelayGetsNothing() throws Exception {
        server.script("/s", stream().delay(Duration.ofHours(1)));

        try (RawClient reader = new RawClient(server).get("/s")) {
            assertThat(server.awaitRequests("/s", 1, TIMEOUT)).hasSize(1);
            assertThat(reader.hasReceived()).isFalse();
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        server.script("/s", stream().text("a"));

        try (RawClient reader = new RawClient(server).send("HEAD /s HTTP/1.1\r\n\r\n")) {
            assertThat(reader.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(reader.get("/s").readHead()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void refusesWhatCannotBeDone() {
        assertThatIllegalStateException().isThrownBy(() -> stream().end().text("more"));
        assertThatIllegalStateException().isThrownBy(() -> stream().drop().stall());
        assertThatIllegalStateException()
                .isThrownBy(() -> StreamScript.status(204).text("body"));
        assertThatIllegalStateException().isThrownBy(() -> StreamScript.raw().header("A", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamScript.status(100));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().header("A b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().header("A", "b\r\nC: d"));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().header("A", "…"));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().pause(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().repeat(-1, s -> s));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().repeat(2, StreamScript::end));
        assertThatIllegalArgumentException().isThrownBy(() -> stream().repeat(2, s -> s.header("A", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> server.script("s", stream()));
        assertThatIllegalArgumentException().isThrownBy(() -> server.script("/s?a", stream()));
    }

    private static StreamScript stream() {
        return StreamScript.stream();
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }
}
