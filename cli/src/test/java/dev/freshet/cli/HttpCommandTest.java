// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.ReceivedRequest;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code freshet http} against the sample server: the response that is looked at, and the load. */
@Timeout(120)
final class HttpCommandTest {

    private static SampleServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = SampleServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Said http(String... words) {
        return Said.by("http", words);
    }

    private static String url(String path) {
        return server.baseUrl() + path;
    }

    @Test
    void theResponseIsShownWithItsTimes() {
        Said said = http(url("/status/200?body=hello"));

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines().findFirst().orElseThrow())
                .matches("HTTP/1\\.1 200 in .*: connect .*, first byte .*");
        assertThat(said.out()).containsIgnoringCase("content-type: text/plain").endsWith("\n\nhello\n");
    }

    @Test
    void aBadStatusIsShownAndToldByTheExitCode() {
        Said said = http(url("/status/500?body=oh"));

        assertThat(said.code()).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(said.out()).startsWith("HTTP/1.1 500").contains("\n\noh\n");
        assertThat(said.err()).contains("500");
    }

    @Test
    void theStatusThatIsExpectedIsOk() {
        assertThat(http(url("/status/404"), "--expect-status", "404").code()).isEqualTo(ExitCode.OK);
        assertThat(http(url("/health"), "--expect-status", "201").code()).isEqualTo(ExitCode.RUN_FAILED);
    }

    @Test
    void whereNobodyListensIsSaidInASentence() {
        Said said = http("localhost:1");

        assertThat(said.code()).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(said.err()).contains("connection refused").hasLineCount(1);
    }

    @Test
    void theRequestIsTheOneThatIsAskedFor() {
        server.record("/status/200");

        http(url("/status/200"), "-X", "POST", "-H", "X-One: a", "--data", "{}");

        ReceivedRequest request = server.requests("/status/200").get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers("X-One")).containsExactly("a");
        assertThat(request.headers("Content-Type")).containsExactly("application/json");
        assertThat(request.body()).isEqualTo("{}");
    }

    @Test
    void usersSendOneRequestAfterTheOther() throws IOException {
        Said said = http(
                url("/health"),
                "-n",
                "2",
                "-d",
                "1s",
                "--json",
                "--results-folder",
                folder.toString(),
                "--assert",
                "Request: response time p50 < 10s");

        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.OK);
        JsonNode json = new ObjectMapper().readTree(said.out());
        assertThat(json.path("simulation").asText()).isEqualTo("RequestSimulation");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("index.html");
        }
    }

    @Test
    void aRateIsThatManyRequests() throws IOException {
        Said said = http(url("/health"), "--rate", "20", "-d", "1s", "--json", "--results-folder", folder.toString());

        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.OK);
        assertThat(said.err()).contains("RequestSimulation");
        assertThat(new ObjectMapper().readTree(said.out()).path("ended").asText())
                .isEqualTo("completed");
    }

    @Test
    void badOptionsAreTold() {
        assertThat(http(url("/health"), "-n", "2", "--rate", "3").err()).contains("give one of them");
        assertThat(http(url("/health"), "--expect-status", "7").err()).contains("three digits");
    }

    @Test
    void theSimulationIsShown() {
        Said said = http(url("/health"), "-n", "5", "--expect-status", "200", "--show-simulation");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .contains("public class RequestSimulation extends Simulation")
                .contains("status().is(200)");
    }
}
