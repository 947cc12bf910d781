// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.SimulationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmesPathTest {

    private static final Json DOCUMENT = Json.parse("""
            {"id": 77535, "a": {"b": [1, 2, null, {"c": "x", "n": null}]},
             "items": [{"s": 1}, {"s": 3}], "x y": 7}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id                 | 77535  | true
            a.b[0]             | 1      | true
            a.b[-1].c          | x      | true
            "x y"              | 7      | true
            a."b"[1]           | 2      | true
            a.b[1].c           | nothing | true
            a.b[9]             | nothing | true
            a.b[-9]            | nothing | true
            zz                 | nothing | true
            id.zz              | nothing | true
            a.b[3].n           | nothing | true
            a.b[2]             | nothing | true
            [0]                | nothing | true
            items[*].s         | [1,3]  | false
            items[?s == `3`]   | [{"s":3}] | false
            length(items)      | 2      | false
            zz OR id           | 77535  | false
            @.id               | 77535  | false
            a.b[3].n OR zz | nothing | false
            """)
    void findsAtMostOneValue(String path, String found, boolean isPlain) {
        JmesPath compiled = JmesPath.compile(path.replace(" OR ", " || "));
        Json value = compiled.search(DOCUMENT);

        assertThat(value == null ? "nothing" : value.asText()).isEqualTo(found);
        assertThat(compiled.isPlain()).isEqualTo(isPlain);
    }

    @Test
    void aFunctionThatDislikesItsInputFailsInWords() {
        JmesPath sum = JmesPath.compile("sum(id)");

        assertThatThrownBy(() -> sum.search(DOCUMENT))
                .isInstanceOf(JsonException.class)
                .hasMessage("Invalid argument type calling \"sum\": expected array of number but was number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a[             | JMESPath 'a[' does not compile: syntax error no viable alternative at input '[' at position 2
            foo bar        | JMESPath 'foo bar' does not compile: syntax error extraneous input 'bar' expecting <EOF> at position 4
            nofunc(@)      | JMESPath 'nofunc(@)' does not compile: unknown function "nofunc" at position 0
            length()       | JMESPath 'length()' does not compile: invalid arity calling "length" (expected 1 but was 0) at position 0
            a[99999999999] | JMESPath 'a[99999999999]' does not compile: a number is out of range
            """)
    void refusesWhatIsNotAPath(String path, String message) {
        assertThatThrownBy(() -> JmesPath.compile(path))
                .isInstanceOf(SimulationException.class)
                .hasMessage(message);
    }
}
