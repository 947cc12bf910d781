// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;

/**
 * Each user has two streams at the same time, told apart by their names.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseNames.java}.
 */
public class SseNames extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    ScenarioBuilder users = scenario("Two streams")
            .exec(
                    sse("Connect prices").sseName("prices").get("/stocks/prices"),
                    sse("Connect news").sseName("news").get("/events?event=news&rate=1"),
                    sse("Wait for news")
                            .sseName("news")
                            .setCheck()
                            .await(30)
                            .on(sse.checkMessage("News").check(jmesPath("event").is("news"))),
                    sse("Close news").sseName("news").close(),
                    sse("Close prices").sseName("prices").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
