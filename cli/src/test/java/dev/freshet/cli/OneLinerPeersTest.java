// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One line against servers that we did not write: what is seen of a stream, and what is measured of several, by assertions that hold and that fail. */
@Tag("full")
@Timeout(120)
class OneLinerPeersTest {

    private static final int STREAMS = 5;
    private static final int PUBLISHED = 4;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyEventOfNchanIsShownUntilTheOneThatIsWaitedFor() throws Exception {
        try (NchanChannel nchan = published()) {
            int code = execute("sse", nchan.url(), "--until", "data.n == `" + PUBLISHED + "`");

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
            assertThat(out.toString())
                    .contains("200", "text/event-stream", "update", "{\"n\":1}", "{\"n\":" + PUBLISHED + "}")
                    .as("nchan greets with a comment")
                    .contains(": hi");
            assertThat(out.toString()).as("looking writes nothing").doesNotContain("Report:");
        }
    }

    @Test
    void streamsOfNchanAreMeasured() throws Exception {
        try (NchanChannel nchan = published()) {
            int code = execute(measuring("sse", nchan.url(), "events = " + STREAMS * PUBLISHED));

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
            JsonNode stream = summary().at("/streams/all");
            assertThat(stream.path("events").asLong()).isEqualTo((long) STREAMS * PUBLISHED);
            assertThat(stream.path("opened").asLong()).isEqualTo(STREAMS);
        }
    }

    @Test
    void anAssertionOnStreamsOfNchanFails() throws Exception {
        try (NchanChannel nchan = published()) {
            int code = execute(measuring("sse", nchan.url(), "events > 1000000"));

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.ASSERTION_FAILED);
            assertThat(summary().at("/streams/all/opened").asLong())
                    .as("the figures are there all the same")
                    .isEqualTo(STREAMS);
        }
    }

    @Test
    void streamsOfJettyAreMeasured() throws Exception {
        try (JettyTicks jetty = JettyTicks.start()) {
            int code = execute(measuring("sse", jetty.url(), "lost = 0", "--sequence", "data.n"));

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
            assertThat(summary().at("/streams/all/events").asLong()).isGreaterThan(STREAMS);
        }
    }

    @Test
    void anAssertionOnStreamsOfJettyFails() throws Exception {
        try (JettyTicks jetty = JettyTicks.start()) {
            int code = execute(measuring("sse", jetty.url(), "event gap p50 < 1us"));

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.ASSERTION_FAILED);
        }
    }

    @Test
    void aPageOfNginxIsShown() throws Exception {
        try (NchanChannel nchan = published()) {
            int code = execute("http", nchan.pageUrl());

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
            assertThat(out.toString())
                    .containsIgnoringCase("Server: nginx")
                    .contains("200", "a page of nginx", "connect", "first byte");
            assertThat(out.toString()).as("looking writes nothing").doesNotContain("Report:");
        }
    }

    @Test
    void requestsToNginxAreMeasured() throws Exception {
        try (NchanChannel nchan = published()) {
            int code = execute(measuring("http", nchan.pageUrl(), "failed requests = 0"));

            assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
            assertThat(summary().at("/requests/all/okCount").asLong()).isGreaterThan(STREAMS);
        }
    }

    private NchanChannel published() throws IOException, InterruptedException {
        NchanChannel nchan = NchanChannel.open(folder);
        for (int n = 1; n <= PUBLISHED; n++) {
            nchan.publish("update", "{\"n\":" + n + "}");
        }
        return nchan;
    }

    private String[] measuring(String command, String url, String assertion, String... more) {
        String[] line = {
            command,
            url,
            "-n",
            Integer.toString(STREAMS),
            "-d",
            "1s",
            "--json",
            "--assert",
            assertion,
            "--results-folder",
            folder.resolve("results").toString()
        };
        String[] all = new String[line.length + more.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    private JsonNode summary() throws IOException {
        assertThat(Files.exists(folder.resolve("results"))).isTrue();
        return new ObjectMapper().readTree(out.toString());
    }

    private int execute(String... line) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), line);
    }
}
