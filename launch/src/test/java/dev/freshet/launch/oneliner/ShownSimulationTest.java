// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Simulation;
import dev.freshet.core.assertion.AssertionText;
import dev.freshet.core.run.RunPlan;
import dev.freshet.http.ProxySpec;
import dev.freshet.launch.ClassPath;
import dev.freshet.launch.SimulationFile;
import dev.freshet.launch.oneliner.AskedRequest.Content;
import dev.freshet.launch.oneliner.AskedRequest.Header;
import dev.freshet.launch.oneliner.AskedRequest.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown as Java is what is run: it compiles, and its descriptions are the same to the last field. */
final class ShownSimulationTest {

    private static final AskedRequest GET =
            new AskedRequest("http://localhost:1/events", "GET", List.of(), Optional.empty(), Optional.empty());
    private static final AskedLoad ONE = load(OptionalInt.empty(), OptionalDouble.empty(), null, null);
    private static final AskedLoad TEN = load(OptionalInt.of(10), OptionalDouble.empty(), null, null);

    private static final String HOSTILE =
            "quote \" backslash \\ line\nend tab\t nul \0 \u202e \ud83d\ude80 #{attribute} \\#{twice} */ ö";
    private static final Login LOGIN = new Login("ann#{", "pass\"word", false);

    @TempDir
    Path folder;

    private static AskedLoad load(
            OptionalInt users, OptionalDouble rate, @Nullable Duration duration, @Nullable Duration ramp) {
        return new AskedLoad(users, rate, Optional.ofNullable(duration), Optional.ofNullable(ramp));
    }

    private static AskedRequest post(Content content) {
        return new AskedRequest("http://localhost:1/", "POST", List.of(), Optional.of(content), Optional.empty());
    }

    private static AskedStream stream(
            @Nullable String until,
            @Nullable String sequence,
            @Nullable String publishedAt,
            @Nullable String reconnect) {
        return new AskedStream(
                Optional.ofNullable(until),
                Optional.ofNullable(sequence),
                Optional.ofNullable(publishedAt).map(AskedTime::of),
                Optional.ofNullable(reconnect).map(AskedReconnect::of));
    }

    private static OneLiner streams(AskedRequest request, AskedStream stream, AskedLoad load) {
        return StreamOneLiner.of(request, stream, AskedConnection.PLAIN, load);
    }

    private static OneLiner over(AskedConnection connection) {
        return StreamOneLiner.of(GET, AskedStream.PLAIN, connection, ONE);
    }

    private static OneLiner requests(AskedRequest request, OptionalInt status, AskedLoad load) {
        return RequestOneLiner.of(request, status, AskedConnection.PLAIN, load);
    }

    static Stream<Arguments> oneLiners() {
        return Stream.of(
                        someLoads(),
                        someStreams(),
                        reconnections(),
                        someRequests(),
                        logins(),
                        someConnections(),
                        others())
                .flatMap(List::stream);
    }

    private static List<Arguments> someLoads() {
        return List.of(
                Arguments.of("one stream", streams(GET, AskedStream.PLAIN, ONE)),
                Arguments.of(
                        "for a time",
                        streams(
                                GET,
                                AskedStream.PLAIN,
                                load(OptionalInt.of(1), OptionalDouble.empty(), Duration.ofMillis(1500), null))),
                Arguments.of("ten at a time", streams(GET, AskedStream.PLAIN, TEN)),
                Arguments.of(
                        "ten at once",
                        streams(
                                GET,
                                AskedStream.PLAIN,
                                load(
                                        OptionalInt.of(10),
                                        OptionalDouble.empty(),
                                        Duration.ofMinutes(2),
                                        Duration.ZERO))),
                Arguments.of(
                        "at a rate",
                        streams(GET, AskedStream.PLAIN, load(OptionalInt.empty(), OptionalDouble.of(0.5), null, null))),
                Arguments.of(
                        "at a rate that rises",
                        streams(
                                GET,
                                AskedStream.PLAIN,
                                load(OptionalInt.empty(), OptionalDouble.of(20), null, Duration.ofSeconds(5)))),
                Arguments.of(
                        "so many at a rate",
                        streams(GET, AskedStream.PLAIN, load(OptionalInt.of(30), OptionalDouble.of(7), null, null))));
    }

    private static List<Arguments> someStreams() {
        return List.of(
                Arguments.of("until", streams(GET, stream("data.type == 'done'", null, null, null), TEN)),
                Arguments.of("until, one", streams(GET, stream("data[?x==`\"#{a}\"`]", null, null, null), ONE)),
                Arguments.of("sequence", streams(GET, stream(null, "data.seq", null, null), ONE)),
                Arguments.of("published at, text", streams(GET, stream(null, null, "data.time", null), ONE)),
                Arguments.of("published at, number", streams(GET, stream(null, null, "data.time:us", null), ONE)));
    }

    private static List<Arguments> reconnections() {
        return List.of(
                Arguments.of("never back", streams(GET, stream(null, null, null, "never"), TEN)),
                Arguments.of(
                        "back by all rules",
                        streams(
                                GET,
                                stream(
                                        null,
                                        null,
                                        null,
                                        "on-drop,delay=500ms,backoff=2:30s,jitter=0.2,attempts=5,times=3"),
                                TEN)),
                Arguments.of("like a browser", streams(GET, stream(null, null, null, "like-browser"), ONE)),
                Arguments.of("resumed", streams(GET, stream(null, null, null, "resume-by-get"), ONE)));
    }

    private static List<Arguments> someRequests() {
        return List.of(
                Arguments.of(
                        "header",
                        streams(GET.with(new Header("X-Any", HOSTILE.replace("\n", ""))), AskedStream.PLAIN, ONE)),
                Arguments.of("text", streams(post(new Content.Text(HOSTILE)), AskedStream.PLAIN, ONE)),
                Arguments.of(
                        "bytes",
                        streams(post(new Content.Bytes(List.of((byte) 0, (byte) -1))), AskedStream.PLAIN, ONE)),
                Arguments.of("file", streams(post(new Content.File("/a \"b\"/#{c}")), AskedStream.PLAIN, ONE)));
    }

    private static List<Arguments> logins() {
        return List.of(
                Arguments.of(
                        "login",
                        streams(
                                new AskedRequest(GET.url(), "GET", List.of(), Optional.empty(), Optional.of(LOGIN)),
                                AskedStream.PLAIN,
                                ONE)),
                Arguments.of(
                        "digest",
                        streams(
                                new AskedRequest(
                                        GET.url(),
                                        "GET",
                                        List.of(),
                                        Optional.empty(),
                                        Optional.of(new Login("ann", "b", true))),
                                AskedStream.PLAIN,
                                ONE)));
    }

    private static List<Arguments> someConnections() {
        return List.of(
                Arguments.of("HTTP/2", over(AskedConnection.PLAIN.withHttp2(true))),
                Arguments.of(
                        "HTTP/2 with TLS",
                        StreamOneLiner.of(
                                new AskedRequest(
                                        "https://localhost/", "GET", List.of(), Optional.empty(), Optional.empty()),
                                AskedStream.PLAIN,
                                AskedConnection.PLAIN.withHttp2(true),
                                ONE)),
                Arguments.of(
                        "proxy",
                        over(AskedConnection.PLAIN.withProxy(
                                new AskedProxy(ProxySpec.Kind.SOCKS5, "host", 1080, Optional.of(LOGIN))))),
                Arguments.of(
                        "proxy of HTTP", over(AskedConnection.PLAIN.withProxy(AskedProxy.of("http://proxy:3128")))),
                Arguments.of(
                        "proxy with TLS",
                        over(AskedConnection.PLAIN.withProxy(AskedProxy.of("https://u:p@proxy:3128")))),
                Arguments.of(
                        "proxy of SOCKS 4",
                        over(AskedConnection.PLAIN.withProxy(AskedProxy.of("socks4://proxy:1080")))),
                Arguments.of("no redirects", over(AskedConnection.PLAIN.withRedirects(false))),
                Arguments.of(
                        "properties",
                        over(AskedConnection.PLAIN.with(new AskedConnection.Property("freshet.test.shown", "a\"b")))));
    }

    private static List<Arguments> others() {
        return List.of(
                Arguments.of(
                        "assertions",
                        streams(GET, AskedStream.PLAIN, TEN)
                                .with(AssertionText.read("event gap p99 < 500ms and lost events is 0"))),
                Arguments.of(
                        "one assertion",
                        streams(GET, AskedStream.PLAIN, TEN).with(AssertionText.read("Stream: event gap p99 < 500ms"))),
                Arguments.of("a request", requests(GET, OptionalInt.empty(), ONE)),
                Arguments.of("requests", requests(post(new Content.Text("{}")), OptionalInt.of(201), TEN)),
                Arguments.of(
                        "requests at a rate",
                        requests(
                                GET,
                                OptionalInt.empty(),
                                load(OptionalInt.empty(), OptionalDouble.of(100), Duration.ofSeconds(5), null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oneLiners")
    void isTheOneThatRuns(String what, OneLiner oneLiner) throws IOException {
        Simulation shown = compiled(oneLiner);
        Simulation direct = oneLiner.simulation();

        assertThat(said(shown)).as(oneLiner.source()).isEqualTo(said(direct));
        assertThat(shown.getClass().getSimpleName()).isEqualTo(direct.getClass().getSimpleName());
        assertThat(RunPlan.of(direct).name()).isEqualTo(RunPlan.of(shown).name());
    }

    /** The comparison itself sees what differs. */
    @Test
    void differentOnesDiffer() {
        assertThat(said(streams(GET, stream("a", null, null, null), TEN).simulation()))
                .isNotEqualTo(
                        said(streams(GET, stream("b", null, null, null), TEN).simulation()))
                .contains("(a) || `null`");
        assertThat(said(over(AskedConnection.PLAIN.withHttp2(true)).simulation()))
                .isNotEqualTo(said(over(AskedConnection.PLAIN).simulation()));
    }

    @Test
    void looksAsAPersonWouldWriteIt() {
        assertThat(streams(GET.with(new Header("Authorization", "Bearer abc")), AskedStream.PLAIN, TEN)
                        .with(AssertionText.read("event gap p99 < 500ms"))
                        .source())
                .isEqualTo("""
                        import static dev.freshet.core.CoreDsl.*;
                        import static dev.freshet.http.HttpDsl.*;

                        import dev.freshet.core.ScenarioBuilder;
                        import dev.freshet.core.Session;
                        import dev.freshet.core.Simulation;
                        import dev.freshet.http.HttpProtocolBuilder;
                        import java.time.Duration;

                        /**
                         * Made of one command line. Run it: {@code ./freshet run StreamSimulation.java}. It holds what that line held, secrets included.
                         */
                        public class StreamSimulation extends Simulation {

                            HttpProtocolBuilder protocol = http;

                            ScenarioBuilder streams = scenario("Streams")
                                    .forever()
                                    .on(
                                            exitBlockOnFail().on(
                                                    sse("Stream").get("http://localhost:1/events")
                                                            .header("Authorization", "Bearer abc"),
                                                    sse("End").awaitEnd(Duration.ofSeconds(30))),
                                            sse("Close").close(),
                                            doIf(Session::isFailed).then(pause(Duration.ofSeconds(1)), exec(Session::markAsSucceeded)));

                            {
                                setUp(streams.injectOpen(rampUsers(10).during(Duration.ofSeconds(3))))
                                        .protocols(protocol)
                                        .assertions(global().eventGap().percentile(99.0).lt(500))
                                        .maxDuration(Duration.ofSeconds(30));
                            }
                        }
                        """);
    }

    private Simulation compiled(OneLiner oneLiner) throws IOException {
        String name = oneLiner.simulation().getClass().getSimpleName();
        Path file = Files.writeString(folder.resolve(name + ".java"), oneLiner.source());
        return SimulationFile.compile(file, ClassPath.NONE, null).create(null);
    }

    private static String said(Simulation simulation) {
        return Structure.of(simulation.declared().orElseThrow());
    }
}
