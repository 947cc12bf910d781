// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.FeederBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;

/**
 * A trading session: users log in by a form, open the stream of their orders, order, see each order arrive there, and log out.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/TradingSession.java}.
 */
public class TradingSession extends Simulation {

    int users = Integer.getInteger("users", 100);
    int timeout = Integer.getInteger("timeout", 10);

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"))
            .userAgentHeader("trading-session")
            .acceptHeader("text/html, application/json");

    FeederBuilder<String> accounts = csv("accounts.csv").circular();

    ChainBuilder logIn = group("Log in")
            .on(
                    http("Form")
                            .get("/login")
                            .check(css("#login input[name=csrf]", "value").saveAs("csrf")),
                    http("Log in")
                            .post("/login")
                            .formParam("csrf", "#{csrf}")
                            .formParam("user", "#{account}")
                            .formParam("password", "#{account}-secret")
                            .check(css("#user").isEL("#{account}")));

    ChainBuilder order = exec(
            exec(session -> session.set("order", "order-" + session.userId() + "-" + session.getInt("n"))),
            sse("Expect order")
                    .expect(timeout)
                    .on(sse.checkMessage("Order arrives")
                            .matching(jsonPath("$.data.order").isEL("#{order}"))
                            .check(jsonPath("$.data.user").isEL("#{account}"))),
            http("Order")
                    .post("/orders")
                    .body(StringBody("{\"id\": \"#{order}\", \"symbol\": \"#{symbol}\"}"))
                    .asJson()
                    .check(status().is(201), jsonPath("$.order").isEL("#{order}")),
            sse("Order seen").awaitExpected());

    ChainBuilder logOut = exec(
            sse("Leave").close(),
            http("Log out").post("/logout").check(css("#login").exists()));

    ScenarioBuilder traders = scenario("Traders")
            .exec(
                    feed(accounts),
                    logIn,
                    exitHereIfFailed(),
                    sse("Orders").get("/events/orders"),
                    repeat(3, "n").on(order, pause(1)),
                    logOut);

    {
        setUp(traders.injectOpen(rampUsers(users).during(5)))
                .protocols(httpProtocol)
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("Order arrives").successfulRequests().count().is(3L * users),
                        details("Order arrives").responseTime().percentile(95.0).lt(1000 * timeout),
                        details("Orders").reconnects().count().is(0L));
    }
}
