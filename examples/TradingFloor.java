// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.SseMessageCheck;

/**
 * A trading floor: accounts from a file, two streams per user, most of the users watch prices, the others place orders and see them filled.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/TradingFloor.java}.
 */
public class TradingFloor extends Simulation {

    int users = Integer.getInteger("users", 200);
    int timeout = Integer.getInteger("timeout", 10);

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"))
            .userAgentHeader("trading-floor")
            .header("X-Account", "#{account}");

    FeederBuilder<String> accounts = csv("accounts.csv").circular();

    SseMessageCheck snapshot = sse.checkMessage("Snapshot")
            .matching(jmesPath("event").is("snapshot"))
            .check(jsonPath("$.data[?(@.symbol == '#{symbol}')].price").ofDouble().saveAs("price"));

    SseMessageCheck newPrice = sse.checkMessage("New price")
            .matching(jmesPath("event").is("update"))
            .check(jsonPath("$.data[?(@.symbol == '#{symbol}')].price")
                    .ofDouble()
                    .gt(0.0)
                    .saveAs("price"));

    ChainBuilder arrive = group("Arrive")
            .on(
                    sse("Prices")
                            .sseName("prices")
                            .get("/stocks/prices?rate=5")
                            .await(timeout)
                            .on(snapshot),
                    sse("Fills").sseName("fills").get("/events?event=fill&rate=4"));

    ChainBuilder watch = group("Watch")
            .on(repeat(3)
                    .on(
                            pause(1, 2),
                            tryMax(2)
                                    .on(sse("Look")
                                            .sseName("prices")
                                            .setCheck()
                                            .await(timeout)
                                            .on(newPrice))));

    ChainBuilder trade = group("Trade")
            .on(
                    pause(1, 2),
                    sse("Expect fill")
                            .sseName("fills")
                            .expect(timeout)
                            .on(sse.checkMessage("Fill").matching(jmesPath("event").is("fill"))),
                    sse("Order")
                            .sseName("order")
                            .post("/events?count=1")
                            .body(StringBody("{\"account\": \"#{account}\", \"symbol\": \"#{symbol}\", \"limit\": #{price}}"))
                            .asJson(),
                    sse("Order taken").sseName("order").awaitEnd(timeout),
                    sse("Order done").sseName("order").close(),
                    sse("Filled").sseName("fills").awaitExpected());

    ChainBuilder leave =
            exec(sse("Leave prices").sseName("prices").close(), sse("Leave fills").sseName("fills").close());

    ScenarioBuilder traders = scenario("Traders")
            .exec(
                    feed(accounts),
                    arrive,
                    exitHereIfFailed(),
                    randomSwitch().on(percent(70.0).then(watch), percent(30.0).then(trade)),
                    leave);

    {
        setUp(traders.injectOpen(rampUsers(users).during(5)))
                .protocols(httpProtocol)
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("Arrive", "Snapshot").successfulRequests().count().is((long) users),
                        details("Prices").timeToFirstEvent().percentile(95.0).lt(1000 * timeout),
                        details("Fills").reconnects().count().is(0L),
                        global().events().count().gte((long) users));
    }
}
