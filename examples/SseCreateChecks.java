// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * A check with one criterion, and one with several that saves what it finds.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCreateChecks.java}.
 */
public class SseCreateChecks extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck oneCriterion = sse.checkMessage("One criterion").check(regex("\"event\":\"snapshot\"(.*)"));

    SseMessageCheck twoCriteria = sse.checkMessage("Two criteria")
            .check(
                    jmesPath("event").is("update"),
                    jsonPath("$.data[*].symbol").findAll().saveAs("symbols"));

    ScenarioBuilder users = scenario("Create checks")
            .exec(
                    sse("Connect").get("/stocks/prices").await(30).on(oneCriterion, twoCriteria),
                    foreach("#{symbols}", "symbol").on(dummy("Saw #{symbol}", 1)),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
