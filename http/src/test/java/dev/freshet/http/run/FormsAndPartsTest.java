// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.form;
import static dev.freshet.http.HttpDsl.ByteArrayBodyPart;
import static dev.freshet.http.HttpDsl.ElFileBodyPart;
import static dev.freshet.http.HttpDsl.PebbleStringBodyPart;
import static dev.freshet.http.HttpDsl.RawFileBodyPart;
import static dev.freshet.http.HttpDsl.StringBodyPart;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.run.ScriptedWire.body;
import static dev.freshet.http.run.ScriptedWire.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.SimulationException;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.run.ScriptedWire.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms and bodies of several parts, as bytes. */
class FormsAndPartsTest {

    private static final String PARTS = """
                        --B
                        Content-Disposition: form-data
                        Content-Type: text/plain; charset=ISO-8859-1

                        b\u00e4r
                        --B
                        Content-Disposition: form-data; name="el"; filename="el.json"
                        Content-Type: application/json

                        hi b\u00c3\u00a4r
                        --B
                        Content-Disposition: form-data; name="raw"; filename="data.unknown"
                        Content-Type: application/octet-stream

                        hi #{name}
                        --B
                        Content-Disposition: attachment; name="bytes"
                        Content-Transfer-Encoding: binary
                        Content-ID: <1>
                        X-A: a

                        \u0001\u0002
                        --B--
                        """;

    @TempDir
    private Path folder;

    private final HttpStage stage = new HttpStage().answer("POST /a", Answer.status(200));

    private void play(HttpRequestActionBuilder request) {
        stage.play(exec(request), session -> session.set("name", "b\u00e4r").set("bytes", new byte[] {1, 2}));
        assertThat(stage.errors()).isEmpty();
    }

    private String contentType() {
        return Objects.requireNonNull(header(stage.wire.last(), "content-type"));
    }

    /** The body with the boundary written as B. */
    private String parts() {
        String type = contentType();
        String boundary = type.substring(type.indexOf("boundary=") + "boundary=".length());
        assertThat(boundary).matches("[0-9a-zA-Z]{30}");
        return body(stage.wire.last()).replace(boundary, "B");
    }

    /** A text with the line ends of HTTP. */
    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    // ---- forms ---------------------------------------------------------------------------------------------------

    @Test
    void fieldsAreEncodedInTheirOrder() {
        play(http("R")
                .post("/a")
                .formParam("a b", "#{name}&=+/")
                .formParam(s -> "n", 5)
                .multivaluedFormParam("m", List.of(1, "two"))
                .formParamSeq(List.of(Map.entry("s", 1), Map.entry("s", 2)))
                .formParamMap(Map.of("k", "v")));

        assertThat(contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(body(stage.wire.last())).isEqualTo("a+b=b%C3%A4r%26%3D%2B%2F&n=5&m=1&m=two&s=1&s=2&k=v");
    }

    @Test
    void fieldsOfTheSimulationReplaceThoseThatTheFormCameWith() {
        play(http("R")
                .post("/a")
                .form(session -> new java.util.TreeMap<>(Map.of("csrf", "x7", "user", "", "tags", List.of("a", "b"))))
                .formParam("user", "me"));

        assertThat(body(stage.wire.last())).isEqualTo("csrf=x7&tags=a&tags=b&user=me");
    }

    @Test
    void aFieldThatReplacesOneStandsInItsPlace() {
        java.util.Map<String, Object> fields = new java.util.LinkedHashMap<>();
        fields.put("a", "form");
        fields.put("b", "form");
        play(http("R").post("/a").formParam("c", "own").formParam("a", "own").form(session -> fields));

        assertThat(body(stage.wire.last())).isEqualTo("a=own&b=form&c=own");
    }

    @Test
    void aFormWithoutFieldsStillSaysThatItIsOne() {
        play(http("R").post("/a").asFormUrlEncoded());

        assertThat(contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void aFormIsTakenFromAPageAndSentBack() {
        Answer page = Answer.text("<form id='login'><input name='csrf' value='x7'><input name='user'></form>")
                .header("Content-Type", "text/html");
        stage.answer("GET /page", page)
                .play(exec(http("Page").get("/page").check(form("#login").saveAs("form")))
                        .exec(http("Login").post("/a").form("#{form}").formParam("user", "me")));

        assertThat(stage.errors()).isEmpty();
        assertThat(body(stage.wire.last())).isEqualTo("csrf=x7&user=me");
    }

    // ---- parts ---------------------------------------------------------------------------------------------------

    @Test
    void fieldsBecomePartsOfAMultipartForm() {
        play(http("R")
                .post("/a")
                .formParam("a", "#{name}")
                .formParam("b\"\r\n", "2")
                .asMultipartForm());

        assertThat(contentType()).startsWith("multipart/form-data; boundary=");
        assertThat(parts()).isEqualTo(lines("""
                        --B
                        Content-Disposition: form-data; name="a"

                        b\u00c3\u00a4r
                        --B
                        Content-Disposition: form-data; name="b%22%0D%0A"

                        2
                        --B--
                        """));
    }

    @Test
    void aFileGoesUpAsABrowserSendsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("hello.txt"), "hi #{name}", UTF_8);
        play(http("R").post("/a").formParam("f", 1).formUpload("file", file.toString()));

        assertThat(parts()).isEqualTo(lines("""
                        --B
                        Content-Disposition: form-data; name="f"

                        1
                        --B
                        Content-Disposition: form-data; name="file"; filename="hello.txt"
                        Content-Type: text/plain

                        hi #{name}
                        --B--
                        """));
    }

    @Test
    void partsAreWhatTheyAreSaidToBe() throws IOException {
        Path file = Files.writeString(folder.resolve("data.unknown"), "hi #{name}", UTF_8);
        play(http("R")
                .post("/a")
                .bodyPart(StringBodyPart("#{name}").charset("ISO-8859-1"))
                .bodyParts(
                        ElFileBodyPart("el", file.toString())
                                .fileName(s -> "el.json")
                                .contentType("application/json"),
                        RawFileBodyPart(s -> "raw", s -> file.toString()),
                        ByteArrayBodyPart("bytes", "#{bytes}")
                                .dispositionType("attachment")
                                .contentId("<1>")
                                .transferEncoding("binary")
                                .header("X-A", s -> "a"))
                .asMultipartForm());

        assertThat(parts()).isEqualTo(lines(PARTS));
    }

    @Test
    void aContentTypeOfTheRequestIsKeptAndGetsTheBoundary() {
        play(http("R").post("/a").header("Content-Type", "multipart/mixed").bodyPart(StringBodyPart("x")));

        assertThat(contentType()).startsWith("multipart/mixed; boundary=");
        assertThat(parts()).isEqualTo("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--\r\n");
    }

    @Test
    void aPartCannotBeginALineOfItsOwn() {
        stage.play(http("R").post("/a").bodyPart(StringBodyPart("x").contentType(s -> "a\r\nX: y")));

        assertThat(stage.errors())
                .containsExactly("R: Failed to build request: a header of a body part has a line end in it");
    }

    @Test
    void whatCannotBeSentIsReportedBeforeTheRun() {
        assertThatThrownBy(() -> stage.play(http("R").post("/a").bodyPart(PebbleStringBodyPart("{{ x }}"))))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("Pebble templates are not supported");
        assertThatThrownBy(() -> stage.play(http("R").post("/a").formUpload("f", "no/such/file")))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("no/such/file");
        assertThatThrownBy(() -> stage.play(
                        http("R").post("/a").bodyPart(StringBodyPart("x").charset("klingon"))))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("charset(\"klingon\")");
    }
}
