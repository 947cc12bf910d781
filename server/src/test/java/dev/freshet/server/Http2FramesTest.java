// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.FrameClient.CANCEL;
import static dev.freshet.server.FrameClient.DATA;
import static dev.freshet.server.FrameClient.GOAWAY;
import static dev.freshet.server.FrameClient.HEADERS;
import static dev.freshet.server.FrameClient.RST_STREAM;
import static dev.freshet.server.FrameClient.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.codec.SseEvent;
import dev.freshet.server.FrameClient.Frame;
import dev.freshet.server.SampleServer.Http2Limits;
import dev.freshet.server.SampleServer.Limits;
import dev.freshet.server.SampleServer.Options;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of HTTP/2 a client sees frame by frame: framings, endings, windows, and where the limits of the server are. */
final class Http2FramesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Http2Limits NONE = new Http2Limits(100_000, 0, 0);

    private static final int NO_ERROR = 0;
    private static final int PROTOCOL_ERROR = 1;
    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;
    private static final int ENHANCE_YOUR_CALM = 11;

    @Test
    void eachEventIsAFrameOfItsOwn() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            int stream = client.get("/events?rate=0&count=2&data=x");

            assertThat(client.awaitHead(stream).status()).hasToString("200");
            assertThat(client.await(DATA, stream).text()).isEqualTo("id: 1\ndata: x\n\n");
            assertThat(client.await(DATA, stream).text()).isEqualTo("id: 2\ndata: x\n\n");
            assertThat(client.await(DATA, stream).isLast()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "close"})
    void eventsThatAreSentAtOnceShareAFrame(String framing) throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            int stream = client.get("/events?rate=0&count=2&data=x&framing=" + framing);

            assertThat(client.await(DATA, stream).text()).isEqualTo("id: 1\ndata: x\n\nid: 2\ndata: x\n\n");
            assertThat(client.await(DATA, stream).isLast()).isTrue();
        }
    }

    @Test
    void aCompressorThatIsNotFlushedHoldsEventsBack() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            Http2Headers gzip = new DefaultHttp2Headers().add("accept-encoding", "gzip");
            int held = client.request("GET", "/events?rate=0&count=9&end=stall&gzip=hold", 1, gzip);
            int flushed = client.request("GET", "/events?rate=0&count=2&gzip=flush", 1, gzip);

            List<Frame> frames = new ArrayList<>();
            do {
                frames.add(client.read());
            } while (!frames.get(frames.size() - 1).isLast() || frames.get(frames.size() - 1).stream() != flushed);
            assertThat(frames.stream().filter(frame -> frame.type() == DATA).map(Frame::stream))
                    .containsExactly(flushed, flushed, flushed, flushed)
                    .doesNotContain(held);
        }
    }

    @Test
    void aDroppedStreamLeavesItsSiblingsAlone() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            int sibling = client.get("/events?rate=20");
            int dropped = client.get("/events?rate=0&count=1&end=drop");

            assertThat(client.await(DATA, dropped).text()).startsWith("id: 1\n");
            assertThat(client.await(RST_STREAM, dropped).number(0)).isEqualTo(INTERNAL_ERROR);
            for (int i = 0; i < 3; i++) {
                assertThat(client.await(DATA, sibling).text()).startsWith("id: ");
            }
            assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
        }
    }

    @Test
    void aResetTakesTheConnectionWithIt() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            client.get("/events?rate=20");
            client.get("/events?rate=20&count=2&end=reset");

            assertThatThrownBy(client::isClosed).isInstanceOf(IOException.class);
            assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        }
    }

    @Test
    void aStreamWaitsForItsWindowAndHoldsUpNobodyElse() throws Exception {
        int event = "id: 1\ndata: x\n\n".length();
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server, event + 3)) {
            int full = client.get("/events?rate=0&data=x&count=9");
            assertThat(client.await(DATA, full).payload()).hasSize(event);
            assertThat(client.await(DATA, full).payload()).hasSize(3);
            int sibling = client.get("/events?rate=0&data=x&count=1");
            assertThat(client.await(DATA, sibling).payload()).hasSize(event);

            assertThat(server.stats().events()).isEqualTo(2); // that of the sibling, and the one that is whole
            client.send(WINDOW_UPDATE, full, event);

            assertThat(client.await(DATA, full).payload()).hasSize(event - 3);
            assertThat(client.await(DATA, full).payload()).hasSize(3);
            client.send(WINDOW_UPDATE, full, 1_000);
            while (!client.await(DATA, full).isLast()) {
                // the rest comes
            }
            assertThat(server.stats().events()).isEqualTo(10);
        }
    }

    @Test
    void aLargeWindowFillsNoMemory() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server, Integer.MAX_VALUE)) {
            int stuck = client.get("/events?rate=0&size=1000&framing=batch"); // the window of the connection is 65,535
            int taken = 0;
            while (taken < 65_535) {
                taken += client.await(DATA, stuck).payload().length;
            }
            assertThat(taken).isEqualTo(65_535);
            int alive = client.get("/health");
            client.send(WINDOW_UPDATE, 0, 100);
            // what waits is bounded, so the stream goes on as soon as there is room again
            client.send(WINDOW_UPDATE, 0, 1 << 20);
            while (taken < 500_000) {
                taken += client.await(DATA, stuck).payload().length;
            }
            assertThat(alive).isEqualTo(3);
        }
    }

    @Test
    void moreStreamsThanAllowedAreRefused() throws Exception {
        try (SampleServer server = start(Http2Limits.DEFAULT.withStreams(2));
                FrameClient client = FrameClient.connect(server)) {
            client.get("/silent");
            client.get("/silent");
            int third = client.get("/health");

            assertThat(client.await(RST_STREAM, third).number(0)).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    void moreResetsThanAllowedEndTheConnection() throws Exception {
        try (SampleServer server = start(Http2Limits.DEFAULT.withResets(5));
                FrameClient client = FrameClient.connect(server)) {
            for (int i = 0; i <= 5; i++) {
                client.send(RST_STREAM, client.get("/silent"), CANCEL);
            }

            assertThat(client.await(GOAWAY, 0).number(4)).isEqualTo(ENHANCE_YOUR_CALM);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void everyOtherOfAThousandStreamsLeavesWithoutDisturbingTheRest() throws Exception {
        int streams = 1_000;
        try (SampleServer server = start(NONE);
                FrameClient client = FrameClient.connect(server)) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                ids.add(client.get("/events?rate=1&count=3&data=x"));
            }
            assertThat(server.awaitOpenStreams(streams, TIMEOUT)).isEqualTo(streams);
            for (int i = 0; i < streams; i += 2) {
                client.send(RST_STREAM, ids.get(i), CANCEL);
            }

            Map<Integer, StringBuilder> received = new HashMap<>();
            for (int ended = 0; ended < streams / 2; ) {
                Frame frame = client.read();
                if (frame.type() == DATA) {
                    received.computeIfAbsent(frame.stream(), id -> new StringBuilder())
                            .append(frame.text());
                    ended += frame.isLast() ? 1 : 0;
                }
            }
            for (int i = 1; i < streams; i += 2) {
                assertThat(received.get(ids.get(i)))
                        .hasToString("id: 1\ndata: x\n\nid: 2\ndata: x\n\nid: 3\ndata: x\n\n");
            }
            assertThat(server.stats().openConnections()).isOne();
        }
    }

    @Test
    void theLastRequestOfAConnectionIsToldAndStreamsEndInPeace() throws Exception {
        try (SampleServer server = start(Http2Limits.DEFAULT.withRequests(2));
                FrameClient client = FrameClient.connect(server)) {
            int first = client.get("/events?rate=20&count=5");
            int second = client.get("/health");
            Frame goAway = client.await(GOAWAY, 0);
            client.get("/health"); // ignored

            assertThat(goAway.number(0)).isEqualTo(second);
            assertThat(goAway.number(4)).isEqualTo(NO_ERROR);
            while (!client.await(DATA, first).isLast()) {
                // goes on to its end
            }
            assertThat(client.isClosed()).isTrue();
            assertThat(server.stats().requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nGET / HTTP/1.1\r\n\r\n"})
    void whatIsNotHttp2IsToldSo(String bytes) throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.silent(server).bytes(bytes)) {
            Frame goAway = client.await(GOAWAY, 0);

            assertThat(goAway.number(4)).isIn(PROTOCOL_ERROR, 6); // or FRAME_SIZE_ERROR
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRI", "PRI * HTTP/2.0\r\n", FrameClient.PREFACE})
    void aConnectionThatIsNeverUsedEnds(String bytes) throws Exception {
        try (SampleServer server = SampleServer.start(Options.defaults().withLimits(new Limits(SHORT, LONG)));
                FrameClient client = FrameClient.silent(server).bytes(bytes)) {
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionThatIsNotUsedAgainEnds() throws Exception {
        try (SampleServer server = SampleServer.start(Options.defaults().withLimits(new Limits(LONG, SHORT)));
                FrameClient client = FrameClient.connect(server)) {
            client.get("/health");

            assertThat(client.await(GOAWAY, 0).number(4)).isEqualTo(NO_ERROR);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aRequestThatIsNeverCompleteEndsItsStreamAlone() throws Exception {
        try (SampleServer server = SampleServer.start(Options.defaults().withLimits(new Limits(SHORT, LONG)));
                FrameClient client = FrameClient.connect(server)) {
            int sibling = client.get("/events?rate=20");
            int begun = client.request("POST", "/orders", 0, new DefaultHttp2Headers());
            client.send(DATA, 0, begun, new byte[3]);

            assertThat(client.await(RST_STREAM, begun).number(0)).isEqualTo(CANCEL);
            assertThat(client.await(DATA, sibling).text()).startsWith("id: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"66000, 431", "10, 200"})
    void headsBeyondTheLimitAreRefused(int bytes, String status) throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            Http2Headers large = new DefaultHttp2Headers().add("x", "~".repeat(bytes)); // has no short code
            int stream = client.request("GET", "/health", 1, large);

            assertThat(client.awaitHead(stream).status()).hasToString(status);
        }
    }

    @Test
    void aHeadWithoutBoundsEndsTheConnection() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            client.request("GET", "/health", 1, new DefaultHttp2Headers().add("x", "~".repeat(100_000)));

            assertThat(client.await(GOAWAY, 0).number(4)).isNotZero();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            int stream = client.request("POST", "/health", 0, new DefaultHttp2Headers());
            for (int i = 0; i <= 64; i++) {
                client.send(DATA, 0, stream, new byte[16_384]);
            }

            assertThat(client.awaitHead(stream).status()).hasToString("413");
            assertThat(client.await(DATA, stream).text()).startsWith("The body is larger");
        }
    }

    @Test
    void bytesOfARawScriptGoBelowHttp() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            byte[] goAway = {0, 0, 8, GOAWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9};
            server.script("/fault", StreamScript.raw().bytes(goAway).drop());
            client.get("/fault");

            assertThat(client.await(GOAWAY, 0).number(4)).isEqualTo(9);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aScriptIsServedAsOverHttp1() throws Exception {
        try (SampleServer server = SampleServer.start();
                FrameClient client = FrameClient.connect(server)) {
            server.script(
                    "/one",
                    StreamScript.stream()
                            .header("X-One", "\u00e9")
                            .closeDelimited()
                            .event(SseEvent.of("1")));
            int stream = client.get("/one?a=b");
            Http2Headers head = client.awaitHead(stream);

            assertThat(head.get("x-one")).hasToString("\u00e9");
            assertThat(head.contains("connection")).isFalse();
            assertThat(client.await(DATA, stream).text()).isEqualTo("data: 1\n\n");
            assertThat(client.await(DATA, stream).isLast()).isTrue();
            ReceivedRequest request = server.requests("/one").get(0);
            assertThat(request.version()).isEqualTo("HTTP/2");
            assertThat(request.uri()).isEqualTo("/one?a=b");
            assertThat(request.authority()).contains("test:1");
        }
    }

    @Test
    void aServerThatClosesEndsItsStreams() throws Exception {
        SampleServer server = SampleServer.start();
        try (FrameClient client = FrameClient.connect(server)) {
            int idle = client.get("/idle");
            int silent = client.get("/silent");
            client.await(HEADERS, idle);
            client.await(DATA, idle);

            server.close();

            assertThat(client.await(DATA, idle).isLast()).isTrue();
            assertThat(client.await(GOAWAY, 0).number(4)).isEqualTo(NO_ERROR);
            assertThat(client.await(RST_STREAM, silent).number(0)).isEqualTo(CANCEL);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(server.stats().openStreams()).isZero();
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Http2Limits(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Http2Limits(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Http2Limits(1, 1, -1));
    }

    private static SampleServer start(Http2Limits limits) {
        return SampleServer.start(Options.defaults().withHttp2(limits));
    }
}
