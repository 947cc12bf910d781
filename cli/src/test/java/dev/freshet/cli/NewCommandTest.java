// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class NewCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("PriceWatch", List.of("new", "PriceWatch"), "Watchers"),
                arguments("PriceWatch", List.of("new", "PriceWatch.java", "--sse"), "Watchers"),
                arguments("MySimulation", List.of("new", "--http"), "Visitors"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatItWritesCompilesAndRuns(String name, List<String> line, String scenario) throws IOException {
        assertThat(execute(line, "-o", folder.toString())).isEqualTo(ExitCode.OK);
        Path file = folder.resolve(name + ".java");
        assertThat(file).content().contains("class " + name + " extends", "scenario(\"" + scenario + "\")");
        assertThat(out.toString()).contains("./freshet run " + file);

        int code;
        try (SampleServer server = SampleServer.start()) {
            code = execute(
                    List.of("run", file.toString()),
                    "-DbaseUrl=" + server.baseUrl(),
                    "-Dusers=3",
                    "-Dramp=1",
                    "-Dseconds=1",
                    "-Drate=3",
                    "-Drequests=2",
                    "--no-warm-up",
                    "--results-folder",
                    folder.resolve("results").toString());
        }

        assertThat(code).as(out + "\n" + err).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("0 of 2 assertions failed");
    }

    @Test
    void aFileThatIsThereStaysAsItIsUnlessThatIsForced() throws IOException {
        Path file = Files.writeString(folder.resolve("Mine.java"), "precious");

        assertThat(execute(List.of("new", "Mine", "-o", folder.toString()))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Mine.java is there already", "--force");
        assertThat(file).hasContent("precious");

        assertThat(execute(List.of("new", "Mine", "--force", "-o", folder.toString())))
                .isEqualTo(ExitCode.OK);
        assertThat(file).content().contains("class Mine ");
    }

    @Test
    void theFolderIsMadeAndWhatIsNoFolderIsRefused() throws IOException {
        Path inner = folder.resolve("a folder/below");
        assertThat(execute(List.of("new", "Mine", "--output", inner.toString())))
                .isEqualTo(ExitCode.OK);
        assertThat(inner.resolve("Mine.java")).exists();
        assertThat(out.toString()).contains("run '" + inner.resolve("Mine.java") + "'");

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(execute(List.of("new", "Mine", "-o", file.toString()))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("file is no folder", "--output");
    }

    /** Each with a reason. */
    @ParameterizedTest
    @CsvSource({
        "price-watch, a hyphen",
        "1Price, it begins with a digit",
        "class, a word of Java's own",
        "record, a word that names no class",
        "com.example.Watch, a package",
        "../Watch, a folder",
        "Simulation, the class that it extends",
        "System, a class that it uses",
        "'', nothing at all"
    })
    void whatNamesNoSimulationIsRefused(String name, String why) throws IOException {
        assertThat(execute(List.of("new", name, "-o", folder.toString())))
                .as(why)
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).startsWith("freshet: '" + name + "' ").doesNotContain("\tat ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private int execute(List<String> line, String... more) {
        List<String> all = new ArrayList<>(line);
        all.addAll(List.of(more));
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(new String[0]));
    }
}
