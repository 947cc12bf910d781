// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * The stream goes on after event 77534; the check waits for the snapshot among the messages and looks at its id.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseCheckMatching.java}.
 */
public class SseCheckMatching extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    SseMessageCheck snapshot = sse.checkMessage("checkName")
            .matching(jmesPath("event").is("snapshot"))
            .check(jmesPath("id").ofInt().is(77535));

    ScenarioBuilder users = scenario("Matching")
            .exec(
                    sse("Connect").get("/stocks/prices").header("Last-Event-ID", "77534"),
                    sse("SetCheck").setCheck().await(Integer.getInteger("timeout", 1)).on(snapshot),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
