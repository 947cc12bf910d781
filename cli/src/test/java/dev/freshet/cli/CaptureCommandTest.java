// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.json.Json;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Streams of the sample server, captured and played back. */
final class CaptureCommandTest {

    @TempDir
    Path folder;

    private final SampleServer server = SampleServer.start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everythingThatCameIsInTheFile() throws IOException {
        server.script(
                "/s",
                StreamScript.stream()
                        .text("\ufeff: hi\n\nid: 1\r\ndata: \u00fc\r\n\r\n")
                        .pause(Duration.ofMillis(20))
                        .text("data: half")
                        .end());
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(capture("/s?token=secret&a=b", file)).as(err.toString()).isEqualTo(ExitCode.OK);

        List<Map<String, Object>> lines = lines(file);
        assertThat(lines.get(0))
                .containsEntry("freshet", "sse-capture")
                .containsEntry("version", 1)
                .containsEntry("method", "GET")
                .containsEntry("url", server.baseUrl() + "/s?token=***&a=b")
                .containsEntry("status", 200)
                .containsEntry("contentType", "text/event-stream")
                .containsKeys("at", "headUs");
        assertThat(texts(lines)).containsExactly("\ufeff: hi\n\n", "id: 1\r\ndata: \u00fc\r\n\r\n", "data: half");
        assertThat(times(lines)).isSorted();
        assertThat(lines.get(4))
                .containsEntry("end", "closed")
                .containsEntry("events", 1)
                .containsEntry("bytes", 38);
        assertThat(err.toString()).contains("Captured 1 event, ", "until the server ended the stream: " + file);
        assertThat(out.toString()).isEmpty();
        assertThat(server.requests("/s").get(0).header("Accept")).contains("text/event-stream");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadTheFile() throws IOException {
        Path file = folder.resolve("s.sse.jsonl");
        assertThat(capture("/events?count=1", file)).isEqualTo(ExitCode.OK);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itEndsAfterAsManyEventsAsWereAskedFor() throws IOException {
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(capture("/events?rate=0&count=1000&comments=1", file, "--events", "3"))
                .isEqualTo(ExitCode.OK);

        List<Map<String, Object>> lines = lines(file);
        assertThat(lines.get(lines.size() - 1)).containsEntry("end", "events").containsEntry("events", 3);
        assertThat(texts(lines).stream().filter(text -> text.contains("data:"))).hasSize(3);
    }

    @Test
    void itEndsWhenTheTimeIsOver() throws IOException {
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(capture("/idle", file, "-d", "300ms")).isEqualTo(ExitCode.OK);

        assertThat(lines(file).get(2)).containsEntry("end", "duration").containsEntry("events", 1);
        assertThat(err.toString()).contains("until the time is over");
    }

    @ParameterizedTest
    @CsvSource({"drop, connection closed before the end of the body", "reset, connection reset"})
    void aStreamThatIsCutIsAFailureAndInTheFileAllTheSame(String end, String why) throws IOException {
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(capture("/events?rate=100&count=2&end=" + end, file)).isEqualTo(ExitCode.RUN_FAILED);

        List<Map<String, Object>> lines = lines(file);
        assertThat(lines.get(lines.size() - 1)).containsEntry("end", "cut").containsEntry("detail", why);
        assertThat(err.toString()).contains("until the stream was cut (" + why + ")");
    }

    @Test
    void methodHeadersAndBodyAreSent() throws IOException {
        server.script("/ask", StreamScript.stream().text("data: a\n\n").end());
        Path body = Files.writeString(folder.resolve("body.json"), "{\"question\": 1}");

        assertThat(capture("/ask", folder.resolve("s"), "-H", "X-One: 1", "-H", "Accept: a/b", "--data", "@" + body))
                .isEqualTo(ExitCode.OK);

        var request = server.requests("/ask").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("X-One")).contains("1");
        assertThat(request.header("Accept")).contains("a/b");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.body()).isEqualTo("{\"question\": 1}");
    }

    @Test
    void aRedirectIsFollowedAndABodyInGzipUndone() throws IOException {
        Path file = folder.resolve("s.sse.jsonl");

        int code = capture(
                "/redirect?to=/events%3Fcount%3D2%26data%3Dabc%26gzip%3Dflush", file, "-H", "Accept-Encoding: gzip");

        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(texts(lines(file))).hasSize(2).allMatch(text -> text.contains("data: abc\n"));
    }

    /** Each with what is said. */
    @ParameterizedTest
    @CsvSource({
        "/status/503, the server answers with status 503",
        "/health, 'the content type text/plain, which is no event stream'",
    })
    void whatIsNoStreamIsToldAndLeavesNoFile(String path, String message) {
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(capture(path, file)).isEqualTo(ExitCode.RUN_FAILED);

        assertThat(err.toString())
                .startsWith("freshet: " + server.baseUrl() + path)
                .contains(message);
        assertThat(file).doesNotExist();
    }

    @Test
    void whoIsNotThereIsToldAndLeavesNoFile() {
        Path file = folder.resolve("s.sse.jsonl");

        assertThat(execute("capture", "http://127.0.0.1:1/", "-o", file.toString()))
                .isEqualTo(ExitCode.RUN_FAILED);

        assertThat(err.toString()).contains("http://127.0.0.1:1/: connection refused. Nothing was captured.");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsThereStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("s.sse.jsonl"), "precious");

        assertThat(capture("/events?count=1", file)).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).contains("there is such a file already");
        assertThat(file).hasContent("precious");
        assertThat(capture("/events?count=1", folder.resolve("none/s"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("its folder is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1s", "0s", "s", "1d", "1e3s", "99999999999h"})
    void aTimeThatIsNoneIsRefused(String time) {
        assertThat(capture("/events", folder.resolve("s"), "--duration=" + time))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(err.toString()).contains("'" + time + "' is no time", "such as 500ms, 30s");
    }

    @Test
    void ctrlCEndsItInOrder() throws Exception {
        Path file = folder.resolve("s.sse.jsonl");
        List<String> before = ProcessOfItsOwn.noticingInterrupts();
        try (ProcessOfItsOwn process = ProcessOfItsOwn.freshet(
                folder, before, "capture", server.baseUrl() + "/events?rate=50", "-o", file.toString())) {
            while (!Files.exists(file) || Files.readAllLines(file).size() < 4) {
                Thread.onSpinWait();
            }
            process.send("INT");

            assertThat(process.awaitExit()).as(process.err()).isEqualTo(130);
            assertThat(process.err()).contains("until it was interrupted: ");
        }
        List<Map<String, Object>> lines = lines(file);
        assertThat(lines.get(lines.size() - 1))
                .containsEntry("end", "interrupted")
                .containsEntry("events", lines.size() - 2);
    }

    @Test
    void aDashIsStandardOutput() throws Exception {
        try (ProcessOfItsOwn process = ProcessOfItsOwn.freshet(
                folder, List.of(), "capture", server.baseUrl() + "/events?count=2&data=abc", "-o", "-")) {
            assertThat(process.awaitExit()).as(process.err()).isZero();

            assertThat(process.out().lines()).hasSize(4).allMatch(line -> line.startsWith("{"));
            assertThat(process.err()).contains("Captured 2 events", "standard output");
        }
    }

    @Test
    void whatIsPlayedBackIsCapturedAgainAsItWas() throws IOException {
        Recaptured recaptured = recaptured("/events?rate=0&count=200&comments=3&retry=500&end=drop", "1000");

        assertThat(recaptured.again()).isEqualTo(recaptured.first());
        assertThat(recaptured.first()).hasSizeGreaterThan(200);
    }

    /** Times depend on what else this machine does; half of them must be right, whatever that is. */
    @Test
    @Tag("full")
    void itsTimesAreThoseOfTheFirstTime() throws IOException {
        List<Long> apart = new ArrayList<>();
        for (int attempt = 0; attempt < 3; attempt++) {
            Recaptured recaptured = recaptured("/events?rate=40&count=100&data=a&comments=10", "1");
            assertThat(recaptured.again()).isEqualTo(recaptured.first());
            for (int i = 0; i < recaptured.firstUs().size(); i++) {
                apart.add(Math.abs(
                        recaptured.firstUs().get(i) - recaptured.againUs().get(i)));
            }
        }
        apart.sort(null);
        assertThat(apart.get(apart.size() / 2)).as("median in us of " + apart).isLessThan(5_000);
    }

    private record Recaptured(List<String> first, List<String> again, List<Long> firstUs, List<Long> againUs) {}

    private int captures;

    private Recaptured recaptured(String path, String speed) throws IOException {
        captures++;
        Path first = folder.resolve(captures + "-first.sse.jsonl");
        Path again = folder.resolve(captures + "-again.sse.jsonl");
        capture(path, first);
        ReplayOptions replay = new ReplayOptions();
        new CommandLine(CommandSpec.create().addMixin("replay", CommandSpec.forAnnotatedObject(replay)))
                .parseArgs("--replay", first.toString(), "--speed", speed);
        replay.read();
        try (SampleServer player = SampleServer.start()) {
            String told = replay.play(player);
            assertThat(told).contains(player.baseUrl() + "/replay\n", player.baseUrl() + "/events\n");
            execute("capture", player.baseUrl() + "/replay", "-o", again.toString());
        }
        List<Map<String, Object>> one = lines(first);
        List<Map<String, Object>> other = lines(again);
        assertThat(other.get(other.size() - 1).get("end"))
                .isEqualTo(one.get(one.size() - 1).get("end"));
        return new Recaptured(texts(one), texts(other), times(one), times(other));
    }

    private int capture(String path, Path file, String... options) {
        List<String> line = new ArrayList<>(List.of("capture", server.baseUrl() + path, "-o", file.toString()));
        line.addAll(List.of(options));
        return execute(line.toArray(new String[0]));
    }

    private int execute(String... line) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), line);
    }

    private static List<Map<String, Object>> lines(Path file) throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(Json.parse(line).asMap());
            }
        }
        return lines;
    }

    private static List<String> texts(List<Map<String, Object>> lines) {
        return lines.stream()
                .filter(line -> line.containsKey("text"))
                .map(line -> (String) line.get("text"))
                .toList();
    }

    private static List<Long> times(List<Map<String, Object>> lines) {
        return lines.stream()
                .filter(line -> line.containsKey("text"))
                .map(line -> ((Number) Objects.requireNonNull(line.get("atUs"))).longValue())
                .toList();
    }
}
