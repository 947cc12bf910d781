// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.record.RunRecorder;
import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is left of a run, whatever becomes of its process or its disk, and what {@code freshet report} makes of it. */
@Tag("full") // processes of their own, which last for seconds
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
final class LastingRecordTest {

    /** Users who do something ten times a second, for as long as they are let. */
    private static final String SOURCE = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {
                static int times;
                static Session told(Session session) {
                    if (++times %% 10 == 0) System.out.println("been there " + times + " times");
                    return session;
                }
                { setUp(scenario("S").during(%d).on(exec(dummy("One", 5)).exec(My::told).pause(java.time.Duration.ofMillis(100)))
                    .injectOpen(atOnceUsers(1))).assertions(details("One").responseTime().max().lt(60_000)); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void ofAKilledProcessThereIsAllUpToItsLastSecond() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(60))) {
            run.awaitLine("been there 40 times");
            run.send("KILL");
            run.awaitExit();
        }
        String report = report(results());
        assertThat(report).contains("the record ends early", "One: max of response time is less than 60000.0 : true");
        assertThat(summary().replaceAll("\\s", ""))
                .containsPattern("\"name\":\"One\",\"kind\":\"request\",\"count\":[2-9][0-9]");
    }

    @Test
    void whoIsToldToStopLeavesAWholeRecord() throws Exception {
        for (String signal : List.of("TERM", "INT")) {
            try (ProcessOfItsOwn run =
                    ProcessOfItsOwn.run(folder, SOURCE.formatted(60), ProcessOfItsOwn.noticingInterrupts())) {
                run.awaitLine("been there 20 times");
                run.send(signal);
                run.awaitExit();
                assertThat(run.out()).contains("Report: ", "interrupted").doesNotContain("been there 500 times");
            }
            assertSameAgain();
            clear();
        }
    }

    @Test
    void whoCompletesLeavesWhatTheReportIsMadeOfByteForByte() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(2))) {
            assertThat(run.awaitExit()).isEqualTo(ExitCode.OK);
        }
        assertSameAgain();
    }

    @Test
    void aFullDiskStopsTheRecordWithOneLineAndNotTheRun() throws Exception {
        // of blocks of 512 or 1,024 bytes: a second or two of the record
        List<String> small = List.of("sh", "-c", "ulimit -f 4; exec \"$@\"", "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(12), small)) {
            run.awaitExit();
            assertThat(run.err().lines().filter(line -> line.contains("The record of the run")))
                    .hasSize(1)
                    .allMatch(line -> line.contains("is not written any further"));
            assertThat(run.out()).contains("One: max of response time is less than 60000.0 : true");
        }
        assertThat(report(results(), "--results-folder", folder.resolve("anew").toString()))
                .contains("the record ends early");
    }

    /** A file system of one page, which only the process sees; what is on it at the end is kept. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullFileSystemStopsTheRecordWithOneLineAndNotTheRun() throws Exception {
        List<String> small = List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mkdir results; mount -t tmpfs -o size=4k none results; \"$@\"; code=$?; cp -r results kept; exit $code",
                "sh");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(12), small)) {
            run.awaitExit();
            assertThat(run.err().lines().filter(line -> line.contains("The record of the run")))
                    .as(run.err())
                    .hasSize(1)
                    .allMatch(line -> line.contains("is not written any further"));
            assertThat(run.out()).contains("One: max of response time is less than 60000.0 : true");
        }
        Files.move(folder.resolve("kept"), folder.resolve("results"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(report(results(), "--results-folder", folder.resolve("anew").toString()))
                .contains("the record ends early");
    }

    @Test
    void resultsThatVanishAreToldOnceAndTheFiguresAreShown() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SOURCE.formatted(13))) {
            run.awaitLine("been there 10 times");
            delete(results());
            assertThat(run.awaitExit()).isEqualTo(ExitCode.OK);
            assertThat(run.err().lines().filter(line -> line.contains("The record of the run")))
                    .hasSize(1);
            assertThat(run.out()).contains("One: max of response time is less than 60000.0 : true");
        }
    }

    @Test
    void aRunWithoutMemoryIsInvalidAndItsRecordIsWhole() throws Exception {
        String eating = SOURCE.formatted(60)
                .replace("return session;", "if (times > 25) eaten.add(new byte[200_000_000]); return session;")
                .replace(
                        "static int times;",
                        "static int times; static final java.util.List<byte[]> eaten = new java.util.ArrayList<>();");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, eating, List.of("env", "JAVA_TOOL_OPTIONS=-Xmx128m"))) {
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.RUN_FAILED);
        }
        assertSameAgain();
        assertThat(summary()).contains("is invalid: ");
    }

    private void assertSameAgain() throws IOException {
        Path results = results();
        byte[] page = Files.readAllBytes(results.resolve("index.html"));
        byte[] summary = Files.readAllBytes(results.resolve("summary.json"));
        Files.delete(results.resolve("index.html"));
        Files.delete(results.resolve("summary.json"));
        assertThat(report(results)).doesNotContain("ends early");
        assertThat(results.resolve("index.html")).hasBinaryContent(page);
        assertThat(results.resolve("summary.json")).hasBinaryContent(summary);
    }

    private static String report(Path results, String... more) {
        StringWriter out = new StringWriter();
        String[] words = Stream.concat(Stream.of("report", results.toString()), Stream.of(more))
                .toArray(String[]::new);
        int code = Main.execute(new PrintWriter(out), new PrintWriter(out), words);
        assertThat(code).as(out.toString()).isEqualTo(ExitCode.OK);
        return out.toString().replaceAll("\\s+", " ");
    }

    private String summary() throws IOException {
        return Files.readString(record().resolveSibling("summary.json"));
    }

    private Path results() throws IOException {
        return Objects.requireNonNull(record().getParent());
    }

    private Path record() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(RunRecorder.FILE))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void clear() throws IOException {
        delete(folder.resolve("results"));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
