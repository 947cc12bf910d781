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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    /** So many run at a time: they wait for the server for most of theirs. */
    private static final int AT_ONCE = 4;

    private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(AT_ONCE);
    private static final Map<Path, Future<Ran>> RUNS = new HashMap<>();

    @TempDir
    static Path results;

    /** What came of an example. */
    private record Ran(int code, String out, String err, String summary) {}

    @BeforeAll
    static void beginAll() throws IOException {
        examples().forEach(example -> RUNS.put(example, RUNNERS.submit(() -> run(example))));
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsWithoutAFailure(Path example) throws Exception {
        Ran ran = Objects.requireNonNull(RUNS.get(example)).get();

        assertThat(ran.err).isEmpty();
        assertThat(ran.code).as(ran.out).isEqualTo(ExitCode.OK);
        assertThat(ran.summary).contains("\"errors\": []").contains("\"started\": 3");
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

    @AfterAll
    static void stop() {
        RUNNERS.shutdownNow();
        SERVER.close();
        PROPERTIES.forEach(property -> System.clearProperty(property.substring(0, property.indexOf('='))));
    }

    private static Ran run(Path example) throws IOException {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        Path folder = results.resolve(example.getFileName());
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments(example, folder));
        return new Ran(code, out.toString(), err.toString(), summary(folder));
    }

    private static String[] arguments(Path example, Path folder) {
        return Stream.concat(
                        Stream.of("run", example.toString(), "--results-folder", folder.toString()),
                        PROPERTIES.stream().map(property -> "-D" + property))
                .toArray(String[]::new);
    }

    /** What it wrote of its run, or nothing. */
    private static String summary(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return "";
        }
        try (Stream<Path> runs = Files.list(folder)) {
            Path run = runs.findFirst().orElseThrow();
            return Files.readString(run.resolve("summary.json"));
        }
    }
}
