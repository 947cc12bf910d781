// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpHeadersTest {

    private final HttpHeaders headers =
            new HttpHeaders().add("Accept", "a").add("X-N", 7).add("accept", List.of("b", "c"));

    @Test
    void namesHaveNoCaseAndLinesKeepTheirOrder() {
        assertThat(headers.get("ACCEPT")).isEqualTo("a");
        assertThat(headers.getAll("Accept")).containsExactly("a", "b", "c");
        assertThat(headers.getInt("x-n")).isEqualTo(7);
        assertThat(headers.names()).containsExactly("Accept", "X-N", "accept");
        assertThat(headers).extracting(Map.Entry::getValue).containsExactly("a", "7", "b", "c");
        assertThat(headers.contains("accept", "B", true)).isTrue();
        assertThat(headers.contains("accept", "B", false)).isFalse();
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(headers.get("other")).isNull();
        assertThat(headers.get("other", "else")).isEqualTo("else");
        assertThat(headers.getInt("other")).isNull();
        assertThat(headers.contains("other")).isFalse();
    }

    @Test
    void settingReplacesAllLinesOfThatName() {
        headers.set("ACCEPT", "d");

        assertThat(headers.entries()).containsExactly(Map.entry("X-N", "7"), Map.entry("ACCEPT", "d"));
        assertThat(headers.remove("x-n").size()).isEqualTo(1);
        assertThat(headers.clear().isEmpty()).isTrue();
    }

    @Test
    void aCopyChangesAlone() {
        HttpHeaders copy = headers.copy().set("Accept", "z");

        assertThat(copy.get("accept")).isEqualTo("z");
        assertThat(headers.get("accept")).isEqualTo("a");
    }
}
