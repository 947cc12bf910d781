// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * The check is set with the connect, so that no message can be missed.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCheckFromConnect.java}.
 */
public class SseCheckFromConnect extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck snapshot = sse.checkMessage("Snapshot").check(jmesPath("event").is("snapshot"));

    ScenarioBuilder users = scenario("Check from connect")
            .exec(
                    sse("Connect").get("/stocks/prices").await(Integer.getInteger("timeout", 5)).on(snapshot),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
