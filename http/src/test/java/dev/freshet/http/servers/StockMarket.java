// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;
import java.time.Duration;

/** The stock-market scenario of the specification: wait for the snapshot, then for updates, stay for a while, leave. */
final class StockMarket extends Simulation {

    StockMarket(String baseUrl, int users, int updates, Duration stay) {
        this(http.baseUrl(baseUrl), users, updates, stay);
    }

    StockMarket(HttpProtocolBuilder protocol, int users, int updates, Duration stay) {
        setUp(scenario("ServerSentEvents")
                        .exec(
                                sse("Stocks")
                                        .get("/stocks/prices")
                                        .await(30)
                                        .on(sse.checkMessage("Snapshot")
                                                .matching(jmesPath("event").is("snapshot"))
                                                .check(jsonPath("$.data[*].symbol")
                                                        .findAll()
                                                        .saveAs("symbols"))),
                                repeat(updates)
                                        .on(sse("Update")
                                                .setCheck()
                                                .await(30)
                                                .on(sse.checkMessage("Update")
                                                        .check(
                                                                jmesPath("event")
                                                                        .is("update"),
                                                                jsonPath("$.data[0].symbol")
                                                                        .is("BTC")))),
                                pause(stay),
                                sse("Close").close())
                        .injectOpen(atOnceUsers(users)))
                .protocols(protocol);
    }
}
