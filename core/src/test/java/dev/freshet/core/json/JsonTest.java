// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # json                 | text                 | boolean | integer     | long        | double
            "a"                    | a                    |         |             |             |
            ""                     | ~~                   |         |             |             |
            "77535"                | 77535                |         |             |             |
            77535                  | 77535                |         | 77535       | 77535       | 77535
            -1                     | -1                   |         | -1          | -1          | -1
            2147483648             | 2147483648           |         |             | 2147483648  | 2147483648
            9223372036854775808    | 9223372036854775808  |         |             |             | 9.223372036854775807E18
            3.0                    | 3.0                  |         | 3           | 3           | 3.0
            3.5                    | 3.5                  |         |             |             | 3.5
            1e2                    | 100.0                |         | 100         | 100         | 100
            1e400                  | "Infinity"           |         |             |             | Infinity
            true                   | true                 | true    |             |             |
            false                  | false                | false   |             |             |
            null                   |                      |         |             |             |
            { "a" : [ 1, null ] }  | {"a":[1,null]}       |         |             |             |
            [ ]                    | []                   |         |             |             |
            """)
    void givesAValueOnlyAsWhatItIs(ArgumentsAccessor row) {
        String json = Objects.requireNonNull(row.getString(0));
        Json value = Json.parse(json);

        assertThat(value.asText()).isEqualTo(row.getString(1));
        assertThat(value.asBoolean()).isEqualTo(row.getBoolean(2));
        assertThat(value.asInteger()).isEqualTo(row.getInteger(3));
        assertThat(value.asLong()).isEqualTo(row.getLong(4));
        assertThat(value.asDouble()).isEqualTo(row.getDouble(5));
        assertThat(value.isNull()).isEqualTo(json.equals("null"));
    }

    @Test
    void becomesJavaValues() {
        Json json = Json.parse(
                "{\"s\":\"x\",\"i\":1,\"l\":2147483648,\"b\":9223372036854775808,\"d\":1.5,\"t\":true,\"n\":null,"
                        + "\"a\":[1,[null]]}");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("s", "x");
        expected.put("i", 1);
        expected.put("l", 2147483648L);
        expected.put("b", new BigInteger("9223372036854775808"));
        expected.put("d", 1.5);
        expected.put("t", true);
        expected.put("n", null);
        expected.put("a", List.of(1, Arrays.asList((Object) null)));

        assertThat(json.asObject()).isEqualTo(expected);
        assertThat(json.asMap()).isEqualTo(expected).containsExactlyEntriesOf(expected);
        assertThat(json.asList()).isNull();
        assertThat(Json.parse("[1]").asList()).isEqualTo(List.of(1));
        assertThat(Json.parse("[1]").asMap()).isNull();
        assertThat(Json.parse("null").asObject()).isNull();
    }

    @Test
    @SuppressWarnings("unchecked")
    void handsOutCollectionsThatAreTheCallersOwn() {
        Json json = Json.parse("{\"l\":[1]}");
        Map<String, Object> map = Objects.requireNonNull(json.asMap());
        ((List<Object>) Objects.requireNonNull(map.get("l"))).add(2);
        map.put("a", 1);

        assertThat(map).isEqualTo(Map.of("l", List.of(1, 2), "a", 1));
        assertThat(json.asMap()).isEqualTo(Map.of("l", List.of(1)));
        assertThat(json.asObject()).isNotSameAs(json.asObject());
    }

    @Test
    @SuppressWarnings("unchecked")
    void handsOutSharedCollectionsThatCanNotBeChanged() {
        Map<String, Object> map =
                Objects.requireNonNull(Json.parse("{\"l\":[1]}").asSharedMap());
        List<Object> list = (List<Object>) Objects.requireNonNull(map.get("l"));

        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Json.parse("[]").asSharedMap()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~         | not valid JSON: empty
            ~   ~      | not valid JSON: empty
            [DONE]     | not valid JSON: Unrecognized token 'DONE'
            {oops}     | not valid JSON: Unexpected character ('o' (code 111))
            {} {}      | not valid JSON: something follows the document
            {"a":1     | not valid JSON: Unexpected end-of-input
            NaN        | not valid JSON: Non-standard token 'NaN'
            01         | not valid JSON: Invalid numeric value
            """)
    void refusesWhatIsNotOneDocument(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void refusesHostileNestingWithoutOverflowingTheStack() {
        String deep = "[".repeat(1_000_000);

        assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(JsonException.class);
        assertThat(Container.isContainer(deep + "]".repeat(1_000_000))).isFalse();
        Json deepest = Json.parse("[".repeat(512) + "]".repeat(512));
        assertThat(deepest.toString()).hasSize(1024);
        assertThat(deepest.asList()).hasSize(1);
        assertThat(JsonPath.compile("$..a").findAll(deepest)).isEmpty();
    }

    @Test
    void ofADuplicateNameTheLastCounts() {
        assertThat(Json.parse("{\"a\":1,\"a\":2}")).hasToString("{\"a\":2}").isEqualTo(Json.parse("{\"a\":2}"));
    }

    @Test
    void parsesARangeOfBytesAsUtf8() {
        byte[] bytes = "xx{\"a\":\"é€😀\"}yy".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.parse(bytes, 2, bytes.length - 2)).isEqualTo(Json.parse("{\"a\":\"é€😀\"}"));
    }

    @Test
    void neverGuessesAnotherCharset() {
        byte[] utf16 = "[1]".getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> Json.parse(utf16, 0, utf16.length)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "1", "1.5", "true", "null"})
    void writesScalarsAsJson(String value) {
        Object java = Json.parse(value.equals("text") ? "\"text\"" : value).asObject();

        assertThat(Json.stringify(java)).isEqualTo(value.equals("text") ? "\"text\"" : value);
    }

    record Point(int x, List<String> names) {}

    @Test
    void writesBeansMapsAndArraysAsJson() {
        assertThat(Json.stringify(new Point(1, List.of("a\"b")))).isEqualTo("{\"x\":1,\"names\":[\"a\\\"b\"]}");
        assertThat(Json.stringify(Map.of("k", new int[] {1, 2}))).isEqualTo("{\"k\":[1,2]}");
        assertThatThrownBy(() -> Json.stringify(new Object())).isInstanceOf(JsonException.class);
    }
}
