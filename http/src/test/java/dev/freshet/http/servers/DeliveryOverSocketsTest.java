// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What events tell of their delivery, over sockets: a server that loses, repeats and swaps them, and one that does not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class DeliveryOverSocketsTest {

    private final HttpVersion version;

    DeliveryOverSocketsTest(HttpVersion version) {
        this.version = version;
    }

    private static final int USERS = 4;

    private static final ActionBuilder END = sse("End").awaitEnd(60);

    /** Waits for the event of that number. */
    private static ActionBuilder number(int id) {
        return sse("Wait")
                .setCheck()
                .await(60)
                .on(sse.checkMessage("Last").matching(jsonPath("$.id").ofInt().is(id)));
    }

    private static StreamStats run(HttpProtocolBuilder protocol, SseConnectActionBuilder connect, ActionBuilder last) {
        return NetworkRun.of(new Simulation() {
                    {
                        setUp(scenario("Readers").exec(exec(connect).exec(last)).injectOpen(atOnceUsers(USERS)))
                                .protocols(protocol);
                    }
                })
                .stats()
                .stream("Prices")
                .orElseThrow();
    }

    @Test
    void aServerThatCutsEachConnectionAndGoesOnBehindTheLastEventLosesNothing() {
        try (SampleServer server = SampleServer.start()) {
            server.script("/prices", request -> {
                int after =
                        request.header("Last-Event-ID").map(Integer::parseInt).orElse(0);
                StreamScript five = numbered(StreamScript.stream().text("retry: 20\n\n"), after + 1, after + 5);
                return after < 20 ? five.drop() : five.end();
            });
            StreamStats stream = run(
                    version.to(server.baseUrl()).sseSequence(jsonPath("$.id").ofLong()),
                    sse("Prices").get("/prices"),
                    number(25));

            assertThat(stream.reconnectsOk().count()).isEqualTo(4L * USERS);
            assertThat(stream.sequence().checked()).isEqualTo(25L * USERS);
            assertThat(stream.sequence().lost()).isZero();
            assertThat(stream.sequence().duplicated()).isZero();
            assertThat(stream.sequence().outOfOrder()).isZero();
        }
    }

    @Test
    void whatAServerLosesRepeatsAndSwapsIsCountedAlsoOverAReconnection() {
        try (SampleServer server = SampleServer.start()) {
            server.script(
                    "/prices",
                    request -> request.header("Last-Event-ID").isEmpty()
                            ? numbers(StreamScript.stream().text("retry: 20\n\n"), 1, 2, 3, 3, 6, 5)
                                    .drop()
                            : numbers(StreamScript.stream(), 6, 7, 10).end());
            StreamStats stream = run(
                    version.to(server.baseUrl()),
                    sse("Prices").get("/prices").sequence(jsonPath("$.id").ofLong()),
                    number(10));

            assertThat(stream.sequence().checked()).isEqualTo(9L * USERS);
            assertThat(stream.sequence().lost()).as("4, 8 and 9").isEqualTo(3L * USERS);
            assertThat(stream.sequence().duplicated()).as("3 and 6").isEqualTo(2L * USERS);
            assertThat(stream.sequence().outOfOrder()).as("5").isEqualTo(USERS);
        }
    }

    @Test
    void eventsOfTheSampleServerTellWhenTheyWerePublished() {
        try (SampleServer server = SampleServer.start()) {
            StreamStats stream = run(
                    version.to(server.baseUrl()),
                    sse("Prices")
                            .get("/events?rate=500&count=100")
                            .sequence(jsonPath("$.data.seq"))
                            .publishedAt(jsonPath("$.data.sentAt").ofLong(), ChronoUnit.MILLIS),
                    END);

            assertThat(stream.sequence().checked()).isEqualTo(100L * USERS);
            assertThat(stream.sequence().lost()).isZero();
            assertThat(stream.undated()).isZero();
            assertThat(stream.deliveryLatency().count() + stream.clockSkewed()).isEqualTo(100L * USERS);
        }
    }

    @Test
    void anEventThatWasPublishedAnHourAgoIsAnHourLate() {
        try (SampleServer server = SampleServer.start()) {
            Instant published = Instant.now().minus(Duration.ofHours(1));
            server.script(
                    "/prices",
                    StreamScript.stream()
                            .event(SseEvent.of("{\"at\":\"" + published + "\"}"))
                            .end());
            StreamStats stream = run(
                    version.to(server.baseUrl()).ssePublishedAt(jsonPath("$.data.at")),
                    sse("Prices").get("/prices"),
                    END);

            assertThat(stream.deliveryLatency().count()).isEqualTo(USERS);
            assertThat(stream.deliveryLatency().minNs())
                    .isBetween(
                            Duration.ofMinutes(59).toNanos(),
                            Duration.ofMinutes(70).toNanos());
        }
    }

    private static StreamScript numbered(StreamScript script, int from, int to) {
        StreamScript longer = script;
        for (int id = from; id <= to; id++) {
            longer = numbers(longer, id);
        }
        return longer;
    }

    private static StreamScript numbers(StreamScript script, int... ids) {
        StreamScript longer = script;
        for (int id : ids) {
            longer = longer.event(SseEvent.of("price").withId(Integer.toString(id)));
        }
        return longer;
    }
}
