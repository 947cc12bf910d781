// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;

/**
 * Streams opened by GET and by POST with a body, and closed.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseConnect.java}.
 */
public class SseConnect extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    ScenarioBuilder users = scenario("Connect")
            .exec(
                    sse("Connect by GET").get("/stocks/prices"),
                    pause(Integer.getInteger("seconds", 5)),
                    sse("Close").close(),
                    sse("Connect by POST")
                            .post("/stocks/prices")
                            .body(StringBody("{\"foo\": \"bar\"}"))
                            .asJson(),
                    pause(Integer.getInteger("seconds", 5)),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
