// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * Two sequences with a timeout each: the second begins when the first is complete.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCheckMultipleSequence.java}.
 */
public class SseCheckMultipleSequence extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck sseCheck1 = sse.checkMessage("First update").matching(jmesPath("event").is("update"));
    SseMessageCheck sseCheck2 = sse.checkMessage("Second update").matching(jmesPath("event").is("update"));

    int timeout = Integer.getInteger("timeout", 15);

    ScenarioBuilder users = scenario("Multiple sequences")
            .exec(
                    sse("Connect").get("/stocks/prices"),
                    sse("SetCheck").setCheck().await(timeout).on(sseCheck1).await(timeout).on(sseCheck2),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
