// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.jsonFile;
import static dev.freshet.core.CoreDsl.jsonUrl;
import static dev.freshet.core.CoreDsl.jsonlFile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRecordsTest {

    @TempDir
    Path folder;

    static Stream<Arguments> arrays() {
        return Stream.of(
                arguments("texts", "[{\"a\": \"1\"}, {\"a\": \"2\"}]", "[{a=1}, {a=2}]"),
                arguments("records that differ", "[{\"a\": 1}, {\"b\": 2, \"c\": 3}, {}]", "[{a=1}, {b=2, c=3}, {}]"),
                arguments("nested values", "[{\"a\": {\"b\": [1, \"x\"]}}]", "[{a={b=[1, x]}}]"),
                arguments("null", "[{\"a\": null}]", "[{a=null}]"),
                arguments("several lines", "\n[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n", "[{a=1}, {a=2}]"),
                arguments("a byte order mark", "\uFEFF[{\"a\": \"ä\"}]", "[{a=ä}]"),
                arguments("none", "[]", "[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void anArrayGivesARecordForEachObject(String reason, String text, String records) throws IOException {
        assertThat(jsonFile(file(text)).readRecords()).hasToString(records);
    }

    @Test
    void valuesKeepTheirTypes() throws IOException {
        Map<String, Object> record = jsonFile(
                        file("[{\"s\": \"1\", \"i\": 1, \"l\": 5000000000, \"d\": 1.5, \"b\": true}]"))
                .readRecords()
                .get(0);

        assertThat(record)
                .containsEntry("s", "1")
                .containsEntry("i", 1)
                .containsEntry("l", 5_000_000_000L)
                .containsEntry("d", 1.5)
                .containsEntry("b", true);
    }

    static Stream<Arguments> faultyArrays() {
        return Stream.of(
                arguments("", ", line 1: the document must be an array"),
                arguments("{\"a\": 1}", ", line 1: the document must be an array"),
                arguments("[{\"a\": 1},\n3]", ", line 2: every element of the array must be an object"),
                arguments("[{\"a\": 1},\n\n[]]", ", line 3: every element of the array must be an object"),
                arguments("[{\"a\": 1},\nnull]", ", line 2: every element of the array must be an object"),
                arguments("[{\"a\": 1}]\n[]", ", line 2: not valid JSON: something follows the document"),
                arguments("[{\"a\": 1},\n{\"a\" 2}]", ", line 2: not valid JSON: Unexpected character ('2' (code 50))"),
                arguments(
                        "[{\"a\": 1},\n{\"a\":",
                        ", line 2: not valid JSON: Unexpected end-of-input within/between Object entries"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyArrays")
    void aFaultyArrayIsRefusedWithItsFileAndLine(String text, String message) throws IOException {
        String path = file(text);

        assertThatThrownBy(jsonFile(path)::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("jsonFile(\"" + path + "\")" + message);
    }

    @Test
    void everyLineOfAFileOfLinesIsARecord() throws IOException {
        assertThat(jsonlFile(file("\uFEFF{\"a\": 1}\n\n  \n{\"a\": {\"b\": 2}}\r\n{}"))
                        .readRecords())
                .hasToString("[{a=1}, {a={b=2}}, {}]");
    }

    static Stream<Arguments> faultyLines() {
        return Stream.of(
                arguments("{\"a\": 1}\n\n[1]\n", ", line 3: every line must be an object"),
                arguments(
                        "{\"a\":\n1}\n",
                        ", line 1: not valid JSON: Unexpected end-of-input within/between Object entries"),
                arguments("{\"a\": 1} {\"a\": 2}\n", ", line 1: not valid JSON: something follows the document"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultyLines")
    void aFaultyLineIsRefusedWithItsFileAndNumber(String text, String message) throws IOException {
        String path = file(text);

        assertThatThrownBy(jsonlFile(path)::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessage("jsonlFile(\"" + path + "\")" + message);
    }

    @Test
    void anArrayCanComeFromAServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/users", exchange -> {
            byte[] body = "[{\"name\": \"Zoë\"}]".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/gone", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        try {
            assertThat(jsonUrl(url + "/users").readRecords()).isEqualTo(List.of(Map.of("name", "Zoë")));
            assertThatThrownBy(jsonUrl(url + "/gone")::readRecords)
                    .isInstanceOf(SimulationException.class)
                    .hasMessage("jsonUrl(\"" + url + "/gone\"): the server answered 404 instead of 200");
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(jsonUrl(url + "/users")::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("jsonUrl(\"" + url + "/users\"): it cannot be read: java.net.ConnectException");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(jsonUrl("users.json")::readRecords)
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("jsonUrl(\"users.json\"): not an http or https address: ");
        assertThatThrownBy(jsonUrl("http://a b/")::readRecords)
                .hasMessageStartingWith("jsonUrl(\"http://a b/\"): not an http or https address: ");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("records.json"), text).toString();
    }
}
