// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.codec.SseEvent;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.ReceivedRequest;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code freshet sse} against the sample server: the stream that is looked at, and the load. */
@Timeout(120)
final class SseCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    private static Said sse(String... words) {
        return Said.by("sse", words);
    }

    private static String url(String path) {
        return server.baseUrl() + path;
    }

    private Said load(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--results-folder", folder.toString()));
        return sse(line.toArray(new String[0]));
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    @Test
    void everythingThatAStreamSendsIsShownAsItComes() {
        server.script(
                "/all",
                StreamScript.stream()
                        .event(new SseEvent("tick", "one", "7", 250))
                        .event(SseEvent.of("two\nlines"))
                        .event(SseEvent.of("\u001b[31mred"))
                        .end());

        Said said = sse(url("/all"));

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()
                        .lines()
                        .map(line -> line.replaceAll("^ *\\d+\\.\\d{3} ", "").replaceAll("  +", "  ")))
                .anyMatch(line -> line.matches(" *HTTP/1\\.1 200, text/event-stream.*first byte .*"))
                .anyMatch(line -> line.endsWith("retry 250 ms"))
                .anyMatch(line -> line.endsWith("  tick  id 7  one"))
                .anyMatch(line -> line.endsWith("  message"))
                .anyMatch(line -> line.endsWith("  two"))
                .anyMatch(line -> line.endsWith("  lines"))
                .anyMatch(line -> line.endsWith("  message  \\u001b[31mred"))
                .anyMatch(line -> line.endsWith("  ended by server"))
                .anyMatch(line -> line.matches("3 events in .*, [0-9.]+ B; the first after .*\\. Gaps: p50 .*"));
    }

    @Test
    void nothingIsWrittenByLooking() throws IOException {
        Said said = sse(url("/events?rate=100&count=2"));

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).doesNotContain("Report:");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void lookingEndsAfterItsTime() {
        Said said = sse(url("/events?rate=100"), "-d", "300ms");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("id 1").contains("run ended");
    }

    @Test
    void untilClosesTheStreamAfterTheEventThatIsMeant() {
        Said said = sse(url("/events?rate=200"), "--until", "data.seq == `3`");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("id 3").contains("closed by user").doesNotContain("id 9 ");
    }

    @Test
    void whatNeverComesTrueIsAFailure() {
        Said said = sse(url("/events?rate=200&count=3"), "--until", "data.nothing", "--assert", "ko requests is 0");

        assertThat(said.err()).contains("End of stream");
    }

    @Test
    void aStreamThatIsCutComesBackWithItsLastEventId() {
        Said said = sse(
                url("/events?rate=200&count=2&end=drop&retry=10"),
                "--reconnect",
                "on-drop,times=1",
                "--sequence",
                "data.seq",
                "--published-at",
                "data.sentAt:ms",
                "--assert",
                "lost events is 0");

        assertThat(said.out())
                .contains("dropped: connection closed")
                .contains("connecting again, Last-Event-ID 2")
                .contains("id 4")
                .contains("0 of 1 assertion failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/status/503 | unexpected status 503 | HTTP/1.1 503",
                "/status/200 | text/plain | that is no event stream",
            })
    void whatIsNoStreamIsSaidInASentence(String path, String err, String out) {
        Said said = sse(url(path));

        assertThat(said.code()).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(said.err()).contains(err).hasLineCount(1);
        assertThat(said.out()).contains(out);
    }

    @Test
    void whereNobodyListensIsSaidInASentence() {
        Said said = sse("localhost:1");

        assertThat(said.code()).isEqualTo(ExitCode.RUN_FAILED);
        assertThat(said.err()).isEqualToIgnoringNewLines("freshet: connection refused");
    }

    @Test
    void whoStopsReadingEndsTheRunQuietly() {
        PrintWriter closed = new PrintWriter(OutputStream.nullOutputStream()) {
            private int written;

            @Override
            public boolean checkError() {
                return written > 0;
            }

            @Override
            public void write(String text) {
                written += text.contains("id 1") ? 1 : 0;
            }
        };
        StringWriter err = new StringWriter();

        int code = Main.execute(closed, new PrintWriter(err), "sse", url("/events?rate=10"));

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCEndsLookingWithASummary() throws Exception {
        try (ProcessOfItsOwn run =
                ProcessOfItsOwn.freshet(folder, ProcessOfItsOwn.noticingInterrupts(), "sse", url("/events?rate=50"))) {
            run.awaitLine("id 3");
            run.send("INT");

            assertThat(run.awaitExit()).as(run.out() + run.err()).isEqualTo(130);
            assertThat(run.out()).contains("run ended").contains(" events in ");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("results");
            }
        }
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    @Test
    void theRequestIsTheOneThatIsAskedFor() throws IOException {
        server.record("/asked");
        server.script("/asked", StreamScript.stream().event(SseEvent.of("x")).end());
        Path file = Files.writeString(folder.resolve("body.json"), "{\"a\":\"#{b}\"}");

        sse(url("/asked"), "-H", "X-One: a: b", "-H", "X-Two:#{c}", "--data", "a=b");
        Said second = sse(url("/asked"), "--data", "@" + file, "-X", "POST", "-H", "Content-Type: text/x");
        Said said = sse(url("/asked"), "--data", " [1]");
        assertThat(second.code()).as(second.err() + second.out()).isZero();
        assertThat(said.code()).as(said.err()).isZero();

        List<ReceivedRequest> requests = server.requests("/asked");
        assertThat(requests).extracting(ReceivedRequest::method).containsExactly("POST", "POST", "POST");
        assertThat(requests.get(0).headers("X-One")).containsExactly("a: b");
        assertThat(requests.get(0).headers("X-Two")).containsExactly("#{c}");
        assertThat(requests.get(0).headers("Content-Type")).containsExactly("application/x-www-form-urlencoded");
        assertThat(requests.get(0).body()).isEqualTo("a=b");
        assertThat(requests.get(1).headers("Content-Type")).containsExactly("text/x");
        assertThat(requests.get(1).body()).isEqualTo("{\"a\":\"#{b}\"}");
        assertThat(requests.get(2).headers("Content-Type")).containsExactly("application/json");
    }

    /** In processes of their own: whom TLS trusts is said by system properties. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whomTlsTrustsIsSaidByOptions() throws Exception {
        SelfSigned identity = SelfSigned.make();
        Path trusted = Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(identity.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        try (SampleServer secure =
                SampleServer.start(SampleServer.Options.defaults().withTls(identity.key(), identity.certificate()))) {
            String url = "https://localhost:" + secure.port() + "/events?rate=100&count=1";

            assertThat(exit("sse", url)).contains("4 ");
            assertThat(exit("sse", url, "--insecure", "--http2")).contains("0 ").contains("HTTP/2 200");
            assertThat(exit("sse", url, "--cacert", trusted.toString()))
                    .contains("0 ")
                    .contains("id 1");
        }
    }

    private String exit(String... words) throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.freshet(folder, List.of(), words)) {
            int code = run.awaitExit();
            return code + " " + run.out();
        }
    }

    @Test
    void aPastedCurlCommandIsUnderstood() throws IOException {
        server.record("/pasted");
        server.script("/pasted", StreamScript.stream().event(SseEvent.of("x")).end());
        String text = "curl '" + url("/pasted")
                + "' -H 'X-One: a b' --data-raw $'{\"a\":\\'b\\'}' --compressed -N --limit-rate 5";
        Path file = Files.writeString(folder.resolve("pasted.txt"), text);

        Said words = sse("-d", "9s", "curl", url("/pasted"), "-H", "X-One: a b", "--data-raw", "{}", "-sS");
        Said read = sse("--curl", file.toString());

        assertThat(words.code()).as(words.err()).isEqualTo(ExitCode.OK);
        assertThat(words.err()).isEmpty();
        assertThat(read.code()).as(read.err()).isEqualTo(ExitCode.OK);
        assertThat(read.err()).contains("left out of the curl command: --limit-rate");
        List<ReceivedRequest> requests = server.requests("/pasted");
        assertThat(requests).extracting(ReceivedRequest::method).containsExactly("POST", "POST");
        assertThat(requests.get(0).headers("X-One")).containsExactly("a b");
        assertThat(requests.get(0).body()).isEqualTo("{}");
        assertThat(requests.get(1).body()).isEqualTo("{\"a\":'b'}");
        assertThat(requests.get(1).headers("Accept-Encoding")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-X POST curl http://localhost:1/ | leave out the address and the options",
                "curl -F a=b http://localhost:1/ | can't be sent by one line",
                "curl --nonsense http://localhost:1/ | curl command",
                "--curl /no/such/file | --curl /no/such/file can't be read",
                "http://localhost:1/ http://localhost:2/ | Give one address",
            })
    void whatIsNoCommandIsTold(String line, String told) {
        Said said = sse(line.strip().split(" "));

        assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said.err()).contains(told.strip());
    }

    @Test
    void withoutAnAddressOneIsAskedFor() {
        assertThat(sse().err()).contains("Give an address");
    }

    @Test
    void http2IsSpokenWhereItIsAskedFor() {
        assertThat(sse(url("/events?rate=100&count=1"), "--http2").out()).contains("HTTP/2 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-H novalue | -H 'novalue'",
                "-X PUT | -X PUT: event streams are opened by GET or POST",
                "-d 5 | --duration 5: give a time with its unit",
                "-n 0 | --streams 0",
                "--rate 0 | --rate 0.0",
                "--reconnect sometimes | There is no policy 'sometimes'",
                "--reconnect on-drop,backoff=2 | backoff=2 has no longest wait",
                "--assert gip<5 | --assert:",
                "--until ((( | until",
                "--proxy nothing | --proxy nothing",
                "--cacert /no/such/file | --cacert /no/such/file",
                "--key pom.xml | --key is the key of --cert",
                "--data @/no/such/file | --data @/no/such/file",
                "-n 100 --rate 1 -d 10s | give a longer --duration",
            })
    void badOptionsAreToldAndNothingIsSent(String options, String told) {
        List<String> words = new ArrayList<>(List.of(url("/never")));
        words.addAll(List.of(options.strip().split(" ")));

        Said said = sse(words.toArray(new String[0]));

        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said.err()).contains(told.strip());
    }

    @ParameterizedTest
    @CsvSource({"http://, needs a host", "ftp://host/, must begin with http", "http://a b/, illegal character"})
    void badAddressesAreTold(String address, String told) {
        Said said = sse(address);

        assertThat(said.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said.err()).contains(told);
    }

    // ---- load ------------------------------------------------------------------------------------------------------

    @Test
    void manyStreamsAreALoadWithResults() throws IOException {
        Said said = load(url("/events?rate=50&count=5"), "-n", "3", "-d", "1s", "--assert", "event gap p50 < 10s");

        assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.OK);
        assertThat(said.out()).contains("Report: ").contains("0 of 1 assertion failed");
        assertThat(server.stats().toString()).isNotEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("index.html", "summary.json");
        }
    }

    @Test
    void anAssertionThatFailsIsTheExitCode() {
        Said said = sse(url("/events?rate=50&count=5"), "--assert", "event gap p50 < 1us");

        assertThat(said.code()).isEqualTo(ExitCode.ASSERTION_FAILED);
        assertThat(said.out()).contains("1 of 1 assertion failed");
    }

    @Test
    void jsonIsAllThatStandsOnStandardOutput() throws IOException {
        Said one = sse(url("/events?rate=100&count=3"), "--json");
        Said many = load(url("/events?rate=100&count=3"), "--json", "--rate", "20", "-d", "1s");

        JsonNode ofOne = JSON.readTree(one.out());
        JsonNode ofMany = JSON.readTree(many.out());
        assertThat(ofOne.path("simulation").asText()).isEqualTo("StreamSimulation");
        assertThat(ofMany.path("durationNs").asLong()).isGreaterThan(900_000_000L);
        assertThat(one.err()).contains("3 events in ");
        assertThat(many.err()).contains("Report: ");
    }

    @Test
    void theSimulationIsShownAndNothingIsRun() {
        server.record("/shown");

        Said said = sse(url("/shown"), "-n", "5", "--show-simulation");

        assertThat(said.code()).isEqualTo(ExitCode.OK);
        assertThat(said.out())
                .contains("public class StreamSimulation extends Simulation")
                .contains("rampUsers(5)");
        assertThat(server.requests("/shown")).isEmpty();
    }
}
