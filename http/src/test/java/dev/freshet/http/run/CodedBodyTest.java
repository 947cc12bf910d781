// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.bodyLength;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.coding.Coders;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of plain requests that are compressed. */
class CodedBodyTest {

    @Test
    void aCodedBodyIsDecodedWhereSomebodyLooksIntoIt() {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(200).body(zipped("a word")).header("Content-Encoding", "gzip"))
                .play(exec(http("Looked into").get("/a").check(bodyString().is("a word"))));

        assertThat(stage.rows()).containsExactly("Looked into OK");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    compress | content coding compress is not supported (send no Accept-Encoding)
                    gzip    | content coding gzip: no head of gzip
                    deflate | content coding deflate: broken data
                    zstd    | content coding zstd: no head of zstd
                    """)
    void aBodyThatCannotBeDecodedIsKoWhereSomebodyLooksIntoIt(String coding, String fault) {
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.text("not at all coded").header("Content-Encoding", coding))
                .play(exec(http("Looked into").get("/a").check(bodyString().exists()))
                        .exec(http("Not looked into").get("/a").check(status().is(200))));

        assertThat(stage.rows()).containsExactly("Looked into KO " + fault, "Not looked into OK");
    }

    @Test
    void aBodyThatEndsWithinItsCodingIsKo() {
        byte[] whole = zipped("a word");
        HttpStage stage = new HttpStage()
                .answer(
                        "GET /a",
                        Answer.status(200).body(Arrays.copyOf(whole, 12)).header("Content-Encoding", "gzip"))
                .play(exec(http("R").get("/a").check(bodyString().exists())));

        assertThat(stage.rows()).containsExactly("R KO content coding gzip: ends within the data");
    }

    @Test
    void theLimitOfBodiesHoldsForWhatTheyAreDecoded() {
        HttpStage stage = new HttpStage(protocol -> protocol.maxResponseBodySize(1_000))
                .answer(
                        "GET /a",
                        Answer.status(200).body(zipped("x".repeat(1_000))).header("Content-Encoding", "gzip"))
                .answer(
                        "GET /b",
                        Answer.status(200).body(zipped("x".repeat(1_001))).header("Content-Encoding", "gzip"))
                .play(exec(http("A").get("/a").check(bodyString().exists()))
                        .exec(http("B").get("/b").check(bodyString().exists())));

        assertThat(stage.rows()).element(0).isEqualTo("A OK");
        assertThat(stage.rows())
                .element(1)
                .asString()
                .isEqualTo("B KO response body larger than 1000 bytes (maxResponseBodySize)");
    }

    @Test
    void aResponseWithoutABodyMayNameACoding() {
        HttpStage stage = new HttpStage()
                .answer("HEAD /a", Answer.status(200).header("Content-Encoding", "gzip"))
                .answer("GET /a", Answer.status(204).header("Content-Encoding", "gzip"))
                .answer("GET /b", Answer.status(304).header("Content-Encoding", "zstd"))
                .play(exec(http("Head").head("/a").check(bodyLength().is(0)))
                        .exec(http("None").get("/a").check(bodyLength().is(0)))
                        .exec(http("Known").get("/b").check(bodyLength().is(0))));

        assertThat(stage.rows()).containsExactly("Head OK", "None OK", "Known OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void zerosThatFewBytesStandForAreKo(String coding) {
        byte[] bomb = Coders.coded(coding, new byte[10 << 20]);
        HttpStage stage = new HttpStage()
                .answer("GET /a", Answer.status(200).body(bomb).header("Content-Encoding", coding))
                .play(exec(http("R").get("/a").check(bodyString().exists())));

        assertThat(bomb.length).isLessThan(20_000);
        assertThat(stage.rows())
                .containsExactly("R KO content coding " + coding + ": expands to more than 250 times its size");
    }

    @Test
    void codingsAreAskedForOnlyIfTheSimulationSaysSo() {
        HttpStage silent = new HttpStage().answer("GET /a", Answer.status(200));
        silent.play(exec(http("R").get("/a")));
        HttpStage asking = new HttpStage(protocol -> protocol.acceptEncodingHeader("br, zstd"));
        asking.answer("GET /a", Answer.status(200)).play(exec(http("R").get("/a")));

        assertThat(ScriptedWire.header(silent.wire.last(), "accept-encoding")).isNull();
        assertThat(ScriptedWire.header(asking.wire.last(), "accept-encoding")).isEqualTo("br, zstd");
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
