package com.example.bookshop;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import com.example.bookshop.steps.Account;
import com.example.bookshop.steps.Orders;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;

/** A Maven project: packages, steps in classes of their own, feeders and bodies among the resources, a class of the product itself. */
public class BookshopSimulation extends Simulation {

  private static final String BASE_URL = System.getProperty("baseUrl", "http://localhost:8080");

  private final HttpProtocolBuilder httpProtocol = http
    .baseUrl(BASE_URL)
    .acceptHeader("text/html,application/json")
    .acceptLanguageHeader("en")
    .userAgentHeader("bookshop");

  private final ScenarioBuilder customers = scenario("Customers")
    .exec(
      feed(csv("data/users.csv").circular()),
      feed(csv("src/test/resources/data/books.csv").random()),
      Account.logIn,
      exitHereIfFailed(),
      repeat(2, "n").on(Orders.order),
      Account.logOut);

  {
    setUp(customers.injectOpen(rampUsers(4).during(1)))
      .protocols(httpProtocol)
      .assertions(
        global().failedRequests().count().is(0L),
        details("Ordering", "Order").allRequests().count().is(8L));
  }
}
