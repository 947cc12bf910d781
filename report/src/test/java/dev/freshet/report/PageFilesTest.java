// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the scripts and styles of the page keep to, so that foreign text stays text and each file can be read. */
class PageFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/freshet/report/page");
    private static final Pattern MAKES_MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|new Function|DOMParser|setAttribute\\(\"(style|on)");
    private static final Pattern FUNCTION =
            Pattern.compile("( {2}| {4})(async )?(function |const \\w+ = .*=> \\{$|\\w+\\(.*\\) \\{$).*");

    @Test
    void allScriptsAreListedOnce() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".js")))
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(FOLDER.resolve("scripts.txt")));
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void neverMakesMarkupOfText(Path script) throws IOException {
        assertThat(Files.readString(script)).doesNotContainPattern(MAKES_MARKUP);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void canStandInAPage(Path script) throws IOException {
        assertThat(Files.readString(script)).doesNotContainPattern("(?i)</?script|<!--");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void isShortEnoughToRead(Path script) throws IOException {
        List<String> lines = Files.readAllLines(script);
        assertThat(lines).hasSizeLessThanOrEqualTo(500);
        assertThat(longFunctions(lines)).isEmpty();
    }

    /** By indentation: what begins a function ends where its brace closes at the same depth. */
    private static List<String> longFunctions(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int first = 0; first < lines.size(); first++) {
            String line = lines.get(first);
            if (!FUNCTION.matcher(line).matches()) {
                continue;
            }
            String end = line.substring(0, line.length() - line.stripLeading().length()) + "}";
            int last = first;
            while (last + 1 < lines.size() && !lines.get(last).startsWith(end)) {
                last++;
            }
            if (last - first + 1 > 40) {
                found.add(line.strip());
            }
        }
        return found;
    }

    static Stream<Path> scripts() throws IOException {
        return Files.readAllLines(FOLDER.resolve("scripts.txt")).stream().map(FOLDER::resolve);
    }
}
