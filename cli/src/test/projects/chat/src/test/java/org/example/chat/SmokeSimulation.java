package org.example.chat;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

public class SmokeSimulation extends Simulation {

  static final String USER = "smoke";

  {
    setUp(scenario("Smoke").exec(http("Health").get("/health")).injectOpen(atOnceUsers(1))).protocols(Protocols.CHAT);
  }
}
