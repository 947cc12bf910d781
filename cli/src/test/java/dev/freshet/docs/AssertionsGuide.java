// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.StreamEnd;
import dev.freshet.http.HttpProtocolBuilder;

/** What {@code docs/guide/assertions.md} shows. */
final class AssertionsGuide {

    private AssertionsGuide() {}

    static final class OfRequests extends GuideSimulation {
        private final ScenarioBuilder users = scenario("Requests").exec(dummy("Login", 5), dummy("Search", 3));

        {
            // snippet: assertions-first
            setUp(users.injectOpen(atOnceUsers(10)))
                    .assertions(
                            global().failedRequests().percent().lt(1.0),
                            global().responseTime().percentile(99.0).lt(60_000),
                            details("Login").successfulRequests().count().is(10L),
                            forAll().responseTime().max().lt(120_000));
            // end
        }
    }

    static final class OfStreams extends GuideSimulation {
        private final HttpProtocolBuilder httpProtocol = server();
        private final ScenarioBuilder watchers = scenario("Watchers")
                .exec(group("Visit")
                        .on(
                                sse("Prices").get("/stocks/prices?rate=20&count=5"),
                                sse("End").awaitEnd(60),
                                sse("Leave").close()));

        {
            // snippet: assertions-streams
            setUp(watchers.injectOpen(atOnceUsers(10)))
                    .protocols(httpProtocol)
                    .assertions(
                            details("Prices")
                                    .timeToFirstEvent()
                                    .percentile(95.0)
                                    .lt(30_000),
                            details("Prices").eventGap().max().lt(60_000),
                            details("Prices").events().count().is(50L),
                            details("Prices").reconnects().count().is(0L),
                            global().openStreams().max().lte(10));
            // end
        }
    }

    static final class Metrics extends GuideSimulation {
        private final HttpProtocolBuilder httpProtocol = server();
        private final ScenarioBuilder watchers = scenario("Watchers")
                .exec(
                        sse("Prices")
                                .get("/stocks/prices?rate=20&count=5")
                                .expectEvery(sse.checkMessage("is a price")
                                        .check(jsonPath("$.data").exists())),
                        sse("End").awaitEnd(60))
                .exec(session -> session.record("cart size", 12.5, "items"));

        {
            setUp(watchers.injectOpen(atOnceUsers(10)))
                    .protocols(httpProtocol)
                    .assertions(
                            // snippet: assertions-metrics
                            details("Prices")
                                    .streamEnds(StreamEnd.ENDED_BY_SERVER)
                                    .count()
                                    .is(10L),
                            details("Prices", "is a price")
                                    .failedRequests()
                                    .count()
                                    .is(0L),
                            details("Prices").metric("comments").count().lt(100L),
                            global().metric("eventsPerRead").mean().lt(5.0),
                            values("cart size").mean().between(12.0, 13.0)
                            // end
                            );
        }
    }

    static final class Conditions extends GuideSimulation {
        private final ScenarioBuilder users = scenario("Conditions").exec(dummy("Login", 5));

        {
            setUp(users.injectOpen(atOnceUsers(10)))
                    .assertions(
                            // snippet: assertions-conditions
                            details("Login").allRequests().count().between(5L, 15L),
                            details("Login").allRequests().count().around(10L, 5L),
                            details("Login").successfulRequests().percent().deviatesAround(100.0, 1.0),
                            details("Login").failedRequests().count().in(0L, 1L)
                            // end
                            );
        }
    }
}
