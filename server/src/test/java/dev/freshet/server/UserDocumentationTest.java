// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for users says what the tables say, row by row. */
final class UserDocumentationTest {

    private static final List<String> LINES = read(Path.of("../docs/sample-server.md"));

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void hasARowForEachPath(Endpoint route) {
        String parameters =
                code(route.queryParameters().stream().map(Parameter::key).toList());
        String defaults = code(route.defaults().entrySet().stream()
                .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                .toList());

        assertThat(LINES).contains(row("`" + route.path() + "`", route.summary(), parameters, defaults));
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void hasARowForEachParameter(Parameter parameter) {
        String usual = parameter.usual().isEmpty() ? "" : "`" + parameter.usual() + "`";

        assertThat(LINES)
                .contains(row(
                        "`" + parameter.key() + "`",
                        parameter.meaning(),
                        parameter.allowed().words(),
                        usual));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(cell.isEmpty() ? " |" : " " + cell + " |");
        }
        return row.toString();
    }

    private static String code(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
    }

    private static List<String> read(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
