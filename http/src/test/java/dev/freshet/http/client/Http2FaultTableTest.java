// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static dev.freshet.http.client.FrameServer.DATA;
import static dev.freshet.http.client.FrameServer.END_HEADERS;
import static dev.freshet.http.client.FrameServer.END_STREAM;
import static dev.freshet.http.client.FrameServer.HEADERS;
import static dev.freshet.http.client.FrameServer.SETTINGS;
import static dev.freshet.http.client.FrameServer.WINDOW_UPDATE;
import static dev.freshet.http.client.FrameServer.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.TransportSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can go wrong in HTTP/2, by scripted frames, with the text that it is told by. */
class Http2FaultTableTest {

    private static final int CONTINUATION = 9;
    private static final byte[] STATUS_NONE = {};
    private static final byte[] STATUS_OF_TEXT = {0x08, 3, 'a', 'b', 'c'};
    private static final byte[] UPPER_CASE_NAME = {(byte) 0x88, 0x00, 1, 'A', 1, 'b'};
    private static final byte[] NO_SUCH_INDEX = {(byte) 0xff, 0x7f};
    private static final byte[] LENGTH_3 = {(byte) 0x88, 0x0f, 0x0d, 1, '3'};

    private final ClientKit kit = ClientKit.with(TransportSettings.standard().with(terms(null)));

    static Http2Terms terms(Http2Terms.@Nullable Heartbeat heartbeat) {
        return new Http2Terms(false, Map.of("127.0.0.1", true), 0, 1 << 20, 16 << 20, 16 << 10, heartbeat);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    /** What the server does once the request has come on stream 3, on any connection. */
    interface Answer {
        void play(FrameServer.Conversation with) throws IOException;
    }

    static Arguments row(String name, String outcome, Answer answer) {
        return arguments(name, outcome, answer);
    }

    static Stream<Arguments> answers() {
        return Stream.of(whole(), heads(), bodies(), ends(), frames()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> whole() {
        return Stream.of(
                row("whole", "200 [abc] end", c -> c.ok(3).data(3, "abc").end(3)),
                row("head alone", "200 [] end", c -> c.frame(HEADERS, END_HEADERS | END_STREAM, 3, FrameServer.OK)),
                row(
                        "interim head",
                        "200 [] end",
                        c -> c.frame(HEADERS, END_HEADERS, 3, new byte[] {0x08, 3, '1', '0', '3'})
                                .ok(3)
                                .end(3)),
                row(
                        "trailer",
                        "200 [a] end",
                        c -> c.ok(3)
                                .data(3, "a")
                                .frame(HEADERS, END_HEADERS | END_STREAM, 3, new byte[] {0x00, 1, 'x', 1, 'y'})),
                row(
                        "padded data",
                        "200 [a] end",
                        c -> c.ok(3)
                                .frame(DATA, 8, 3, new byte[] {2, 'a', 0, 0})
                                .end(3)));
    }

    private static Stream<Arguments> heads() {
        return Stream.of(
                row(
                        "no status",
                        "- [] HEAD: malformed response head",
                        c -> c.frame(HEADERS, END_HEADERS, 3, STATUS_NONE)),
                row(
                        "status of letters",
                        "- [] HEAD: malformed response head",
                        c -> c.frame(HEADERS, END_HEADERS, 3, STATUS_OF_TEXT)),
                row(
                        "name in upper case",
                        "- [] HEAD: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.frame(HEADERS, END_HEADERS, 3, UPPER_CASE_NAME)),
                row(
                        "no such entry",
                        "- [] HEAD: HTTP/2: protocol violated by the server (COMPRESSION_ERROR)",
                        c -> c.frame(HEADERS, END_HEADERS, 3, NO_SUCH_INDEX)),
                row("head too large", "- [] HEAD: response head too large", Http2FaultTableTest::hugeHead));
    }

    private static Stream<Arguments> bodies() {
        return Stream.of(
                row(
                        "data before the head",
                        "- [] HEAD: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.data(3, "a")),
                row(
                        "end before the head",
                        "- [] HEAD: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.end(3)),
                row(
                        "body shorter than announced",
                        "200 [a] BODY: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.frame(HEADERS, END_HEADERS, 3, LENGTH_3)
                                .data(3, "a")
                                .end(3)),
                row(
                        "body longer than announced",
                        "200 [] BODY: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.frame(HEADERS, END_HEADERS, 3, LENGTH_3).data(3, "abcd")));
    }

    private static Stream<Arguments> ends() {
        return Stream.of(
                row(
                        "reset before the head",
                        "- [] HEAD: HTTP/2: stream reset by the server (INTERNAL_ERROR)",
                        c -> c.reset(3, 2)),
                row(
                        "reset in the body",
                        "200 [a] BODY: HTTP/2: stream reset by the server (CANCEL)",
                        c -> c.ok(3).data(3, "a").reset(3, 8)),
                row(
                        "reset by a code that nobody knows",
                        "- [] HEAD: HTTP/2: stream reset by the server (unknown code)",
                        c -> c.reset(3, 99)),
                row(
                        "refused, and once more",
                        "- [] HEAD: HTTP/2: stream reset by the server (REFUSED_STREAM)",
                        c -> c.reset(3, 7)),
                row(
                        "told to go before it was begun",
                        "- [] HEAD: HTTP/2: connection ended by the server (GOAWAY, NO_ERROR)",
                        c -> c.goAway(1, 0)),
                row(
                        "told to be calm, and closed",
                        "200 [a] BODY: HTTP/2: connection ended by the server (GOAWAY, ENHANCE_YOUR_CALM)",
                        c -> c.ok(3).data(3, "a").goAway(3, 11)),
                row("closed before the head", "- [] HEAD: connection closed before the response head", c -> {}),
                row(
                        "closed in the body",
                        "200 [a] BODY: connection closed before the end of the body",
                        c -> c.ok(3).data(3, "a")));
    }

    private static Stream<Arguments> frames() {
        return Stream.of(
                row(
                        "window beyond its limit",
                        "- [] HEAD: HTTP/2: protocol violated by the server (FLOW_CONTROL_ERROR)",
                        c -> c.frame(WINDOW_UPDATE, 0, 0, number(Integer.MAX_VALUE))),
                row(
                        "frame too large",
                        "200 [] BODY: HTTP/2: protocol violated by the server (FRAME_SIZE_ERROR)",
                        c -> c.ok(3).frame(DATA, 0, 3, new byte[(16 << 10) + 1])),
                row(
                        "settings of a wrong size",
                        "- [] HEAD: HTTP/2: protocol violated by the server (FRAME_SIZE_ERROR)",
                        c -> c.frame(SETTINGS, 0, 0, new byte[5])),
                row(
                        "a frame of a stream that was never opened",
                        "- [] HEAD: HTTP/2: protocol violated by the server (PROTOCOL_ERROR)",
                        c -> c.reset(77, 8)),
                row(
                        "a frame of a type that nobody knows",
                        "200 [] end",
                        c -> c.frame(99, 0, 3, new byte[7]).ok(3).end(3)));
    }

    /** Eight lines of 14,500 bytes, in as many frames. */
    private static void hugeHead(FrameServer.Conversation with) {
        for (int i = 0; i < 8; i++) {
            ByteBuffer block = ByteBuffer.allocate(14_600);
            if (i == 0) {
                block.put(FrameServer.OK);
            }
            int beyondSevenBits = 14_500 - 127;
            block.put((byte) 0).put((byte) 1).put((byte) ('a' + i)).put((byte) 127);
            block.put((byte) ((beyondSevenBits & 127) | 128)).put((byte) (beyondSevenBits >> 7));
            block.put("v".repeat(14_500).getBytes(StandardCharsets.ISO_8859_1));
            byte[] line = Arrays.copyOf(block.array(), block.position());
            with.frame(i == 0 ? HEADERS : CONTINUATION, i == 7 ? END_HEADERS : 0, 3, line);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whatAServerDoesIsToldByItsText(String name, String outcome, Answer answer) throws Exception {
        try (FrameServer server = FrameServer.playing((number, c) -> {
            c.open();
            c.request();
            answer.play(c);
            c.flush();
            boolean isOver = outcome.contains("closed") || outcome.contains("CALM");
            if (!isOver) {
                c.awaitClose();
            }
        })) {
            Recorder recorder = kit.exchange(ClientKit.get(server.url("/")), Duration.ofSeconds(20));
            assertThat(recorder.outcome().replaceAll("\\[\\x00+]", "[]")).isEqualTo(outcome);
        }
    }
}
