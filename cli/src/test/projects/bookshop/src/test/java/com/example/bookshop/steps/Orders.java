package com.example.bookshop.steps;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import com.example.bookshop.OrderNumber;
import io.gatling.javaapi.core.ChainBuilder;

public final class Orders {

  public static final ChainBuilder order = group("Ordering").on(
    exec(session -> session.set("order", OrderNumber.of(session.userId(), session.getInt("n")))),
    http("Order")
      .post("/orders")
      .body(ElFileBody("bodies/order.json"))
      .asJson()
      .check(status().is(201), jsonPath("$.order").isEL("#{order}")));

  private Orders() {}
}
