// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.WireStats;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.server.ReceivedRequest;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs over sockets of this machine. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EndToEndTest {

    private SampleServer server;

    @BeforeEach
    void startServer() {
        server = SampleServer.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void theStockMarketSampleRuns() {
        SseMessageCheck snapshot =
                sse.checkMessage("checkName").check(jmesPath("event").is("snapshot"));
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                20,
                exec(sse("Stocks").get("/stocks/prices").await(10).on(snapshot))
                        .exec(pause(Duration.ofMillis(200)))
                        .exec(sse("Close").close()));

        assertThat(stats.requests())
                .extracting(RequestStats::name, row -> row.okCount(), row -> row.koCount())
                .containsExactlyInAnyOrder(
                        tuple("Stocks", 20L, 0L), tuple("checkName", 20L, 0L), tuple("Close", 20L, 0L));
        assertThat(stats.failures()).isEmpty();
        assertThat(stats.streams().get(0).ends()).containsExactly(entry(EndReason.CLOSED_BY_USER, 20L));
        assertThat(stats.streams().get(0).firstEvent().count()).isEqualTo(20);
        WireStats wire = stats.requests().get(0).wire();
        assertThat(wire.connect().count()).isEqualTo(20);
        assertThat(wire.firstByte().count()).isEqualTo(20);
        assertThat(wire.bytesSent()).isGreaterThan(20 * 100);
        assertThat(wire.bytesReceived()).isGreaterThan(20 * 100);
    }

    @Test
    void fiveEventsOfOneSegmentMeetFiveChecks() {
        server.script(
                "/five",
                StreamScript.stream()
                        .segment(event("1"), event("2"), event("3"), event("4"), event("5"))
                        .stall());
        ChainBuilder one = exec(sse("Check")
                .setCheck()
                .await(10)
                .on(sse.checkMessage("next").check(jmesPath("data").isEL("#{expected}"))));
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                1,
                exec(sse("Connect")
                                .get("/five")
                                .await(10)
                                .on(sse.checkMessage("first")
                                        .check(jmesPath("data").is("1"))))
                        .exec(repeat(4, "i")
                                .on(exec(session -> session.set("expected", "" + (session.getInt("i") + 2)))
                                        .exec(one))));

        assertThat(stats.failures()).isEmpty();
        assertThat(row(stats, "next").okCount()).isEqualTo(4);
        assertThat(stats.streams().get(0).events()).isEqualTo(5);
    }

    @Test
    void ofTwoStreamsOneIsDroppedAndComesBackWithItsId() throws Exception {
        server.script(
                "/a",
                StreamScript.stream()
                        .event(new SseEvent(null, "1", "\u2026", 50))
                        .drop(),
                StreamScript.stream().event(event("2")).stall());
        server.script("/b", StreamScript.stream().event(event("b1")).stall());
        server.record("/a");
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                1,
                exec(sse("A", "a").get("/a").await(10).on(data("1")))
                        .exec(sse("B", "b").get("/b").await(10).on(data("b1")))
                        .exec(sse("A again", "a").setCheck().await(10).on(data("2")))
                        .exec(sse("Close B", "b").close())
                        .exec(sse("Close A", "a").close()));

        assertThat(stats.errors()).isEmpty();
        assertThat(stats.requests())
                .extracting(RequestStats::name)
                .containsExactly("A", "1", "B", "b1", "2", "Close B", "Close A");
        List<ReceivedRequest> requests = server.awaitRequests("/a", 2, Duration.ofSeconds(10));
        assertThat(requests.get(0).header("Last-Event-ID")).isEmpty();
        assertThat(requests.get(1).header("Last-Event-ID").map(ReceivedRequest::utf8))
                .contains("\u2026");
        assertThat(stats.streams())
                .filteredOn(stream -> stream.name().equals("A"))
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.reconnectsOk().count()).isEqualTo(1);
                    assertThat(stream.ends())
                            .containsOnly(entry(EndReason.DROPPED, 1L), entry(EndReason.CLOSED_BY_USER, 1L));
                });
    }

    @Test
    void aBareRequestHasThreeHeaders() {
        server.script("/bare", StreamScript.stream().end());
        server.record("/bare");
        run(http.baseUrl(server.baseUrl()), 1, exec(sse("Connect").get("/bare")));

        assertThat(server.requests("/bare"))
                .singleElement()
                .satisfies(request -> assertThat(request.headers())
                        .extracting(header -> header.name().toLowerCase(Locale.ROOT), header -> header.value())
                        .containsExactlyInAnyOrder(
                                tuple("host", server.baseUrl().substring("http://".length())),
                                tuple("accept", "text/event-stream"),
                                tuple("cache-control", "no-cache")));
    }

    @Test
    void aPostCarriesItsBody() {
        server.script("/post", StreamScript.stream().event(event("x")).end());
        server.record("/post");
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                1,
                exec(session -> session.set("foo", "b\u00e4r"))
                        .exec(sse("Connect")
                                .post("/post")
                                .queryParam("q", "a b")
                                .basicAuth("user", "password")
                                .body(StringBody("{\"foo\": \"#{foo}\"}"))
                                .asJson()
                                .await(10)
                                .on(data("x"))));

        assertThat(stats.failures()).isEmpty();
        assertThat(server.requests("/post")).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri()).isEqualTo("/post?q=a%20b");
            assertThat(request.header("content-type")).contains("application/json");
            assertThat(request.header("authorization")).contains("Basic dXNlcjpwYXNzd29yZA==");
            assertThat(ReceivedRequest.utf8(request.body())).isEqualTo("{\"foo\": \"b\u00e4r\"}");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"301", "302", "303", "307", "308"})
    void aRedirectIsFollowed(int status) {
        server.script(
                "/old",
                StreamScript.status(status)
                        .header("Location", "/new?a=b")
                        .text("moved")
                        .end());
        server.script("/new", StreamScript.stream().event(event("x")).stall());
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                2,
                exec(sse("Connect").get("/old").await(10).on(data("x"))));

        assertThat(stats.failures()).isEmpty();
        assertThat(row(stats, "Connect").okCount()).isEqualTo(2);
    }

    @Test
    void aWarmUpIsOneRequestBeforeTheRun() {
        server.script("/warm", StreamScript.status(204).end());
        server.script("/plain", StreamScript.status(200).text("hello").end());
        server.record("/warm");
        RunStats stats = run(
                http.baseUrl(server.baseUrl()).warmUp(server.baseUrl() + "/warm"),
                3,
                exec(http("Plain").get("/plain").check(bodyString().is("hello"))));

        assertThat(stats.failures()).isEmpty();
        assertThat(row(stats, "Plain").okCount()).isEqualTo(3);
        assertThat(server.requests("/warm")).hasSize(1);
    }

    @Test
    void aRefusedConnectionIsKo() {
        server.close();
        RunStats stats =
                run(http.baseUrl(server.baseUrl()), 3, exec(sse("Connect").get("/")));

        assertThat(row(stats, "Connect").koCount()).isEqualTo(3);
        assertThat(row(stats, "Connect").errors()).extracting("text").containsExactly("connection refused");
    }

    @Test
    void aServerThatEndsStreamsProperlyIsFollowedAsABrowserDoes() throws Exception {
        server.script(
                "/short",
                StreamScript.stream().event(new SseEvent(null, "1", null, 20)).end(),
                StreamScript.stream().event(event("2")).end(),
                StreamScript.status(204).end());
        server.record("/short");
        RunStats stats = run(
                http.baseUrl(server.baseUrl()).sseReconnect(SseReconnect.likeBrowser()),
                1,
                exec(sse("Connect").get("/short").await(10).on(data("1"), data("2")))
                        .exec(asLongAs(session -> server.requests("/short").size() < 3)
                                .on(pause(Duration.ofMillis(20))))
                        .exec(sse("Close").close()));

        assertThat(stats.failures()).isEmpty();
        assertThat(server.awaitRequests("/short", 3, Duration.ofSeconds(10))).hasSize(3);
        assertThat(row(stats, "Close").okCount()).isEqualTo(1);
    }

    @Test
    void streamsThatUsersLeaveOpenAreClosedWithThem() throws Exception {
        server.script("/stall", StreamScript.stream().event(event("x")).stall());
        RunStats stats = run(
                http.baseUrl(server.baseUrl()),
                10,
                exec(sse("Connect").get("/stall").await(10).on(data("x"))));

        assertThat(stats.streams().get(0).ends()).containsExactly(entry(EndReason.RUN_ENDED, 10L));
        assertThat(server.awaitOpenStreams(0, Duration.ofSeconds(10))).isZero();
    }

    private static SseEvent event(String data) {
        return SseEvent.of(data);
    }

    private static SseMessageCheck data(String expected) {
        return sse.checkMessage(expected).check(jmesPath("data").is(expected));
    }

    private static RequestStats row(RunStats stats, String name) {
        return stats.requests().stream()
                .filter(request -> request.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static RunStats run(HttpProtocolBuilder protocol, int users, ChainBuilder chain) {
        Simulation simulation = new Simulation() {
            {
                setUp(scenario("EndToEnd").exec(chain).injectOpen(atOnceUsers(users)))
                        .protocols(protocol);
            }
        };
        try (NettyLoops loops = new NettyLoops(2);
                ThreadLoop reporter = new ThreadLoop("reporter", loops.clock())) {
            return new Runner(RunPlan.of(simulation), RunSettings.on(loops, reporter))
                    .run()
                    .stats();
        }
    }
}
