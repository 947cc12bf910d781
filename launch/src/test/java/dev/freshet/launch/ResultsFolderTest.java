// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.report.console.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where results go, also where they cannot go where they should. */
class ResultsFolderTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 27, 23, 5, 9);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final Console console = new Console(new PrintWriter(out), new PrintWriter(out), Palette.PLAIN);

    /** A place in which no folder can be made, whoever asks. */
    private Path barred() throws IOException {
        return Files.writeString(folder.resolve("file"), "no folder").resolve("results");
    }

    @Test
    void theUsualPlaceIsTakenWithoutAWord() {
        Path usual = folder.resolve("results");
        ResultsFolder made = ResultsFolder.createUsual(usual, folder.resolve("instead"), "my-1", console);

        assertThat(made.path()).isEqualTo(usual.resolve("my-1")).isDirectory();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whereTheUsualPlaceCannotBeWrittenToAnotherOneIsTakenAndNamed() throws IOException {
        Path instead = folder.resolve("instead");
        ResultsFolder made = ResultsFolder.createUsual(barred(), instead, "my-1", console);

        assertThat(made.path()).isEqualTo(instead.resolve("my-1")).isDirectory();
        assertThat(out.toString())
                .contains(barred().toAbsolutePath() + " cannot be written to, so the results go to " + instead)
                .contains("--results-folder DIR");
    }

    @Test
    void whereNothingCanBeWrittenToTheUsualPlaceIsBlamed() throws IOException {
        Path usual = barred();
        assertThatThrownBy(() -> ResultsFolder.createUsual(usual, usual.resolve("instead"), "my-1", console))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("Cannot make a folder for the results in " + usual.toAbsolutePath() + " (")
                .hasMessageEndingWith("Choose another place with --results-folder DIR.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPlaceThatWasAskedForIsNeverReplaced() throws IOException {
        Path asked = barred();
        assertThatThrownBy(() -> ResultsFolder.create(asked, "My", NOW, console))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("Cannot make a folder for the results in " + asked.toAbsolutePath() + " (");
    }

    @Test
    void aFolderIsNeverShared() {
        Path first = ResultsFolder.create(folder, "My Run", NOW, console).path();
        Path second = ResultsFolder.create(folder, "My Run", NOW, console).path();

        assertThat(first).isEqualTo(folder.resolve("my-run-20261127-230509"));
        assertThat(second).isEqualTo(folder.resolve("my-run-20261127-230509-2"));
    }

    @Test
    void anEmptyFolderIsTakenAwayAgainWithTheOneThatWasMadeForIt() throws IOException {
        Path parent = folder.resolve("results");
        ResultsFolder empty = ResultsFolder.create(parent, "My", NOW, console);
        empty.discardIfEmpty();
        assertThat(parent).doesNotExist();

        ResultsFolder full = ResultsFolder.create(parent, "My", NOW, console);
        Files.writeString(full.path().resolve("summary.json"), "{}");
        full.discardIfEmpty();
        assertThat(full.path()).isDirectory();
    }
}
