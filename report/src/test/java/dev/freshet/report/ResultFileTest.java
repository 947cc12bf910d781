// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of results is whole or not there. That a full disk leaves none is proved with a limit, by tests of the command line. */
final class ResultFileTest {

    @TempDir
    Path folder;

    @Test
    void isWrittenWithItsFolder() throws IOException {
        Path file = folder.resolve("a/b/page.html");

        ResultFile.write(file, "Grüße");

        assertThat(file).content().isEqualTo("Grüße");
        assertThat(namesIn(folder.resolve("a/b"))).containsExactly("page.html");
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "old, and longer than the new one");

        ResultFile.write(file, "new");

        assertThat(file).content().isEqualTo("new");
        assertThat(namesIn(folder)).containsExactly("page.html");
    }

    @Test
    void leavesNothingWhereItCannotGetItsName() throws IOException {
        Path taken = folder.resolve("page.html");
        Files.createDirectories(taken.resolve("in the way"));

        assertThatThrownBy(() -> ResultFile.write(taken, "new")).isInstanceOf(IOException.class);

        assertThat(namesIn(folder)).containsExactly("page.html");
        assertThat(taken).isDirectory();
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
