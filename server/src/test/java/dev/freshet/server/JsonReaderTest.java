// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    @ParameterizedTest
    @MethodSource("texts")
    void readsAndWrites(String text, Object value, String written) {
        assertThat(JsonReader.read(text)).isEqualTo(value);
        assertThat(JsonText.of(value)).isEqualTo(written);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("{}", Map.of(), "{}"),
                arguments(" [ ] ", List.of(), "[]"),
                arguments("{\"a\" : [1, -2.5, true]}", Map.of("a", List.of(1L, -2.5, true)), "{\"a\":[1,-2.5,true]}"),
                arguments("{\"a\":1,\"a\":2}", Map.of("a", 2L), "{\"a\":2}"),
                arguments("[null,false]", Arrays.asList(null, false), "[null,false]"),
                arguments(
                        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                        "\"\\/\b\f\n\r\té",
                        "\"\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009é\""),
                arguments("\"🌊\\ud83c\\udf0a\"", "🌊🌊", "\"\\ud83c\\udf0a\\ud83c\\udf0a\""),
                arguments("0", 0L, "0"),
                arguments("-0", 0L, "0"),
                arguments("1e3", 1000.0, "1000.0"),
                arguments("999999999999999999", 999999999999999999L, "999999999999999999"),
                arguments("12345678901234567890", 1.2345678901234567E19, "1.2345678901234567E19"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "tru",
                "nul",
                "True",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "'a'",
                "1 2",
                "{}}",
                "[]]",
                "// x"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" at character ");
    }

    @Test
    void aMistakeSaysWhere() {
        assertThatThrownBy(() -> JsonReader.read("[1,]")).hasMessage("a value was expected at character 4");
        assertThatThrownBy(() -> JsonReader.read("{\"a\":1")).hasMessage("'}' was expected at character 7");
    }

    @Test
    void nestingIsBounded() {
        assertThat(JsonReader.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(500_000)))
                .hasMessage("it is nested deeper than 64 levels at character 66");
        assertThatThrownBy(() -> JsonReader.read("{\"a\":".repeat(65))).hasMessageContaining("deeper than 64");
    }
}
