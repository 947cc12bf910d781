// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.*;

/**
 * A first simulation: users open a stream of prices, wait for the snapshot, stay for a while and leave.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/Prices.java}.
 */
public class Prices extends Simulation {

    ScenarioBuilder watchers = scenario("Watchers")
            .exec(
                    sse("Stocks")
                            .get("/stocks/prices")
                            .await(10)
                            .on(sse.checkMessage("Snapshot").check(jmesPath("event").is("snapshot"))),
                    pause(Integer.getInteger("seconds", 15)),
                    sse("Close").close());

    {
        setUp(watchers.injectOpen(rampUsers(Integer.getInteger("users", 1000)).during(10)))
                .protocols(http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080")));
    }
}
