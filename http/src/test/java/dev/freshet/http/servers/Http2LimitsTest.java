// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.doIfOrElse;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import dev.freshet.server.SampleServer;
import dev.freshet.server.SampleServer.Http2Limits;
import dev.freshet.server.SampleServer.Options;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many streams on few connections: servers that allow that, and servers that defend themselves. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class Http2LimitsTest {

    private static final SseMessageCheck FIRST =
            sse.checkMessage("First").check(jsonPath("$.id").exists());

    private static RunStats run(SampleServer server, int users, ChainBuilder chain) {
        return NetworkRun.of(new Simulation() {
                    {
                        setUp(scenario("Readers").exec(chain).injectOpen(atOnceUsers(users)))
                                .protocols(HttpVersion.HTTP_2
                                        .to(server.baseUrl())
                                        .shareConnections()
                                        .sseReconnect(SseReconnect.never()));
                    }
                })
                .stats();
    }

    private static SampleServer serverWith(Http2Limits limits) {
        return SampleServer.start(Options.defaults().withHttp2(limits));
    }

    @Test
    void closingEveryOtherStreamDisturbsNoOther() {
        int users = 1_000;
        try (SampleServer server = serverWith(new Http2Limits(users, 0, 0))) {
            RunStats stats = run(
                    server,
                    users,
                    exec(sse("Open")
                                    .get("/events?rate=20&count=40")
                                    .sequence(jsonPath("$.id").ofLong())
                                    .await(60)
                                    .on(FIRST))
                            .exec(doIfOrElse(session -> session.userId() % 2 == 0)
                                    .then(sse("Close").close())
                                    .orElse(sse("End").awaitEnd(60))));

            assertThat(stats.failures()).isEmpty();
            assertThat(request(stats, "Close").okCount()).isEqualTo(users / 2);
            assertThat(request(stats, "End").okCount()).isEqualTo(users / 2);
            StreamStats streams = stats.stream("Open").orElseThrow();
            assertThat(streams.sequence().lost()).isZero();
            assertThat(streams.events()).isGreaterThanOrEqualTo(users / 2 * 41L);
            assertThat(stats.run().count(Metric.CONNECTIONS_HTTP_2))
                    .as("one for each loop")
                    .isEqualTo(2);
        }
    }

    @Test
    void aServersLimitOfStreamsOpensConnectionsAndFailsNobody() {
        int users = 500;
        try (SampleServer server = serverWith(Http2Limits.DEFAULT)) {
            RunStats stats = run(
                    server,
                    users,
                    exec(sse("Open").get("/idle"))
                            .exec(pause(Duration.ofMillis(500)), sse("Close").close()));

            assertThat(stats.failures()).isEmpty();
            assertThat(request(stats, "Open").okCount()).isEqualTo(users);
            assertThat(stats.run().count(Metric.CONNECTIONS_HTTP_2))
                    .as("250 streams on each of 2 loops, 128 on a connection")
                    .isEqualTo(4);
            assertThat(stats.run().distribution(Metric.STREAMS_PER_CONNECTION).maxNs())
                    .isEqualTo(128);
        }
    }

    @Test
    void aServerThatIsLeftTooOftenEndsTheConnectionAndEachStreamSaysSo() {
        try (SampleServer server = serverWith(new Http2Limits(128, 20, 0))) {
            ChainBuilder hectic = exec(sse("Hold", "hold").get("/idle"))
                    .exec(repeat(30)
                            .on(exec(sse("Open").get("/idle"), sse("Leave").close())));
            RunStats stats = run(server, 1, hectic);

            assertThat(stats.failures())
                    .containsExactly(new ErrorCount(
                            "Hold: dropped: HTTP/2: connection ended by the server (GOAWAY, ENHANCE_YOUR_CALM)", 1));
            assertThat(stats.run().count(Metric.GO_AWAYS)).isEqualTo(1);
            assertThat(request(stats, "Leave").okCount())
                    .as("what comes after goes over another connection")
                    .isEqualTo(30);
        }
    }

    @Test
    void aConnectionThatIsUsedUpEndsInPeace() {
        int requests = 10;
        try (SampleServer server = serverWith(new Http2Limits(128, 0, requests))) {
            RunStats stats = run(
                    server,
                    1,
                    exec(repeat(35)
                            .on(exec(sse("Open").get("/idle"), sse("Leave").close()))));

            assertThat(stats.failures()).isEmpty();
            assertThat(request(stats, "Open").okCount()).isEqualTo(35);
            assertThat(stats.run().count(Metric.CONNECTIONS_HTTP_2)).isEqualTo(4);
            assertThat(stats.run().count(Metric.GO_AWAYS)).isEqualTo(3);
        }
    }

    private static RequestStats request(RunStats stats, String name) {
        return stats.request(List.of(name)).orElseThrow();
    }
}
