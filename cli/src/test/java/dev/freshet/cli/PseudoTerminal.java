// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A command on a pseudo-terminal, by {@code terminal.py} beside this class, which says what steps there are. */
final class PseudoTerminal {

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private int columns = 80;
    private int rows = 24;

    /** One that keeps its files in that folder. Skips the calling test where there is no Python; on CI that fails it. */
    PseudoTerminal(Path folder) {
        this.folder = folder;
        boolean hasPython = Files.isExecutable(Path.of("/usr/bin/python3"));
        if (System.getenv("CI") != null) {
            assertThat(hasPython).as("python3 is to be installed by .ci/run").isTrue();
        } else {
            assumeTrue(hasPython, "needs python3");
        }
    }

    PseudoTerminal sized(int chosenColumns, int chosenRows) {
        columns = chosenColumns;
        rows = chosenRows;
        return this;
    }

    PseudoTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Runs a command and does these steps.
     *
     * @return all that was shown, as it was sent
     */
    String run(List<String> command, String steps) throws IOException, InterruptedException {
        Path script = folder.resolve("terminal.py");
        try (InputStream source = PseudoTerminal.class.getResourceAsStream("terminal.py")) {
            Files.write(script, Objects.requireNonNull(source).readAllBytes());
        }
        Path input = Files.writeString(folder.resolve("steps"), steps);
        Path shown = folder.resolve("shown");
        List<String> all = new ArrayList<>(
                List.of("/usr/bin/python3", script.toString(), "" + columns, "" + rows, shown.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().remove("NO_COLOR");
        builder.environment().put("FRESHET_CACHE", "");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String complaint = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        String text = Files.exists(shown) ? Files.readString(shown) : "";
        assertThat(code).as(complaint + "\n" + text).isZero();
        return text;
    }
}
