// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE names what the distribution contains, and nothing else. */
final class NoticeTest {

    /** Written by the build before the tests: what goes into {@code target/lib}, and modules that are not packaged yet as folders. */
    private static final List<Path> CLASS_PATHS =
            List.of(Path.of("target/runtime-class-path.txt"), Path.of("target/deps-class-path.txt"));

    private static final Pattern VERSION = Pattern.compile("-\\d.*");
    private static final Pattern LIBRARY = Pattern.compile("(?m)^([A-Za-z0-9_-]+\\*?) {2,}\\S.*, https?://");

    @Test
    void namesEveryLibraryOfTheDistribution() throws IOException {
        assumeTrue(CLASS_PATHS.stream().allMatch(Files::exists), "only the build knows what the distribution contains");
        String paths = Files.readString(CLASS_PATHS.get(0)).strip()
                + File.pathSeparator
                + Files.readString(CLASS_PATHS.get(1)).strip();
        Set<String> libraries = Stream.of(paths.split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry ->
                        VERSION.matcher(Path.of(entry).getFileName().toString()).replaceFirst(""))
                .filter(name -> !name.startsWith("freshet-"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> named = LIBRARY.matcher(Files.readString(Path.of("../NOTICE")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(libraries)
                .as("each library has a line in NOTICE: name, licence, address")
                .isNotEmpty()
                .allMatch(library -> named.stream().anyMatch(name -> isNamedBy(library, name)));
        assertThat(named)
                .as("each line of NOTICE is about a library that is there")
                .allMatch(name -> libraries.stream().anyMatch(library -> isNamedBy(library, name)));
    }

    private static boolean isNamedBy(String library, String name) {
        return name.endsWith("*") ? library.startsWith(name.substring(0, name.length() - 1)) : library.equals(name);
    }
}
