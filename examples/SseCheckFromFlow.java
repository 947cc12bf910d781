// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * The check is set later, from the flow: it takes a message that comes from then on.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCheckFromFlow.java}.
 */
public class SseCheckFromFlow extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck update = sse.checkMessage("Update").matching(jmesPath("event").is("update"));

    ScenarioBuilder users = scenario("Check from flow")
            .exec(
                    sse("Connect").get("/stocks/prices"),
                    pause(1, 3),
                    sse("SetCheck").setCheck().await(Integer.getInteger("timeout", 30)).on(update),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
