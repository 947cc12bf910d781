// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * Two checks in one sequence: for two messages, one after the other, within one timeout.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCheckSingleSequence.java}.
 */
public class SseCheckSingleSequence extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck sseCheck1 = sse.checkMessage("First update").matching(jmesPath("event").is("update"));
    SseMessageCheck sseCheck2 = sse.checkMessage("Second update").matching(jmesPath("event").is("update"));

    ScenarioBuilder users = scenario("Single sequence")
            .exec(
                    sse("Connect").get("/stocks/prices"),
                    sse("SetCheck").setCheck().await(Integer.getInteger("timeout", 30)).on(sseCheck1, sseCheck2),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
