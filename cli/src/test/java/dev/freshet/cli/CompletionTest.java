// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code freshet completion} prints, read by the shells themselves. */
final class CompletionTest {

    /** Completes the last word, as bash does for the function that is registered for the program. */
    private static final String COMPLETING = """
            source "$1" || exit 9
            shift
            spec=$(complete -p freshet) || exit 8
            function=${spec#*-F }
            function=${function%% *}
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
            "$function" freshet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aFolderWithFiles() throws IOException {
        Files.writeString(folder.resolve("Prices.java"), "");
        Files.createDirectories(folder.resolve("results"));
    }

    /** Each with a reason. */
    @ParameterizedTest
    @CsvSource({
        "ru, run, a command",
        "co, compare completion, several commands",
        "run --results, --results-folder, an option",
        "server --http2-re, --http2-requests --http2-resets, several options",
        "run Pri, Prices.java, a file",
        "run --results-folder res, results, a folder behind an option",
        "completion z, zsh, one of a few words",
        "run --no-such, '', there is none"
    })
    void bashCompletes(String typed, String offered, String why) throws Exception {
        assumeTrue(isInstalled("bash"), "no bash");
        Path script = Files.writeString(folder.resolve("completion.sh"), printed("bash"));
        List<String> command = new ArrayList<>(List.of("bash", "-c", COMPLETING, "bash", script.toString(), "freshet"));
        command.addAll(List.of(typed.split(" ", -1)));

        Shown shown = run(command);

        assertThat(shown.code()).as(shown.text()).isZero();
        assertThat(shown.text().lines().map(String::strip).filter(line -> !line.isEmpty()))
                .as(why)
                .containsExactlyInAnyOrderElementsOf(offered.isEmpty() ? List.of() : List.of(offered.split(" ", -1)));
    }

    @Test
    void zshReadsIt() throws Exception {
        assumeTrue(isInstalled("zsh"), "no zsh");
        Path script = Files.writeString(folder.resolve("completion.sh"), printed("zsh"));

        Shown shown = run(List.of(
                "zsh", "-f", "-c", "autoload -U +X compinit && compinit -u -D; source " + script + " && echo read"));

        assertThat(shown.text()).endsWith("read\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fish", ""})
    void anotherShellIsRefused(String shell) {
        int code = shell.isEmpty() ? execute("completion") : execute("completion", shell);

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).startsWith("freshet: ").contains("SHELL");
        assertThat(out.toString()).isEmpty();
    }

    private String printed(String shell) {
        assertThat(execute("completion", shell)).as(err.toString()).isEqualTo(ExitCode.OK);
        return out.toString();
    }

    private int execute(String... line) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), line);
    }

    private static boolean isInstalled(String shell) {
        return Files.isExecutable(Path.of("/bin", shell)) || Files.isExecutable(Path.of("/usr/bin", shell));
    }

    private record Shown(int code, String text) {}

    private Shown run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Shown(process.waitFor(), text);
    }
}
