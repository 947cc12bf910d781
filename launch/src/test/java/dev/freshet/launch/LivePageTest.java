// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.time.Clock;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustSecond;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a run while it goes on, asked as browsers ask, and as those ask whom it is not meant for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LivePageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By it nothing takes any time, so that no second is left out however slow the machine is. */
    private static final Clock STOPPED = stepping(new AtomicLong(), 0);

    private final HttpClient client = HttpClient.newHttpClient();
    private final LivePage page = LivePage.open(0, STOPPED);
    private final LiveSeconds run = new LiveSeconds(page, "");

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void thePageHasWhatIsKnownOfTheRun() throws Exception {
        run.start();
        run.second();
        run.second();

        HttpResponse<String> response = get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<!DOCTYPE html>", "connect-src 'self'");
        JsonNode document = document(response.body());
        assertThat(document.at("/live").asBoolean()).isTrue();
        assertThat(document.at("/verdict/word").asText()).isEqualTo("running");
        assertThat(document.at("/bins/startMs")).hasSize(2);
    }

    @Test
    void whatSpeaksAgainstTheFiguresIsTold() throws Exception {
        run.start();
        run.second();
        assertThat(document(get("/").body()).at("/trust/word").asText()).isEqualTo("trustworthy");

        for (int second = 0; second < 10; second++) {
            page.onTrust(TrustSecond.at(second).with(TrustFigure.CPU_MACHINE, 1_000_000));
        }
        run.second();

        assertThat(document(get("/").body()).at("/trust/word").asText()).isEqualTo("suspect");
    }

    @Test
    void whoComesBeforeTheRunBeginsWaitsForIt() throws Exception {
        CompletableFuture<HttpResponse<String>> early =
                client.sendAsync(request("/").build(), BodyHandlers.ofString());

        run.start();

        assertThat(document(early.get().body()).at("/bins/startMs")).isEmpty();
    }

    @Test
    void eachSecondIsAnEventAndTheLastOneHasTheVerdict() throws Exception {
        run.start();
        run.second();
        List<JsonNode> documents = new ArrayList<>();
        try (BufferedReader events = watch()) {
            run.second();
            documents.add(next(events));
            run.second();
            documents.add(next(events));
            run.end();
            JsonNode last = next(events);
            page.close();

            assertThat(documents)
                    .extracting(seen -> seen.at("/live").asBoolean())
                    .containsOnly(true);
            assertThat(documents)
                    .extracting(seen -> seen.at("/bins/startMs").size())
                    .containsExactly(2, 3);
            assertThat(last.at("/live").asBoolean()).isFalse();
            assertThat(last.at("/run/ended").asText()).isEqualTo("completed");
            assertThat(last.at("/verdict/word").asText()).isEqualTo("held");
            assertThat(events.readLine()).as("the stream ends in order").isNull();
        }
        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
    }

    @Test
    void whoComesToTheEventsAfterTheEndHasTheLastOneYet() throws Exception {
        run.start();
        run.second();
        run.end();

        try (BufferedReader events = watch()) {
            assertThat(next(events).at("/live").asBoolean()).isFalse();
            assertThat(events.readLine()).isNull();
        }
        assertThat(document(get("/").body()).at("/live").asBoolean()).isFalse();
    }

    @Test
    void aRunThatBreaksOffLeavesNothingListening() throws Exception {
        run.start();
        run.second();
        try (BufferedReader events = watch()) {
            page.close();

            assertThat(events.readLine()).isNull();
        }
        assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
    }

    @Test
    void nothingOfItIsKeptGuessedOrShared() throws Exception {
        run.start();
        for (HttpResponse<?> response : List.of(get("/"), get("/nowhere"), events(page.url()))) {
            assertThat(response.headers().map())
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?token=", "?token=0", "?token=%s0", "?token=0%s", "?TOKEN=%s", "?x=%s", "?%s"})
    void withoutTheTokenNothingIsShown(String query) throws Exception {
        run.start();
        String given = query.formatted(token());

        for (String path : List.of("/", "/events", "/nowhere")) {
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(at(path + given)).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(403);
            assertThat(response.body()).isEqualTo("The address lacks its token: open it as the run has printed it.\n");
        }
    }

    @Test
    void eachTokenIsAnother() {
        try (LivePage other = LivePage.open(0, STOPPED)) {
            assertThat(token()).matches("[0-9a-f]{32}");
            assertThat(other.url()).doesNotContain(token());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d"})
    void theNamesOfThisMachineAreAnswered(String host) throws Exception {
        run.start();

        assertThat(raw("GET /?token=" + token() + " HTTP/1.1", "Host: " + host.formatted(port())))
                .startsWith("HTTP/1.1 200 ");
    }

    /** A name that leads here today and elsewhere tomorrow is how a page from elsewhere would read this one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: rebound.example:%d",
                "Host: rebound.example",
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:1",
                "Host: localhost:%d.rebound.example",
                "Host: 127.0.0.1:%d\r\nHost: rebound.example",
                "Host: rebound.example:%d\r\nX-Forwarded-Host: localhost",
                "X-Host: none"
            })
    void aForeignHostIsRefused(String header) throws Exception {
        run.start();

        assertThat(raw("GET /?token=" + token() + " HTTP/1.1", header.formatted(port())))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("example.Live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void onlyGetIsAnswered(String method) throws Exception {
        run.start();
        HttpRequest request =
                request("/").method(method, BodyPublishers.noBody()).build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().map()).containsEntry("allow", List.of("GET"));
    }

    @Test
    void whoIsTooManyIsToldUntilSomebodyLeaves() throws Exception {
        run.start();
        List<BufferedReader> watching = new ArrayList<>();
        for (int i = 0; i < LiveDocuments.WATCHERS; i++) {
            watching.add(watch());
        }

        HttpResponse<InputStream> refused = events(page.url());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(new String(refused.body().readAllBytes(), UTF_8)).startsWith("8 watch this run already");
        assertThat(get("/").statusCode()).as("the page is there yet").isEqualTo(200);

        watching.get(0).close();
        int status = 503;
        while (status == 503) { // that it has gone is noticed when it is written to
            run.second();
            status = events(page.url()).statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    /** It is cut at the end; until then it holds up neither the reporter, which is this thread, nor anybody else. */
    @Test
    void oneWhoDoesNotReadHoldsUpNobody() throws Exception {
        try (LivePage large = LivePage.open(0, STOPPED);
                Socket slow = new Socket()) {
            LiveSeconds told = new LiveSeconds(large, "so much to say. ".repeat(500_000));
            told.start();
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), URI.create(large.url()).getPort()));
            slow.getOutputStream()
                    .write(("GET /events?" + URI.create(large.url()).getQuery() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                                    + URI.create(large.url()).getPort() + "\r\n\r\n")
                            .getBytes(US_ASCII));
            slow.getInputStream().read(); // it is being answered
            try (BufferedReader quick =
                    new BufferedReader(new InputStreamReader(events(large.url()).body(), UTF_8))) {
                for (int i = 1; i <= 4; i++) {
                    told.second();
                    assertThat(next(quick).at("/bins/startMs")).hasSize(i);
                }
                told.end();
                assertThat(next(quick).at("/live").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void whatTakesLongIsMadeLessOften() throws Exception {
        Clock slow = stepping(new AtomicLong(), 450_000_000); // from before a document is made to after it
        try (LivePage slowly = LivePage.open(0, slow)) {
            LiveSeconds told = new LiveSeconds(slowly, "");
            told.start();
            try (BufferedReader events = new BufferedReader(
                    new InputStreamReader(events(slowly.url()).body(), UTF_8))) {
                List<Integer> seen = new ArrayList<>();
                for (int second = 1; second <= 7; second++) {
                    told.second();
                    if (second % 3 == 1) {
                        seen.add(next(events).at("/bins/startMs").size());
                    }
                }
                assertThat(seen).containsExactly(1, 4, 7);
            }
        }
    }

    @Test
    void whatNobodyWatchesIsNotMade() {
        AtomicLong readings = new AtomicLong();
        Clock counting = stepping(readings, 1);
        try (LivePage unseen = LivePage.open(0, counting)) {
            LiveSeconds told = new LiveSeconds(unseen, "");
            told.start();
            told.second();

            assertThat(readings).as("how often a document was timed").hasValue(0);
        }
    }

    @Test
    void aPortThatCannotBeHadIsToldInASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> LivePage.open(taken.getLocalPort(), STOPPED))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("--live " + taken.getLocalPort() + ": cannot listen there (")
                    .hasMessageEndingWith("Is it in use? Choose another port, or none: then any free one is taken.");
        }
        assertThatThrownBy(() -> LivePage.open(65_536, STOPPED))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("--live 65536: give a port from 1 to 65535");
    }

    /** A clock that goes on by so much whenever it is read. */
    private static Clock stepping(AtomicLong nowNs, long stepNs) {
        return new Clock() {
            @Override
            public long nowNs() {
                return nowNs.getAndAdd(stepNs);
            }

            @Override
            public long epochNs(long atNs) {
                return atNs;
            }
        };
    }

    private URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    private int port() {
        return URI.create(page.url()).getPort();
    }

    private String token() {
        return URI.create(page.url()).getQuery().substring("token=".length());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path + "?token=" + token()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<InputStream> events(String url) throws IOException, InterruptedException {
        URI events = URI.create(url.replace("/?", "/events?"));
        return client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofInputStream());
    }

    private BufferedReader watch() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = events(page.url());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** What the page is sent next. */
    private static JsonNode next(BufferedReader events) throws IOException {
        assertThat(events.readLine()).isEqualTo("event: run");
        String data = events.readLine();
        assertThat(data).startsWith("data: {");
        assertThat(events.readLine()).isEmpty();
        return JSON.readTree(data.substring("data: ".length()));
    }

    /** What stands in the page as data. */
    private static JsonNode document(String html) throws IOException {
        String begin = "<script type=\"application/json\" id=\"run\">";
        int at = html.indexOf(begin) + begin.length();
        return JSON.readTree(html.substring(at, html.indexOf("</script>", at)));
    }

    /** The answer to a request with these lines alone. */
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
