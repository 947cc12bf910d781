// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Metric;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.coding.Coders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams whose bodies are compressed. */
class CodedStreamTest {

    private static final ChainBuilder TWO = exec(sse("Connect").get("/prices"))
            .exec(sse("Check")
                    .setCheck()
                    .await(60)
                    .on(
                            sse.checkMessage("one").check(jmesPath("data").is("1")),
                            sse.checkMessage("two").check(jmesPath("data").is("2"))));

    private final StreamStage stage = new StreamStage();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;

    CodedStreamTest() throws IOException {
        gzip = new GZIPOutputStream(wire, 512, true);
    }

    /** What goes over the wire when the server flushes after that text. */
    private ByteBuffer flushed(String text) throws IOException {
        gzip.write(text.getBytes(UTF_8));
        gzip.flush();
        return taken();
    }

    private ByteBuffer taken() {
        ByteBuffer bytes = ByteBuffer.wrap(wire.toByteArray());
        wire.reset();
        return bytes;
    }

    private void connect(ChainBuilder chain) {
        stage.play(chain);
        stage.wire().head(200, "content-type", "text/event-stream", "content-encoding", "gzip");
    }

    @Test
    void eventsArriveWithTheBytesThatCompleteThem() throws IOException {
        connect(TWO);
        stage.passMs(10);
        stage.wire().readBuffer(flushed("data: 1\n\nda"));
        stage.passMs(10);
        stage.wire().readBuffer(flushed("ta: 2\n\n"));

        assertThat(stage.rows()).containsExactly("Connect OK", "one OK", "two OK");
        assertThat(stage.script).startsWith("20 OK");
    }

    @Test
    void bytesOnTheWireAndBytesThatTheyStandForAreCountedApart() throws IOException {
        connect(TWO);
        String text = ": quiet\n\n".repeat(1_000) + "data: 1\n\ndata: 2\n\n";
        ByteBuffer coded = flushed(text);
        int wireBytes = coded.remaining();
        stage.wire().readBuffer(coded);

        assertThat(stage.stream("Connect").series().count(Metric.BYTES)).isEqualTo(text.length());
        assertThat(stage.stream("Connect").series().count(Metric.CODED_BYTES)).isEqualTo(wireBytes);
    }

    @Test
    void aStreamThatEndsAsItShouldIsEndedByTheServer() throws IOException {
        connect(exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
                .exec(sse("End").awaitEnd(10)));
        stage.wire().readBuffer(flushed("data: 1\n\n"));
        gzip.close();
        stage.wire().readBuffer(taken());
        stage.wire().end();

        assertThat(stage.stream("Connect").ends()).containsExactly(Map.entry(EndReason.ENDED_BY_SERVER, 1L));
    }

    @Test
    void aBodyThatEndsWithinItsCodingIsADrop() throws IOException {
        connect(exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
                .exec(sse("End").awaitEnd(10)));
        stage.wire().readBuffer(flushed("data: 1\n\n"));
        stage.wire().end();

        assertThat(stage.stream("Connect").ends()).containsExactly(Map.entry(EndReason.DROPPED, 1L));
        assertThat(stage.stream("Connect").series().texts(Metric.LOSSES))
                .singleElement()
                .satisfies(loss ->
                        assertThat(loss.text()).isEqualTo("dropped: content coding gzip: ends within the data"));
    }

    @Test
    void whatIsNoGzipIsADropAndTheConnectionIsGivenUp() {
        connect(exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
                .exec(sse("End").awaitEnd(10)));
        stage.wire().read("data: 1\n\n");

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").series().texts(Metric.LOSSES))
                .singleElement()
                .satisfies(loss -> assertThat(loss.text()).isEqualTo("dropped: content coding gzip: no head of gzip"));
    }

    @Test
    void aReconnectionBeginsToDecodeAnew() throws IOException {
        connect(exec(sse("Connect").get("/prices").reconnect(SseReconnect.onDrop()))
                .exec(sse("Check")
                        .setCheck()
                        .await(60)
                        .on(sse.checkMessage("two").check(jmesPath("data").is("2")))));
        stage.wire().readBuffer(flushed(": quiet\n\n"));
        stage.wire().cut();
        stage.passMs(5_000);
        stage.wire().accept().read("data: 2\n\n");

        assertThat(stage.rows()).containsExactly("Connect OK", "two OK");
    }

    @Test
    void eventsThatComeOfFewBytesMayBeManyAndWhatNeverEndsMayNot() throws IOException {
        connect(exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
                .exec(sse("End").awaitEnd(10)));
        for (int i = 0; i < 10; i++) {
            stage.wire().readBuffer(flushed(("data: " + "x".repeat(10_000) + "\n\n").repeat(100)));
        }
        assertThat(stage.wire().isCancelled).isFalse();
        stage.wire().readBuffer(flushed("x".repeat(10 << 20)));

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").series().texts(Metric.LOSSES))
                .singleElement()
                .satisfies(loss -> assertThat(loss.text())
                        .isEqualTo("dropped: content coding gzip: expands to more than 250 times its size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void zerosThatFewBytesStandForAreADrop(String coding) {
        stage.play(exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
                .exec(sse("End").awaitEnd(10)));
        stage.wire().head(200, "content-type", "text/event-stream", "content-encoding", coding);
        stage.wire().readBuffer(ByteBuffer.wrap(Coders.coded(coding, new byte[10 << 20])));

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stream("Connect").series().texts(Metric.LOSSES))
                .singleElement()
                .satisfies(loss -> assertThat(loss.text())
                        .isEqualTo("dropped: content coding " + coding + ": expands to more than 250 times its size"));
        assertThat(stage.stream("Connect").bytes()).isLessThan(5 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd"})
    void eventsOfCodingsByLibrariesArriveWithTheBytesThatCompleteThem(String coding) throws IOException {
        wire.reset(); // the head of gzip
        try (OutputStream out = Coders.around(wire, coding)) {
            stage.play(TWO);
            stage.wire().head(200, "content-type", "text/event-stream", "content-encoding", coding);
            stage.passMs(10);
            out.write("data: 1\n\nda".getBytes(UTF_8));
            out.flush();
            stage.wire().readBuffer(taken());
            stage.passMs(10);
            out.write("ta: 2\n\n".getBytes(UTF_8));
            out.flush();
            stage.wire().readBuffer(taken());
        }

        assertThat(stage.rows()).containsExactly("Connect OK", "one OK", "two OK");
        assertThat(stage.script).startsWith("20 OK");
    }

    @Test
    void theTextOfACodedRefusalIsRead() throws IOException {
        stage.play(exec(sse("Connect").get("/prices")));
        stage.wire().head(503, "content-type", "text/plain", "content-encoding", "gzip");
        gzip.write("overloaded".getBytes(UTF_8));
        gzip.close();
        stage.wire().readBuffer(taken());
        stage.wire().end();

        assertThat(stage.rows()).containsExactly("Connect KO unexpected status 503");
        assertThat(stage.stats().failures())
                .anySatisfy(failure -> assertThat(failure.toString()).contains("overloaded"));
    }

    @Test
    void ofALongTextOfACodedRefusalTheBeginningIsRead() throws IOException {
        stage.play(exec(sse("Connect").get("/prices")));
        stage.wire().head(503, "content-type", "text/plain", "content-encoding", "gzip");
        stage.wire().readBuffer(flushed("over" + "x".repeat(100_000)));

        assertThat(stage.wire().isCancelled).isTrue();
        assertThat(stage.stats().failures())
                .anySatisfy(failure -> assertThat(failure.toString()).contains("overxxx"));
    }
}
