// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.capture.CaptureEnd.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureReaderTest {

    private static final String HEAD =
            "{\"freshet\":\"sse-capture\",\"version\":1,\"url\":\"http://localhost/a\",\"contentType\":\"text/event-stream\"}\n";

    @TempDir
    Path folder;

    private final List<String> read = new ArrayList<>();

    private final CaptureReader.Sink sink = new CaptureReader.Sink() {
        @Override
        public void head(String contentType, String url) {
            read.add(contentType + " of " + url);
        }

        @Override
        public void piece(long atNs, byte[] bytes) {
            read.add(atNs + " " + new String(bytes, ISO_8859_1));
        }

        @Override
        public void end(long atNs, boolean isCut) {
            read.add(atNs + (isCut ? " cut" : " end"));
        }
    };

    @Test
    void whatIsWrittenIsReadToTheByte() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String odd = "data: \"\\\u2028\u0000\ud83d\ude00\r\n\r\n";
        String file = CaptureLines.head(
                        CaptureRequest.of("http://localhost/a?token=abc&b=c", null, List.of(), null),
                        new HttpResponseHead(200, Headers.of("content-type", "text/event-stream")),
                        Instant.EPOCH,
                        5)
                + "\n" + CaptureLines.piece(1_999, odd.getBytes(UTF_8))
                + "\n" + CaptureLines.piece(2_000_000, all)
                + "\n" + CaptureLines.end(3_000_000, CaptureEnd.of(Cause.CUT), 1, 2) + "\n";

        read(file);

        assertThat(read)
                .containsExactly(
                        "text/event-stream of http://localhost/a?token=***&b=c",
                        "1000 " + new String(odd.getBytes(UTF_8), ISO_8859_1),
                        "2000000 " + new String(all, ISO_8859_1),
                        "3000000 cut");
        assertThat(file).doesNotContain("abc");
    }

    /** Each with a reason. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"atUs\":5,\"te", "{\"atUs\":5,\"text\":\"data: b"})
    void aCaptureThatWasKilledIsPlayedAsFarAsItIsWhole(String rest) throws IOException {
        read(HEAD + "{\"atUs\":4,\"text\":\"data: a\\n\\n\"}\n" + rest);

        assertThat(read).containsExactly("text/event-stream of http://localhost/a", "4000 data: a\n\n");
    }

    /** What stands below a head that is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense| line 2: not valid JSON",
                "[1]| line 2: it is no JSON object",
                "{}| line 2: \"atUs\" is no whole number",
                "{\"atUs\":1.5,\"text\":\"\"}| line 2: \"atUs\" is no whole number",
                "{\"atUs\":\"1\",\"text\":\"\"}| line 2: \"atUs\" is no whole number",
                "{\"atUs\":-1,\"text\":\"\"}| line 2: the time -1",
                "{\"atUs\":9223372036854775807,\"text\":\"\"}| line 2: the time 9223372036854775807",
                "{\"atUs\":1}| line 2: it needs either",
                "{\"atUs\":1,\"text\":\"\",\"base64\":\"\"}| line 2: it needs either",
                "{\"atUs\":1,\"text\":5}| line 2: \"text\" is no text",
                "{\"atUs\":1,\"base64\":\"?\"}| line 2: \"base64\" is none",
                "{\"atUs\":5,\"text\":\"\"}N{\"atUs\":4,\"text\":\"\"}| line 3: the time 4 of \"atUs\" lies before",
                "{\"atUs\":5,\"end\":\"closed\"}N{\"atUs\":6,\"text\":\"\"}| line 3: there is something behind the end",
                "{\"atUs\":5,\"end\":3}| line 2: \"end\" is no text"
            })
    void aMistakeIsToldWithItsLine(String lines, String message) {
        assertThatThrownBy(() -> read(HEAD + lines.replace('N', '\n') + "\n"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("capture.sse.jsonl, " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| the file is empty",
                "data: a| line 1: not valid JSON",
                "{}| line 1: it does not begin a capture",
                "{\"freshet\":\"sse-capture\",\"version\":2}| line 1: it has the version 2 of the format",
                "{\"freshet\":\"sse-capture\",\"version\":1,\"url\":7}| line 1: \"url\" is no text"
            })
    void whatIsNoCaptureIsRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(LaunchException.class).hasMessageContaining(message);
    }

    @Test
    void whatTheTakerRefusesHasItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("capture.sse.jsonl"), HEAD + "{\"atUs\":4,\"text\":\"\"}\n");

        assertThatThrownBy(() -> CaptureReader.read(file, new CaptureReader.Sink() {
                    @Override
                    public void head(String contentType, String url) {
                        // not what this is about
                    }

                    @Override
                    public void piece(long atNs, byte[] bytes) {
                        throw new IllegalArgumentException("too much");
                    }

                    @Override
                    public void end(long atNs, boolean isCut) {
                        // not what this is about
                    }
                }))
                .hasMessageContaining("line 2: too much");
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        assertThatThrownBy(() -> CaptureReader.read(folder.resolve("none"), sink))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("No such file");
    }

    /** Addresses, each with what is meant. */
    @ParameterizedTest
    @CsvSource({
        "http://a/b?c#d, http://a/b?c",
        "localhost:8080/events, http://localhost:8080/events",
        "127.0.0.1, http://127.0.0.1/",
        "[::1]:8080, http://[::1]:8080/",
        "example.org/events, https://example.org/events",
        "localhost.example.org, https://localhost.example.org/"
    })
    void anAddressMayHaveNoScheme(String typed, String meant) {
        assertThat(CaptureRequest.of(typed, null, List.of(), null).uri()).hasToString(meant);
    }

    @Test
    void aRequestHasTheHeadersOfStreamsUnlessOthersAreGiven() {
        HttpRequest request = CaptureRequest.of(
                "http://a", null, List.of("accept : text/plain", "Cache-Control:", "X-Name: \u00fc"), "{\"a\": 1}");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().entries())
                .extracting(line -> line.getKey() + ": " + line.getValue())
                .containsExactly("Content-Type: application/json", "accept: text/plain", "X-Name: \u00c3\u00bc");
        assertThat(CaptureRequest.of("http://a", "PUT", List.of(), "a=b")
                        .headers()
                        .first("content-type"))
                .isEqualTo("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon", ": value", "a b: c", "a: b\r\nc: d"})
    void aHeaderThatIsNoneIsRefused(String header) {
        assertThatThrownBy(() -> CaptureRequest.of("http://a", null, List.of(header), null))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("-H '");
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        assertThatThrownBy(() -> CaptureRequest.of("ftp://a", null, List.of(), null))
                .hasMessageContaining("begins with http://");
        assertThatThrownBy(() -> CaptureRequest.of("http://", null, List.of(), null))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("http://: ");
        assertThatThrownBy(() -> CaptureRequest.of("http://me:secret@a", null, List.of(), null))
                .hasMessageContaining("user name")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> CaptureRequest.of("http://a", "G ET", List.of(), null))
                .hasMessageContaining("-X G ET");
        assertThatThrownBy(() -> CaptureRequest.of("http://a", null, List.of(), "@" + folder.resolve("none")))
                .hasMessageContaining("--data @");
    }

    private void read(String text) throws IOException {
        CaptureReader.read(Files.writeString(folder.resolve("capture.sse.jsonl"), text), sink);
    }
}
