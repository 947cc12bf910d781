// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

    private static final Headers SOME = Headers.of(
            List.of(Map.entry("Accept", "a"), Map.entry("Set-Cookie", "b=1"), Map.entry("set-cookie", "c=2")));

    @Test
    void namesAreFoundInAnyCaseAndKeptAsWritten() {
        assertThat(SOME.first("SET-COOKIE")).isEqualTo("b=1");
        assertThat(SOME.all("Set-Cookie")).containsExactly("b=1", "c=2");
        assertThat(SOME.has("accept")).isTrue();
        assertThat(SOME).containsExactlyElementsOf(SOME.entries());
        assertThat(SOME.size()).isEqualTo(3);
        assertThat(SOME.entries().get(2).getKey()).isEqualTo("set-cookie");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(SOME.first("Host")).isNull();
        assertThat(SOME.all("Host")).isEmpty();
        assertThat(SOME.has("Accep")).isFalse();
        assertThat(Headers.NONE.isEmpty()).isTrue();
    }

    @Test
    void othersAreMadeAndTheseStay() {
        assertThat(SOME.with("accept", "z").all("Accept")).containsExactly("a", "z");
        assertThat(SOME.without("SET-cookie")).containsExactly(Map.entry("Accept", "a"));
        assertThat(SOME.without("Host")).isSameAs(SOME);
        assertThat(SOME.without(name -> name.startsWith("set-"))).containsExactly(Map.entry("Accept", "a"));
        assertThat(SOME.replacing("set-cookie", value -> value + ";").all("set-cookie"))
                .containsExactly("b=1;", "c=2;");

        assertThat(SOME.entries())
                .containsExactly(
                        Map.entry("Accept", "a"), Map.entry("Set-Cookie", "b=1"), Map.entry("set-cookie", "c=2"));
    }

    @Test
    void theyAreEqualByTheirLines() {
        assertThat(Headers.of("a", "1")).isEqualTo(Headers.NONE.with("a", "1")).hasSameHashCodeAs(Headers.of("a", "1"));
        assertThat(Headers.of("a", "1")).isNotEqualTo(Headers.of("A", "1"));
        assertThat(Headers.of("a", "1")).hasToString("[a=1]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "close              | true",
                "Upgrade, CLOSE     | true",
                "keep-alive , close | true",
                "closed             | false",
                "not close          | false",
                "''                 | false"
            })
    void listsAreSearchedWordByWord(String value, boolean isListed) {
        assertThat(Headers.of("Connection", "x").with("connection", value).lists("CONNECTION", "close"))
                .isEqualTo(isListed);
    }

    @Test
    void aBuilderGoesOn() {
        Headers.Builder builder = new Headers.Builder().add("a", "1");
        Headers before = builder.build();
        builder.append(" more");

        assertThat(before.first("a")).isEqualTo("1");
        assertThat(builder.add("b", "2").build()).containsExactly(Map.entry("a", "1 more"), Map.entry("b", "2"));
    }
}
