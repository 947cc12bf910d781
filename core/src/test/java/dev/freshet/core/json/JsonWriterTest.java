// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

    @Test
    void writesMembersInTheirOrder() {
        JsonTextWriter text = new JsonTextWriter(16);
        JsonTreeWriter tree = new JsonTreeWriter();
        for (JsonWriter writer : new JsonWriter[] {text, tree}) {
            writer.put("id", 77535);
            writer.put("event", "snap\"shot");
            writer.putData("data", "{\"a\":[1]}");
            writer.put("retry", 3000L);
        }

        assertThat(text.toText())
                .isEqualTo("{\"id\":77535,\"event\":\"snap\\\"shot\",\"data\":{\"a\":[1]},\"retry\":3000}")
                .isEqualTo(tree.toJson().toString());
    }

    @Test
    void writesAnEmptyObject() {
        assertThat(new JsonTextWriter(0).toText()).isEqualTo("{}");
        assertThat(new JsonTreeWriter().toJson()).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # data                    | as text                       | why
            {"a": 1}                  | {"a": 1}                      | an object keeps its own blanks
            ~ {"a":1} ~               | {"a":1}                       | blanks around are trimmed
            ~\\t[1,2]\\r\\n~          | [1,2]                         | all four blanks of JSON
            {"a":1,\\n"b":2}          | {"a":1,\\n"b":2}              | several lines of data
            {}                        | {}                            | the smallest object
            []                        | []                            | the smallest array
            {oops}                    | "{oops}"                      | looks like an object
            [DONE]                    | "[DONE]"                      | looks like an array
            [1                        | "[1"                          | not closed
            {"a":1] | "{\\"a\\":1]"                                   | closed by the wrong bracket
            {} {}                     | "{} {}"                       | two documents
            [1] 2 [3]                 | "[1] 2 [3]"                   | three documents
            [01]                      | "[01]"                        | no JSON number
            [NaN]                     | "[NaN]"                       | no JSON value
            ["\\x"]                   | "[\\"\\\\x\\"]"               | no JSON escape
            5                         | "5"                           | never coerced
            true                      | "true"                        | never coerced
            null                      | "null"                        | never coerced
            "quoted"                  | "\\"quoted\\""                | never coerced
            ~~                        | ""                            | empty data
            ~   ~                     | "   "                         | blanks only
            {                         | "{"                           | one character
            a"b\\c                    | "a\\"b\\\\c"                  | quotes and backslashes
            """)
    void embedsDataThatIsJsonAndQuotesTheRest(String data, String expected) {
        String unescaped = data.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");

        assertThat(text(unescaped)).isEqualTo("{\"data\":" + expected.replace("\\n", "\n") + "}");
        assertThat(textOfBytes(unescaped.getBytes(StandardCharsets.UTF_8))).isEqualTo(text(unescaped));
    }

    @Test
    void escapesControlCharacters() {
        assertThat(text("\b\f\n\r\t\0\u001f\u007f\u0085\u2028é😀"))
                .isEqualTo("{\"data\":\"\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u0085\u2028é😀\"}");
    }

    @Test
    void repairsMalformedUtf8BeforeItJudgesTheData() {
        byte[] malformed = "[\"a?b\"]".getBytes(StandardCharsets.UTF_8);
        malformed[3] = (byte) 0xFF;
        JsonTreeWriter tree = new JsonTreeWriter();
        tree.putData("data", malformed, 0, malformed.length);

        assertThat(textOfBytes(malformed)).isEqualTo("{\"data\":[\"a\uFFFDb\"]}");
        assertThat(tree.toJson()).hasToString("{\"data\":[\"a\uFFFDb\"]}");
    }

    @Test
    void aNumberTooLongToConvertIsNotJson() {
        String data = "[" + "1".repeat(1_001) + "]";

        assertThat(text(data)).isEqualTo("{\"data\":\"" + data + "\"}");
        assertThat(tree(data)).isEqualTo(Json.parse(text(data)));
    }

    @Test
    void parsesDataOnlyForThoseWhoLookIntoIt() {
        byte[] data = "[1]".getBytes(StandardCharsets.UTF_8);
        JsonTreeWriter writer = new JsonTreeWriter();
        writer.put("event", "x");
        writer.putData("data", data, 0, data.length);
        writer.put("retry", 5);
        Json json = writer.toJson();

        assertThat(JmesPath.compile("event").search(json)).isEqualTo(Json.parse("\"x\""));
        assertThat(JsonPath.compile("$.retry").findAll(json)).containsExactly(Json.parse("5"));
        assertThat(JsonPath.compile("$.nope").findAll(json)).isEmpty();
        data[1] = '2'; // Shows that it was not read before, and not again after.
        assertThat(JmesPath.compile("data[0]").search(json)).isEqualTo(Json.parse("2"));
        data[1] = '3';
        assertThat(json).hasToString("{\"event\":\"x\",\"data\":[2],\"retry\":5}");
    }

    @Test
    void everyWayOfLookingSeesTheData() {
        for (String path : new String[] {"$.data[0]", "$..[0]", "$.*[0]", "$['data'][*]", "$ ['data'][0]"}) {
            JsonTreeWriter writer = new JsonTreeWriter();
            writer.putData("data", "[7]");
            assertThat(JsonPath.compile(path).findAll(writer.toJson())).as(path).containsExactly(Json.parse("7"));
        }
        JsonTreeWriter two = new JsonTreeWriter();
        two.putData("data", "[7]");
        two.putData("more", "text");

        assertThat(two.toJson()).isEqualTo(Json.parse("{\"data\":[7],\"more\":\"text\"}"));
        assertThat(two.toJson().asMap()).containsKeys("data", "more");
    }

    /** Whether data is embedded must not depend on what asks first, text or tree. */
    @Test
    void textAndTreeAlwaysSayTheSame() {
        Random random = new Random(20_251_122);
        String alphabet = "{}[]\",:\\ 0123456789.eE+-truefalsn\né\u0001";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder data = new StringBuilder(random.nextBoolean() ? "{\"a\":" : "[");
            for (int length = random.nextInt(8); length > 0; length--) {
                data.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            data.append(data.charAt(0) == '{' ? '}' : ']');
            String text = data.toString();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonTreeWriter treeOfBytes = new JsonTreeWriter();
            treeOfBytes.putData("data", bytes, 0, bytes.length);

            assertThat(Json.parse(text(text))).as(text).isEqualTo(tree(text)).isEqualTo(treeOfBytes.toJson());
            assertThat(textOfBytes(bytes)).isEqualTo(text(text));
        }
    }

    private static String text(String data) {
        JsonTextWriter writer = new JsonTextWriter(16);
        writer.putData("data", data);
        return writer.toText();
    }

    private static String textOfBytes(byte[] data) {
        JsonTextWriter writer = new JsonTextWriter(16);
        writer.putData("data", data, 0, data.length);
        return writer.toText();
    }

    private static Json tree(String data) {
        JsonTreeWriter writer = new JsonTreeWriter();
        writer.putData("data", data);
        return writer.toJson();
    }
}
