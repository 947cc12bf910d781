// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseDecoder;
import dev.freshet.codec.SseHandler;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Metric;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseReconnect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a server answers by an event stream or by one document. */
class DocumentTest {

    private static final SseConnectActionBuilder CALL =
            sse("Call").post("/mcp").body(StringBody("{}")).acceptDocument("application/json");
    private static final ChainBuilder ANSWERED = exec(CALL.await(10)
            .on(sse.checkMessage("answer")
                    .matching(jmesPath("data.id").isEL("7"))
                    .check(jmesPath("data.result").saveAs("result"))));

    private final StreamStage stage = new StreamStage();

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("one line", "{\"id\":7}", List.of("{\"id\":7}")),
                arguments("several, as pretty JSON is written", "{\n  \"id\": 7\n}\n", List.of("{\n  \"id\": 7\n}")),
                arguments("an empty line is none that ends an event", "a\n\nb", List.of("a\n\nb")),
                arguments("also at the beginning", "\n\na", List.of("\n\na")),
                arguments("CRLF", "a\r\n\r\nb\r\n", List.of("a\n\nb")),
                arguments("CR", "a\r\rb\r", List.of("a\n\nb")),
                arguments("a leading space is kept", "  a", List.of("  a")),
                arguments("what looks like fields is data", "id: 1\nretry: 1\n: x\n", List.of("id: 1\nretry: 1\n: x")),
                arguments("no document, no message", "", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentIsTheDataOfOneEventWhereverItIsDivided(String why, String document, List<String> data) {
        byte[] bytes = document.getBytes(UTF_8);
        for (int split = 0; split <= bytes.length; split++) {
            List<String> found = new ArrayList<>();
            SseDecoder decoder = new SseDecoder(collecting(found), 1_000);
            DocumentLines lines = new DocumentLines();
            decoder.decode(lines.add(ByteBuffer.wrap(bytes, 0, split)));
            decoder.decode(lines.add(ByteBuffer.wrap(bytes, split, bytes.length - split)));
            assertThat(found).as("before the end").isEmpty();
            decoder.decode(lines.end());

            assertThat(found).as("divided at %s", split).isEqualTo(data);
            assertThat(decoder.end()).isFalse();
        }
    }

    private static SseHandler collecting(List<String> found) {
        return new SseHandler() {
            @Override
            public void onEvent(SseBlock event) {
                assertThat(event.hasId()).isFalse();
                found.add(event.data());
            }

            @Override
            public void onTooLarge(int limitBytes) {
                found.add("too large");
            }
        };
    }

    @Test
    void aDocumentIsOneMessageAndThenTheStreamHasEndedProperly() {
        stage.play(ANSWERED.exec(sse("End").awaitEnd(1)));
        assertThat(stage.wire().header("accept")).isEqualTo("application/json, text/event-stream");
        stage.wire().head(200, "content-type", "application/json; charset=utf-8");
        stage.passMs(20);
        stage.wire().read("{\"id\":7,", "\"result\":\"yes\"}");
        stage.passMs(20);
        assertThat(stage.script).isEmpty();
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Call OK", "answer OK", "End OK");
        assertThat(stage.script).startsWith("40 OK");
        assertThat(stage.session().getString("result")).isEqualTo("yes");
        assertThat(stage.stream("Call").series().count(Metric.EVENTS)).isEqualTo(1);
        assertThat(stage.stream("Call").series().count(Metric.BYTES)).isEqualTo(23);
        assertThat(stage.stream("Call").ends()).containsExactly(Map.entry(EndReason.ENDED_BY_SERVER, 1L));
    }

    @Test
    void theSameRequestMayBeAnsweredByAStream() {
        stage.play(ANSWERED);
        stage.wire().accept().read("data: {\"id\":null}\n\n", "data: {\"id\":7,\"result\":\"yes\"}\n\n");

        assertThat(stage.rows()).containsExactly("Call OK", "answer OK");
        assertThat(stage.session().getString("result")).isEqualTo("yes");
    }

    @Test
    void standingAndArmedChecksLookAtDocumentsToo() {
        stage.play(exec(CALL.expectEvery(
                        sse.checkMessage("each").check(jmesPath("data.id").is("7"))))
                .exec(sse("Expect")
                        .expect(10)
                        .on(sse.checkMessage("armed").check(jmesPath("data.id").is("8"))))
                .exec(sse("Expected").awaitExpected()));
        stage.wire()
                .head(200, "content-type", "application/json")
                .read("{\"id\":7}")
                .end();

        assertThat(stage.rows()).contains("Call OK").anyMatch(row -> row.startsWith("armed KO"));
        assertThat(stage.script).containsExactly("0 KO", "0 ended");
    }

    @Test
    void aDocumentIsNotLargerThanAnEventMayBe() {
        StreamStage small = new StreamStage(http.sseMaxEventSize(100));
        small.play(ANSWERED);
        small.wire()
                .head(200, "content-type", "application/json")
                .read("[" + "1,".repeat(100))
                .end();

        assertThat(small.rows())
                .containsExactly(
                        "Call OK",
                        "answer KO SSE crashed while waiting for check: event larger than 100 bytes (sseMaxEventSize)");
    }

    @Test
    void aDocumentThatIsCutIsNoMessage() {
        stage.play(ANSWERED);
        stage.wire()
                .head(200, "content-type", "application/json")
                .read("{\"id\":7}")
                .cut();

        assertThat(stage.rows())
                .containsExactly(
                        "Call OK",
                        "answer KO SSE crashed while waiting for check: connection closed before the end of the body");
    }

    @Test
    void anEmptyDocumentIsNoMessage() {
        stage.play(ANSWERED);
        stage.wire().head(200, "content-type", "application/json").end();

        assertThat(stage.rows())
                .containsExactly("Call OK", "answer KO SSE crashed while waiting for check: End of stream");
    }

    @Test
    void documentsMayBeCompressed() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write("{\n\"id\": 7}".getBytes(UTF_8));
        }
        stage.play(ANSWERED);
        stage.wire()
                .head(200, "content-type", "application/json", "content-encoding", "gzip")
                .readBuffer(ByteBuffer.wrap(coded.toByteArray()));
        stage.wire().end();

        assertThat(stage.rows()).first().isEqualTo("Call OK");
        assertThat(stage.stream("Call").series().count(Metric.EVENTS)).isEqualTo(1);
    }

    @Test
    void aDocumentWithAnotherStatusIsARefusal() {
        stage.play(exec(CALL.check(status().is(200))));
        stage.wire()
                .head(404, "content-type", "application/json")
                .read("{\"error\":1}")
                .end();

        assertThat(stage.rows()).containsExactly("Call KO unexpected status 404");
    }

    @Test
    void otherDocumentsAreRefusedAsBefore() {
        stage.play(exec(CALL));
        stage.wire().head(200, "content-type", "text/html");

        assertThat(stage.rows()).containsExactly("Call KO unexpected content type text/html");
    }

    @Test
    void aDocumentWaitsForAUserThatIsPutOff() {
        stage.inTurnsOf(Duration.ZERO)
                .play(exec(CALL)
                        .exec(session -> session)
                        .exec(sse("Check")
                                .setCheck()
                                .await(5)
                                .on(sse.checkMessage("answer")
                                        .check(jmesPath("data.id").is("7"))))
                        .exec(sse("End").awaitEnd(1)));
        stage.wire()
                .head(200, "content-type", "application/json")
                .read("{\"id\":7}")
                .end();
        stage.passMs(10);

        assertThat(stage.rows()).containsExactly("Call OK", "answer OK", "End OK");
    }

    // ---- streams that close by themselves ------------------------------------------------------------------------

    private static final ChainBuilder BRIEF = exec(CALL.reconnect(SseReconnect.resumeAfterId())
            .closeAfterAwait()
            .await(10)
            .on(sse.checkMessage("answer")
                    .matching(jmesPath("data.id").exists())
                    .check(jmesPath("data.id").is("7"))));

    static Stream<Arguments> briefStreams() {
        return Stream.of(
                arguments("accept;data: {\"id\":7}\n\n", "answer OK", "CLOSED_BY_USER"),
                arguments("accept;data: {\"id\":8}\n\n", "answer KO", "CLOSED_BY_USER"),
                arguments("document;{\"id\":7}", "answer OK", "ENDED_BY_SERVER"),
                arguments("accept;end", "answer KO", "ENDED_BY_SERVER"),
                arguments("accept;cut", "answer KO", "DROPPED"),
                arguments("accept;wait", "answer KO", "CLOSED_BY_USER"),
                arguments("accept;id: 1\ndata:\n\n;end;wait", "answer KO", "ENDED_BY_SERVER"),
                arguments("refuse", "Call KO unexpected status 500", ""),
                arguments("fail", "Call KO connection refused", ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("briefStreams")
    void aBriefStreamIsClosedHoweverItsChecksCameOut(String script, String row, String end) {
        stage.play(BRIEF.exec(sse("Again").get("/again")));
        for (String event : script.split(";", -1)) {
            act(event);
        }

        assertThat(stage.wire.exchanges).as("the name is free").hasSizeGreaterThan(1);
        assertThat(stage.rows()).anyMatch(told -> told.startsWith(row));
        assertThat(stage.rows()).noneMatch(told -> told.contains("already exists"));
        List<String> ends =
                stage.stream("Call").ends().keySet().stream().map(Enum::name).toList();
        assertThat(ends).isEqualTo(end.isEmpty() ? List.of() : List.of(end));
        int opened = stage.wire.exchanges.size();
        stage.passMs(60_000);
        assertThat(stage.wire.exchanges).as("it does not come back").hasSize(opened);
    }

    private void act(String event) {
        switch (event) {
            case "accept" -> stage.wire().accept();
            case "document" -> stage.wire().head(200, "content-type", "application/json");
            case "end" -> stage.wire().end();
            case "cut" -> stage.wire().cut();
            case "wait" -> stage.passMs(10_000);
            case "refuse" -> stage.wire().head(500);
            case "fail" -> stage.wire().fail("connection refused");
            default -> {
                stage.wire().read(event);
                if (event.startsWith("{")) {
                    stage.wire.exchanges.get(0).end();
                }
            }
        }
    }

    @Test
    void theRestOfABriefStreamIsReadSoThatItsConnectionMayServeAgain() {
        stage.play(BRIEF);
        stage.wire().accept().read("data: {\"id\":7}\n\n");
        assertThat(stage.script).contains("0 OK");
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(999);
        assertThat(stage.wire().isCancelled).isFalse();
        stage.passMs(1);
        assertThat(stage.wire().isCancelled).isTrue();
    }

    @Test
    void aBriefStreamThatGoesOnToTellMuchIsCutOff() {
        stage.play(BRIEF);
        stage.wire().accept().read("data: {\"id\":7}\n\n").read("x".repeat(3_000));

        assertThat(stage.wire().isCancelled).isTrue();
    }

    // ---- mistakes ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "text/event-stream", "application/json; charset=utf-8"})
    void documentsHaveAMediaTypeOfTheirOwn(String type) {
        assertThatThrownBy(() -> sse("Call").get("/mcp").acceptDocument(type))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("acceptDocument")
                .hasMessageContaining("application/json");
    }

    @Test
    void atLeastOneMediaTypeIsNamed() {
        assertThatThrownBy(() -> sse("Call").get("/mcp").acceptDocument())
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("give media types of documents");
    }
}
