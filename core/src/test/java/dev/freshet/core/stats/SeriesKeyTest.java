// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SeriesKeyTest {

    static Stream<Arguments> paths() {
        return Stream.of(
                Arguments.of(List.of(), "", "the run itself"),
                Arguments.of(List.of("Prices"), "Prices", "one name"),
                Arguments.of(List.of("request", "Log in", "GET"), "request/Log in/GET", "several"),
                Arguments.of(List.of("a/b", "c"), "a%2Fb/c", "a separator within"),
                Arguments.of(List.of("a%2Fb", "c"), "a%252Fb/c", "what looks like one"),
                Arguments.of(List.of("", ""), "/", "empty names"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("paths")
    void aPathIsOneTextWhosePartsCanBeTold(List<String> path, String text, String what) {
        assertThat(new SeriesKey(Owner.ROW, path).text()).isEqualTo(text);
    }

    @Test
    void noTwoPathsHaveTheSameText() {
        List<String> names = List.of("", "a", "/", "%", "%2F", "a/b", "%25");
        assertThat(names.stream().flatMap(one -> names.stream().map(other -> SeriesKey.joined(List.of(one, other)))))
                .doesNotHaveDuplicates();
    }
}
