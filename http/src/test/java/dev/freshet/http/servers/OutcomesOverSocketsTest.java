// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.server.StreamScript.raw;
import static dev.freshet.server.StreamScript.status;
import static dev.freshet.server.StreamScript.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a stream, as the statistics show it: what the server does is written to real sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class OutcomesOverSocketsTest {

    private final HttpVersion version;

    OutcomesOverSocketsTest(HttpVersion version) {
        this.version = version;
    }

    private static final String HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n";
    private static final SseMessageCheck ANY =
            sse.checkMessage("any").check(jmesPath("data").exists());
    private static final SseMessageCheck SECOND =
            sse.checkMessage("second").check(jmesPath("data").is("2"));
    private static final ChainBuilder CONNECT = exec(sse("Connect").get("/stream"));
    private static final ChainBuilder FIRST =
            exec(sse("Connect").get("/stream").await(60).on(ANY));
    private static final ChainBuilder CHECK =
            exec(sse("Check").setCheck().await(60).on(SECOND));
    private static final ChainBuilder END = exec(sse("End").awaitEnd(60));
    private static final ChainBuilder CLOSE = exec(sse("Close").close());
    private static final String CUT = "{cut}";
    private static final String BROKE = "the stream broke before its end: ";
    private static final String WHILE_WAITING = "SSE crashed while waiting for check: ";

    private SampleServer server;

    @BeforeEach
    void startServer() {
        server = SampleServer.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("an event stream", stream().stall(), "OK"),
                arguments(
                        "its media type in capitals",
                        stream().contentType("Text/Event-Stream; a=b").stall(),
                        "OK"),
                arguments(
                        "201",
                        status(201).header("Content-Type", "text/event-stream").end(),
                        "KO unexpected status 201"),
                arguments("204", status(204).end(), "KO server answered 204 (no content): stream refused"),
                arguments("404", status(404).text("no such stream").end(), "KO unexpected status 404"),
                arguments("500", status(500).end(), "KO unexpected status 500"),
                arguments("301 to nowhere", status(301).end(), "KO status 301 without Location"),
                arguments("HTML", stream().contentType("text/html").end(), "KO unexpected content type text/html"),
                arguments(
                        "nearly the type",
                        stream().contentType("text/event-streamX").end(),
                        "KO unexpected content type text/event-streamx"),
                arguments("no type", stream().contentType("").end(), "KO no content type, expected text/event-stream"));
    }

    static Stream<Arguments> refusalsByBytes() {
        return Stream.of(
                arguments("nothing", raw().drop(), "KO connection closed before the response head"),
                arguments("a reset", raw().reset(), "KO connection reset"),
                arguments("no HTTP", raw().text("220 mail ready\r\n\r\n").drop(), "KO malformed response head"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aConnectIsOkOnlyOnAnEventStream(String what, StreamScript answer, String row) {
        server.script("/stream", answer);

        assertThat(rows(run(CONNECT))).containsExactly("Connect " + row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusalsByBytes")
    void aConnectIsKoWhereNothingOfHttpComes(String what, StreamScript answer, String row) {
        version.needBytesOfHttp1();
        aConnectIsOkOnlyOnAnEventStream(what, answer, row);
    }

    @Test
    void aHeadThatNeverComesIsKoAtTheRequestTimeout() {
        HttpProtocolBuilder hasty = version.to(server.baseUrl()).requestTimeout(Duration.ofMillis(200));

        assertThat(rows(run(hasty, exec(sse("Connect").get("/silent")))))
                .containsExactly("Connect KO no response head within the request timeout");
    }

    @Test
    void aServerThatListensNoLongerIsKo() {
        server.close();

        assertThat(rows(run(CONNECT))).containsExactly("Connect KO connection refused");
    }

    @Test
    void aRedirectThatIsNotToBeFollowedIsKo() {
        HttpProtocolBuilder staying = version.to(server.baseUrl()).disableFollowRedirect();

        assertThat(rows(run(staying, exec(sse("Connect").get("/redirect?to=/stocks/prices")))))
                .containsExactly("Connect KO unexpected status 302");
    }

    static Stream<Arguments> ends() {
        StreamScript ended = stream().event(event("1")).end();
        StreamScript cut = stream().event(event("1")).drop();
        return Stream.of(
                arguments(
                        ended,
                        FIRST.exec(END, CHECK, CLOSE),
                        List.of("any OK", "End OK", "second skipped", "Close OK")),
                arguments(
                        ended,
                        FIRST.exec(CHECK, CLOSE),
                        List.of("any OK", "second KO " + WHILE_WAITING + "End of stream", "Close skipped")),
                arguments(
                        cut,
                        FIRST.exec(END, CHECK, CLOSE),
                        List.of("any OK", "End KO " + BROKE + CUT, "second skipped", "Close skipped")),
                arguments(cut, FIRST.exec(CHECK), List.of("any OK", "second KO " + WHILE_WAITING + CUT)),
                arguments(
                        stream()
                                .text("retry: abc\nretry: 1e3\ndata: 1\n\n\uFEFFid: x\ndata: 2\n\n")
                                .stall(),
                        FIRST.exec(CHECK, CLOSE),
                        List.of("any OK", "second OK", "Close OK")));
    }

    static Stream<Arguments> endsByBytes() {
        return Stream.of(
                arguments(
                        stream().event(event("1")).closeDelimited().drop(), // no other than a proper end
                        FIRST.exec(END, CLOSE),
                        List.of("any OK", "End OK", "Close OK")),
                arguments(
                        raw().text(HEAD + "content-length: 99\r\n\r\ndata: 1\n\n")
                                .drop(),
                        FIRST.exec(CHECK),
                        List.of("any OK", "second KO " + WHILE_WAITING + CUT)),
                arguments(
                        raw().text(HEAD + "transfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\nzz\r\n")
                                .stall(),
                        FIRST.exec(CHECK),
                        List.of("any OK", "second KO " + WHILE_WAITING + "malformed chunk")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void howAStreamEndsIsToldByWhateverAsksNext(StreamScript script, ChainBuilder chain, List<String> rows) {
        server.script("/stream", script);
        HttpProtocolBuilder once = version.to(server.baseUrl()).sseReconnect(SseReconnect.never());
        List<String> expected = new ArrayList<>(List.of("Connect OK"));
        expected.addAll(rows);

        assertThat(rows(run(once, chain))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("endsByBytes")
    void howTheBytesOfAStreamEndIsToldByWhateverAsksNext(StreamScript script, ChainBuilder chain, List<String> rows) {
        version.needBytesOfHttp1();
        howAStreamEndsIsToldByWhateverAsksNext(script, chain, rows);
    }

    @Test
    void aCheckThatWaitsGoesOnOverAReconnection() {
        server.script(
                "/stream",
                stream().event(new SseEvent(null, "1", null, 10)).drop(),
                stream().event(event("2")).stall());

        RunStats stats = run(FIRST.exec(CHECK, CLOSE));

        assertThat(rows(stats)).containsExactly("Connect OK", "any OK", "second OK", "Close OK");
        assertThat(stats.allStreams().reconnectsOk().count()).isEqualTo(1);
    }

    @Test
    void aReconnectionThatIsRefusedCrashesTheStream() {
        server.script(
                "/stream",
                stream().event(new SseEvent(null, "1", null, 10)).drop(),
                status(404).end());

        assertThat(rows(run(FIRST.exec(CHECK, CLOSE))))
                .containsExactly(
                        "Connect OK",
                        "any OK",
                        "second KO " + WHILE_WAITING + "unexpected status 404",
                        "Close skipped");
    }

    @Test
    void closingWhileAReconnectionIsPendingLeavesNoConnectionBehind() {
        server.script(
                "/stream", stream().event(new SseEvent(null, "1", null, 300)).drop());
        server.record("/stream");

        RunStats stats = run(FIRST.exec(sse("End").awaitEnd(60)).exec(CLOSE).exec(pause(1)));

        assertThat(rows(stats)).containsExactly("Connect OK", "any OK", "End KO " + BROKE + CUT, "Close OK");
        assertThat(server.requests("/stream")).hasSize(1);
    }

    @Test
    void aSecondStreamOfTheSameNameIsRefused() {
        server.script("/stream", stream().stall());
        server.record("/stream");

        assertThat(rows(run(CONNECT.exec(sse("Again").get("/stream")).exec(CLOSE))))
                .containsExactly(
                        "Connect OK",
                        "Close OK",
                        "ERROR Again: Unable to create a new SSE stream with name freshet.http.sse: already exists");
        assertThat(server.requests("/stream")).hasSize(1);
    }

    @Test
    void operationsWithoutAStreamAreSkipped() {
        ChainBuilder notTaken =
                doIf(session -> false).then(CONNECT.exec(sse("Prices", "prices").get("/stream")));

        assertThat(rows(run(notTaken.exec(CHECK)
                        .exec(CLOSE)
                        .exec(sse("Named", "prices").close()))))
                .containsExactly("second skipped", "Close skipped", "Named skipped");
    }

    @Test
    void whatCannotBeNamedIsAnError() {
        assertThat(rows(run(exec(sse("#{missing}").get("/stream"))
                        .exec(sse.processUnmatchedMessages((messages, session) -> session)))))
                .containsExactly("ERROR sse: Failed to build request: No attribute named 'missing' is defined");
    }

    private RunStats run(ChainBuilder chain) {
        return run(version.to(server.baseUrl()), chain);
    }

    private static RunStats run(HttpProtocolBuilder protocol, ChainBuilder chain) {
        return NetworkRun.of(new Simulation() {
                    {
                        setUp(scenario("Outcome").exec(chain).injectOpen(atOnceUsers(1)))
                                .protocols(protocol);
                    }
                })
                .stats();
    }

    private List<String> rows(RunStats stats) {
        List<String> rows = new ArrayList<>();
        for (RequestStats row : stats.requests()) {
            if (row.okCount() > 0) {
                rows.add(row.name() + " OK");
            }
            row.errors().forEach(error -> rows.add(row.name() + " KO " + known(error.text())));
            if (row.skipped() > 0) {
                rows.add(row.name() + " skipped");
            }
        }
        stats.errors().forEach(error -> rows.add("ERROR " + error.text()));
        return rows;
    }

    /** Without what differs from machine to machine, and from version to version. */
    private String known(String error) {
        return error.replaceAll(" \\(the loop was \\d+ ms late\\)", "").replace(version.cut(), CUT);
    }

    private static SseEvent event(String data) {
        return SseEvent.of(data);
    }
}
