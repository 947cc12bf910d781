// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The raw log of runs in processes of their own. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class RawLogFileTest {

    private static final int EVENTS = 5_000;

    private static final String SOURCE = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(sse("Events").get("/events"), sse("End").awaitEnd(30)).injectOpen(atOnceUsers(2)))
                    .protocols(http.baseUrl("%s"));
            }}
            """;

    @TempDir
    Path folder;

    private SampleServer server;
    private Path raw;

    @BeforeEach
    void start() {
        server = SampleServer.start();
        StreamScript script = StreamScript.stream();
        for (int i = 1; i <= EVENTS; i++) {
            script = script.event(SseEvent.of("event " + i));
        }
        server.script("/events", script.end());
        raw = folder.resolve("raw.jsonl");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyEventHasALineThatOnlyItsOwnerMayRead() throws Exception {
        try (ProcessOfItsOwn run = run("umask 000")) {
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
            assertThat(run.out()).contains("Raw log: " + raw.toRealPath() + " (10,000 events)");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(raw)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(raw);
        assertThat(lines).hasSize(2 * EVENTS).allMatch(line -> line.startsWith("{\"stream\":\"Events\",\"user\":"));
        for (int user = 1; user <= 2; user++) {
            String member = "\"user\":" + user + ",";
            assertThat(lines.stream()
                            .filter(line -> line.contains(member))
                            .mapToLong(line -> Long.parseLong(line.replaceAll(".*\"arrivalNs\":(\\d+).*", "$1"))))
                    .hasSize(EVENTS)
                    .isSorted();
        }
    }

    @Test
    void aFileThatCanGrowNoFurtherCostsEventsAndNotTheRun() throws Exception {
        try (ProcessOfItsOwn run =
                run("ulimit -f 600")) { // blocks of 512 or 1,024 bytes: less than the lines, more than the page
            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
            assertThat(run.err()).contains("freshet: The raw log, " + raw + ", is not written any further: ");
            assertThat(run.err().lines().filter(line -> line.contains("raw log")))
                    .hasSize(1);
            assertThat(run.out()).containsPattern("Raw log: .* events; [0-9,]+ are missing\\)");
        }
        assertThat(Files.readString(raw)).endsWith("]}\n");
    }

    @Test
    void aFileThatIsThereIsLeftAloneAndNothingIsRun() throws Exception {
        Files.writeString(raw, "precious");
        try (ProcessOfItsOwn run = run("true")) {
            assertThat(run.awaitExit()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).contains("--raw " + raw + ": there is such a file already.");
        }
        assertThat(raw).hasContent("precious");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    private ProcessOfItsOwn run(String before) throws IOException {
        List<String> shell = List.of("sh", "-c", before + "; exec \"$@\"", "sh");
        return ProcessOfItsOwn.run(folder, SOURCE.formatted(server.baseUrl()), shell, "--raw", raw.toString());
    }
}
