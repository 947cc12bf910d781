// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What {@code docs/guide/sse.md} shows of the language that only Freshet has. */
final class SseBeyondGuide {

    private SseBeyondGuide() {}

    static final class Standing extends GuideSimulation {
        // snippet: sse-expect-every
        ChainBuilder watch = exec(
                sse("Prices")
                        .get("/stocks/prices?rate=20")
                        .expectEvery(
                                sse.checkMessage("Two stocks")
                                        .check(jsonPath("$.data[*]").count().is(2)),
                                sse.checkMessage("Sane updates")
                                        .matching(jmesPath("event").is("update"))
                                        .check(jsonPath("$.data[0].price")
                                                .ofDouble()
                                                .gt(0.0))),
                pause(60),
                sse("Leave").close());
        // end

        {
            steps(watch);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class Armed extends GuideSimulation {
        // snippet: sse-expect
        ChainBuilder orderAndSee = exec(
                sse("Orders").get("/events?rate=2"),
                sse("Arm")
                        .expect(30)
                        .on(sse.checkMessage("Order seen")
                                .matching(jmesPath("data.seq").ofInt().is(3))), // armed: goes on at once
                sse("Place order", "order").post("/events?count=1"), // whatever makes the server send the event
                sse("Order complete").awaitExpected()); // waits for the verdict
        // end

        {
            steps(orderAndSee);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class End extends GuideSimulation {
        // snippet: sse-await-end
        ChainBuilder answer = exec(
                sse("Ask").post("/events?rate=100&count=50"),
                sse("Complete answer").awaitEnd(60),
                sse("Close").close());
        // end

        {
            steps(answer);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Reconnect extends GuideSimulation {
        // snippet: sse-reconnect
        HttpProtocolBuilder httpProtocol =
                http.baseUrl("http://localhost:8080").sseReconnect(SseReconnect.likeBrowser());

        ChainBuilder connect = exec(sse("Prices")
                .get("/stocks/prices")
                .reconnect(SseReconnect.onDrop()
                        .maxAttempts(5)
                        .delay(Duration.ofSeconds(1))
                        .backoff(2, Duration.ofSeconds(20))
                        .jitter(0.2)));
        // end

        // snippet: sse-reconnect-proof
        ChainBuilder noneIsLost = exec(
                sse("Events").get("/events?rate=0&count=5&end=drop&retry=50"),
                repeat(12, "n")
                        .on(sse("Next")
                                .setCheck()
                                .await(30)
                                .on(sse.checkMessage("In order")
                                        .check(jmesPath("data.seq").ofInt().is(session -> session.getInt("n") + 1)))));
        // end

        // snippet: sse-resume
        ChainBuilder ask = exec(
                sse("Ask", "answer")
                        .post("/events?rate=0&count=5&end=drop&retry=50")
                        .reconnect(SseReconnect.resumeByGet().maxReconnects(10)),
                sse("Whole answer", "answer")
                        .setCheck()
                        .await(30)
                        .on(sse.checkMessage("Twelfth word")
                                .matching(jmesPath("data.seq").ofInt().is(12))));
        // end

        {
            steps(
                    server().sseReconnect(SseReconnect.likeBrowser()),
                    exec(connect, sse("Close").close(), noneIsLost, ask));
        }

        @Override
        Set<String> errors() {
            return Set.of(
                    "Events: dropped: connection closed before the end of the body",
                    "Ask: dropped: connection closed before the end of the body");
        }

        @Override
        int succeedingPerUser() {
            return 17;
        }
    }

    static final class Stall extends GuideSimulation {
        // snippet: sse-stall
        ChainBuilder connect = exec(sse("Prices").get("/stocks/prices").stallAfter(60));
        // end

        // snippet: sse-stall-protocol
        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080").sseStallAfter(60);

        ChainBuilder connectBoth = exec(
                sse("Prices", "prices").get("/stocks/prices"),
                sse("Orders", "orders").get("/events/orders").disableStallAfter()); // silent until somebody orders
        // end

        {
            steps(server().sseStallAfter(60), exec(connect, sse("Close").close()));
        }
    }

    static final class Delivery extends GuideSimulation {
        // snippet: sse-delivery
        ChainBuilder watch = exec(
                sse("Prices")
                        .get("/events?rate=100&count=200")
                        .sequence(jsonPath("$.id").ofLong()) // 1, 2, 3 …
                        .publishedAt(jsonPath("$.data.sentAt").ofLong(), ChronoUnit.MILLIS),
                sse("End").awaitEnd(60));
        // end

        // snippet: sse-delivery-protocol
        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080")
                .sseSequence(jsonPath("$.data.seq"))
                .ssePublishedAt(jsonPath("$.data.at")); // text such as 2024-11-28T09:30:00.123456Z

        ChainBuilder connect = exec(
                sse("Prices", "prices").get("/stocks/prices"),
                sse("News", "news").get("/news").disableSequence().disablePublishedAt());
        // end

        {
            steps(watch);
        }

        @Override
        int succeedingPerUser() {
            return 2;
        }
    }

    static final class DeliveryAssertions extends GuideSimulation {
        private final HttpProtocolBuilder httpProtocol =
                server().sseSequence(jsonPath("$.id")).ssePublishedAt(jsonPath("$.data.sentAt"), ChronoUnit.MILLIS);
        private final ScenarioBuilder watchers = scenario("Watchers")
                .exec(
                        sse("Prices").get("/events?rate=0&count=20"),
                        sse("End").awaitEnd(60),
                        sse("Leave").close());

        {
            // snippet: sse-delivery-assertions
            setUp(watchers.injectOpen(atOnceUsers(2)))
                    .protocols(httpProtocol)
                    .assertions(
                            details("Prices").lostEvents().count().is(0L),
                            details("Prices").duplicatedEvents().count().is(0L),
                            details("Prices").outOfOrderEvents().count().is(0L),
                            details("Prices").deliveryLatency().percentile(99.0).lt(60_000)); // milliseconds
            // end
        }
    }

    static final class Limits extends GuideSimulation {
        // snippet: sse-limits
        HttpProtocolBuilder httpProtocol = http.baseUrl("http://localhost:8080")
                .requestTimeout(Duration.ofSeconds(10)) // until the response head
                .sseMaxEventSize(64 * 1024); // bytes
        // end

        {
            steps(
                    server().sseMaxEventSize(64 * 1024),
                    exec(
                            sse("Large event").get("/events?size=100000"),
                            sse("End").awaitEnd(60)));
        }

        @Override
        Set<String> errors() {
            return Set.of("the stream broke before its end: event larger than 65536 bytes (sseMaxEventSize)");
        }
    }

    /** One more failure of the table of outcomes; apart, because its short timeout is for nothing else. */
    static final class SilentServer extends GuideSimulation {
        {
            steps(
                    server().requestTimeout(Duration.ofMillis(500)),
                    exec(dummy("Before", 1), sse("Silence").get("/silent")));
        }

        @Override
        Set<String> errors() {
            return Set.of("no response head within the request timeout");
        }
    }

    /** The failures of the table of outcomes. */
    static final class Outcomes extends GuideSimulation {
        static final Set<String> TEXTS = Set.of(
                "unexpected status 404",
                "server answered 204 (no content): stream refused",
                "unexpected content type text/html",
                "connection refused",
                "None: no stream 'prices' is open",
                "Check Snapshot timeout",
                "SSE crashed while waiting for check: End of stream",
                "jmesPath(event).find.is(snapshot), found update",
                "still expected when the stream was closed",
                "the stream did not end in time",
                "Double: Unable to create a new SSE stream with name again: already exists");

        private final SseMessageCheck snapshot = sse.checkMessage("Snapshot");

        {
            steps(missing(), refusals(), checks(), others());
        }

        private static ChainBuilder refusals() {
            return exec(
                    sse("Not found", "1").get("/status/404"),
                    sse("No content", "2").get("/status/204"),
                    sse("A page", "3").get("/status/200?contentType=text/html"),
                    sse("Nobody", "4").get("http://127.0.0.1:1/"));
        }

        private ChainBuilder missing() {
            return exec(
                    sse("Some", session -> "some").get("/idle"),
                    sse("None", session -> "prices").close(),
                    sse("None", session -> "prices").setCheck().await(1).on(snapshot),
                    sse("Short", "7").get("/events?count=1"),
                    sse("End", "7").awaitEnd(60),
                    sse("Too late", "7").setCheck().await(1).on(snapshot));
        }

        private ChainBuilder checks() {
            return exec(
                    sse("Quiet", "8").get("/idle?count=0").await(1).on(snapshot),
                    sse("Stays", "8").awaitEnd(1),
                    sse("Ends", "9").get("/events?count=0&end=clean").await(60).on(snapshot),
                    sse("Close", "9").close(),
                    sse("Other event", "10")
                            .get("/events?event=update&end=stall&count=1")
                            .await(60)
                            .on(sse.checkMessage("Type").check(jmesPath("event").is("snapshot"))));
        }

        private ChainBuilder others() {
            return exec(
                    sse("Again", "again").get("/idle"),
                    sse("Double", "again").get("/idle"),
                    sse("Arm", "again").expect(60).on(sse.checkMessage("Never").matching(jmesPath("event"))),
                    sse("Close", "again").close());
        }

        @Override
        Set<String> errors() {
            return TEXTS;
        }
    }
}
