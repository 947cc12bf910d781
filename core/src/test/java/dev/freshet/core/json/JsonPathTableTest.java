// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What JSONPath finds and refuses, by tables of our own: the official cases are not part of the repository. */
class JsonPathTableTest {

    private static final String DOCUMENT = "document ";

    static Stream<Arguments> found() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        String document = "";
        for (String line : lines("jsonpath-found.txt")) {
            if (line.startsWith(DOCUMENT)) {
                document = line.substring(DOCUMENT.length());
            } else {
                rows.add(arguments(path(line), document, rest(line)));
            }
        }
        return rows.stream();
    }

    static Stream<Arguments> refused() throws IOException {
        return lines("jsonpath-refused.txt").stream().map(line -> arguments(path(line), rest(line)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void findsWhatTheTableSays(String path, String document, String found) {
        Json parsed = Json.parse(document);

        assertThat(JsonPath.compile(path).findAll(parsed)).hasToString(found);
        assertThat(JsonPath.compileGeneral(path).findAll(parsed)).hasToString(found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesWhatTheTableSays(String path, String reason) {
        assertThatThrownBy(() -> JsonPath.compile(path))
                .isInstanceOf(SimulationException.class)
                .hasMessage("JSONPath '" + path + "' does not compile: " + reason);
    }

    @Test
    void theTablesAreWhole() throws IOException {
        assertThat(found().count() + refused().count()).isGreaterThan(450);
    }

    @Test
    void hostilePathsAreRefusedWithoutExhaustion() {
        for (String open : List.of("[", "[?", "[?(", "[?@[?", "[?length(", "[?!(", "..", "[?(@.a && (")) {
            String path = "$" + open.repeat(100_000);
            assertThatThrownBy(() -> JsonPath.compile(path)).as(open).isInstanceOf(SimulationException.class);
        }
        assertThatThrownBy(() -> JsonPath.compile("$" + ".a".repeat(1_001))).hasMessageContaining("at most 1000 steps");
    }

    @Test
    void aDeepDocumentIsWalked() {
        Json deep = Json.parse("[".repeat(500) + "]".repeat(500));

        assertThat(JsonPath.compile("$..*").count(deep)).isEqualTo(499);
        assertThat(JsonPath.compile("$..[?@..*]").count(deep)).isEqualTo(498);
    }

    @Test
    void aRegularExpressionThatTakesTooLongFailsInWords() {
        Json document = Json.parse("[\"" + "a".repeat(40) + "b\"]");
        JsonPath path = JsonPath.compile("$[?match(@,'(.*a){15}x')]");

        assertThatThrownBy(() -> path.findAll(document))
                .isInstanceOf(JsonException.class)
                .hasMessage("the regular expression of a path takes too long");
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonPathTableTest.class.getResourceAsStream("/json/" + file))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static String path(String line) {
        return Objects.requireNonNull(
                Json.parse(line.substring(0, line.lastIndexOf("\"  ") + 1)).asText());
    }

    private static String rest(String line) {
        return line.substring(line.lastIndexOf("\"  ") + 3);
    }
}
