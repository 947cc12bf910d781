// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

    private static final Json DOCUMENT = Json.parse("""
            {"a": {"b": [1, 2, null, {"c": "x", "n": null}]},
             "items": [{"s": 1}, {"s": null}, {"t": 2}, 5],
             "e": [], "x y": {"*": 7}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # path                   | found                                | plain
            $                        | [{"a":{"b":[1,2,null,{"c":"x","n":null}]},"items":[{"s":1},{"s":null},{"t":2},5],"e":[],"x y":{"*":7}}] | true
            $.a.b                    | [[1,2,null,{"c":"x","n":null}]]      | true
            ~ $.a.b[0] ~             | [1]                                  | true
            $.a.b[2]                 | [null]                               | true
            $.a.b[3].n               | [null]                               | true
            $.a.b[-1].c              | [x]                                  | true
            $.a.b[4]                 | []                                   | true
            $.a.b[-5]                | []                                   | true
            $.a.zz                   | []                                   | true
            $.a.b.c                  | []                                   | true
            $.a[0]                   | []                                   | true
            $.a.b[2].c               | []                                   | true
            $['a']["b"][1]           | [2]                                  | true
            $['x y']['*']            | [7]                                  | true
            $['x y'].*               | [7]                                  | true
            $.items[*].s             | [1, null]                            | true
            $.items[*]               | [{"s":1}, {"s":null}, {"t":2}, 5]    | true
            $.e[*]                   | []                                   | true
            $.*.b[1]                 | [2]                                  | true
            $.items[0,2]             | [{"s":1}, {"t":2}]                   | false
            $.items[0,9]             | [{"s":1}]                            | false
            $.items[1:3]             | [{"s":null}, {"t":2}]                | false
            $..s                     | [1, null]                            | false
            $.items[?(@.s == 1)]     | [{"s":1}]                            | false
            $.items[?(@.zz == 1)]    | []                                   | false
            """)
    void findsValuesInTheOrderOfTheDocument(String path, String found, boolean isPlain) {
        JsonPath compiled = JsonPath.compile(path);

        assertThat(compiled.findAll(DOCUMENT).stream().map(Json::asText).toList())
                .hasToString(found);
        assertThat(compiled.isPlain()).isEqualTo(isPlain);
        assertThat(compiled.count(DOCUMENT))
                .isEqualTo(compiled.findAll(DOCUMENT).size());
    }

    @Test
    void findsTheNthValue() {
        for (JsonPath path : List.of(JsonPath.compile("$.items[*].s"), JsonPath.compile("$..s"))) {
            assertThat(path.find(DOCUMENT, 0)).isEqualTo(Json.parse("1"));
            assertThat(path.find(DOCUMENT, 1)).isEqualTo(Json.parse("null"));
            assertThat(path.find(DOCUMENT, 2)).isNull();
        }
        assertThat(JsonPath.compile("$.a.b[0]").find(DOCUMENT, 0)).isEqualTo(Json.parse("1"));
        assertThat(JsonPath.compile("$.a.b[0]").find(DOCUMENT, 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.data.n", "$.data[?(@.n > -1)].n", "$..n"})
    void isSharedByLoops(String path) throws Exception {
        JsonPath shared = JsonPath.compile(path);
        ExecutorService loops = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> users = IntStream.rangeClosed(1, 1_000)
                    .<Callable<Boolean>>mapToObj(n -> () -> {
                        boolean inList = path.contains("?");
                        Json document =
                                Json.parse(inList ? "{\"data\":[{\"n\":" + n + "}]}" : "{\"data\":{\"n\":" + n + "}}");
                        return Objects.equals(shared.findAll(document).get(0).asInteger(), n);
                    })
                    .toList();

            assertThat(loops.invokeAll(users))
                    .allSatisfy(verdict -> assertThat(verdict.get()).isTrue());
        } finally {
            loops.shutdown();
        }
    }
}
