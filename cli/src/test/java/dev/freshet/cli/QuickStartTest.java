// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script keeps for the next start, with the Java that runs this test, and what it really brings. */
@Tag("full")
@DisabledOnOs(OS.WINDOWS)
final class QuickStartTest {

    private static final String SOURCE = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(dummy("Wait", 1)).injectOpen(atOnceUsers(1)));
            }}
            """;

    @TempDir
    Path folder;

    /** What a process has shown. */
    private record Shown(String out, String err) {}

    @Test
    void classesComeOutOfTheArchiveAndNothingElseIsShown() throws Exception {
        Path script = BuiltCheckout.in(folder.resolve("checkout"));
        Files.writeString(folder.resolve("My.java"), SOURCE);

        Shown first = run(script);
        assertThat(first.err()).startsWith("Preparing a quick start").hasLineCount(1);
        assertThat(first.out()).startsWith("-- My ---");

        Shown second = run(script, "-Xlog:class+load:file=" + folder.resolve("classes"));
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).startsWith("-- My ---");
        assertThat(ofArchive(folder.resolve("classes")))
                .contains(
                        "dev.freshet.cli.Main", "dev.freshet.core.run.Runner", "io.netty.channel.epoll.EpollIoHandler");

        assertThat(run(script, "-XX:ObjectAlignmentInBytes=16").err())
                .as("not that of the archive")
                .isEmpty();
    }

    @Test
    void anArchiveThatDoesNotFitIsNoHarm() throws Exception {
        Path script = BuiltCheckout.in(folder.resolve("checkout"));
        Files.writeString(folder.resolve("My.java"), SOURCE);
        run(script);
        Path archive = onlyFile(folder.resolve("cache/archives"));

        Files.delete(archive);
        Files.writeString(archive, "no archive".repeat(1000));
        assertThat(run(script).err()).isEmpty();

        Files.delete(archive);
        run(script);
        Path jar = folder.resolve("checkout/cli/target/lib/0.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(86_400)));
        Shown shown = run(script);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).startsWith("-- My ---");
    }

    private Shown run(Path script, String... options) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                script.toString(),
                "run",
                folder.resolve("My.java").toString(),
                "--results-folder",
                folder.resolve("results").toString());
        Path err = folder.resolve("err");
        builder.redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FRESHET_CACHE", folder.resolve("cache").toString());
        builder.environment().put("FRESHET_JAVA_OPTS", String.join(" ", options));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out + Files.readString(err)).isZero();
        return new Shown(out, Files.readString(err));
    }

    private static List<String> ofArchive(Path log) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            if (line.contains("source: shared objects file")) {
                names.add(line.substring(line.lastIndexOf(']') + 1, line.indexOf(" source:"))
                        .strip());
            }
        }
        return names;
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError(a + " and " + b);
                    })
                    .orElseThrow();
        }
    }
}
