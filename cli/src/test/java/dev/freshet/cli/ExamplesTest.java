// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example runs against the sample server, as its description says but with few users, and nothing of it fails. */
final class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");
    private static final SampleServer SERVER = SampleServer.start();

    /** Timeouts are long, because a loaded machine is no failure of an example. */
    private static final List<String> PROPERTIES =
            List.of("baseUrl=" + SERVER.baseUrl(), "users=3", "seconds=1", "timeout=60");

    @TempDir
    Path results;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsWithoutAFailure(Path example) throws IOException {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();

        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments(example));

        assertThat(err.toString()).isEmpty();
        assertThat(code).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(summary()).contains("\"errors\": []").contains("\"started\": 3");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysHowToRunIt(Path example) throws IOException {
        String source = Files.readString(example);

        assertThat(source)
                .contains("{@code ./freshet server}")
                .contains("{@code ./freshet run examples/" + example.getFileName() + "}")
                .contains("http://localhost:8080");
    }

    @AfterEach
    void forgetTheProperties() {
        PROPERTIES.forEach(property -> System.clearProperty(property.substring(0, property.indexOf('='))));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private String[] arguments(Path example) {
        return Stream.concat(
                        Stream.of("run", example.toString(), "--results-folder", results.toString()),
                        PROPERTIES.stream().map(property -> "-D" + property))
                .toArray(String[]::new);
    }

    private String summary() throws IOException {
        try (Stream<Path> runs = Files.list(results)) {
            return Files.readString(runs.findFirst().orElseThrow().resolve("summary.json"));
        }
    }
}
