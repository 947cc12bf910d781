// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;

/**
 * Virtual users watch a stock market: each opens a stream of prices, waits for the snapshot, stays for a while and leaves.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/StockMarketSimulation.java}.
 */
public class StockMarketSimulation extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"));

    ScenarioBuilder users = scenario("ServerSentEvents")
            .exec(
                    sse("Stocks")
                            .get("/stocks/prices")
                            .await(10)
                            .on(sse.checkMessage("Snapshot").check(jmesPath("event").is("snapshot"))),
                    pause(Integer.getInteger("seconds", 15)),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 200)).during(2)))
                .protocols(httpProtocol);
    }
}
