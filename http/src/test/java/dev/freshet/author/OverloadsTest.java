// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole language, as authors outside of the tool's packages use it: each line of the tables becomes a call with arguments as they are written in a
 * simulation, functions as lambdas, and all calls are compiled.
 */
class OverloadsTest {

    @TempDir
    private Path classes;

    private static List<Overload> table(String name) throws IOException {
        try (InputStream in = OverloadsTest.class.getResourceAsStream("/language/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Overload::parse)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core.txt", "http.txt"})
    void everyOverloadCompiles(String table) throws IOException {
        assertThat(new AuthorCompiler(classes).rejected(table(table))).isEmpty();
    }

    @Test
    void elementsOfChainsExistOnBothBuildersToo() throws IOException {
        List<Overload> twins = table("core.txt").stream()
                .filter(Overload::isElement)
                .flatMap(element -> element.twins().stream())
                .toList();

        assertThat(twins).hasSizeGreaterThan(400);
        assertThat(new AuthorCompiler(classes).rejected(twins)).isEmpty();
    }

    @Test
    void whatIsNotThereIsRejected() {
        Overload absent = Overload.parse("CoreDsl.pause(Session, byte[]) -> ChainBuilder");
        Overload wrongResult = Overload.parse("CoreDsl.pause(long) -> ScenarioBuilder");
        Overload present = Overload.parse("CoreDsl.pause(long) -> ChainBuilder");

        assertThat(new AuthorCompiler(classes).rejected(List.of(absent, wrongResult, present)))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).startsWith("CoreDsl.pause("));
    }
}
