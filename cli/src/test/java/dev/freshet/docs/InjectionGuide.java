// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.http.HttpProtocolBuilder;
import java.time.Duration;

/** What {@code docs/guide/injection.md} shows. The profiles are built; those that take minutes are not run. */
final class InjectionGuide {

    private InjectionGuide() {}

    static final class Profiles extends GuideSimulation {
        ScenarioBuilder users = scenario("Users").exec(dummy("Visit", 1));

        // snippet: injection-open
        PopulationBuilder byRate = users.injectOpen(
                nothingFor(4),
                atOnceUsers(10),
                rampUsers(100).during(5),
                constantUsersPerSec(20).during(Duration.ofMinutes(1)),
                constantUsersPerSec(20).during(60).randomized(),
                poissonUsersPerSec(20).during(60),
                gammaUsersPerSec(20, 0.5).during(60).seed(7),
                rampUsersPerSec(20).to(50).during(60),
                stressPeakUsers(1_000).during(20),
                incrementUsersPerSec(5)
                        .times(4)
                        .eachLevelLasting(30)
                        .separatedByRampsLasting(10)
                        .startingFrom(10));
        // end

        // snippet: injection-closed
        PopulationBuilder byNumber = users.injectClosed(
                rampConcurrentUsers(0).to(5_000).during(60),
                constantConcurrentUsers(5_000).during(Duration.ofMinutes(10)),
                incrementConcurrentUsers(1_000)
                        .times(5)
                        .eachLevelLasting(60)
                        .separatedByRampsLasting(10)
                        .startingFrom(5_000));
        // end

        {
            steps(dummy("Visit", 1));
        }
    }

    static final class SetUpOfAll extends GuideSimulation {
        private final HttpProtocolBuilder httpProtocol = server();
        private final ScenarioBuilder editors = scenario("Editors").exec(dummy("Publish", 1));
        private final ScenarioBuilder readers = scenario("Readers")
                .exec(
                        sse("Prices").get("/stocks/prices"),
                        pause(Duration.ofMillis(10)),
                        sse("Leave").close());
        private final ScenarioBuilder cleaners = scenario("Cleaners").exec(dummy("Clean", 1));

        {
            // snippet: injection-setup
            setUp(
                            editors.injectOpen(atOnceUsers(2)).andThen(cleaners.injectOpen(atOnceUsers(1))),
                            readers.injectOpen(rampUsers(20).during(1)).uniformPauses(20.0))
                    .protocols(httpProtocol)
                    .throttle(reachRps(100).in(10), holdFor(60))
                    .maxDuration(Duration.ofMinutes(10))
                    .assertions(global().failedRequests().count().is(0L));
            // end
        }
    }

    /** Tells when it is called. */
    static final class Hooks extends GuideSimulation {
        private boolean isReady;

        {
            steps(dummy("Visit", 1));
        }

        // snippet: injection-hooks
        @Override
        public void before() {
            isReady = true; // such as: fill the database
        }

        @Override
        public void after() {
            isReady = false; // such as: clean it up
        }
        // end

        boolean isReady() {
            return isReady;
        }
    }
}
