package org.example.chat;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Two scenarios, one of which talks over a WebSocket. Another simulation of the project is named for what they share. */
public class ChatSimulation extends Simulation {

  private final ScenarioBuilder talkers = scenario("Talkers")
    .exec(
      ws("Connect").connect("/chat?user=" + SmokeSimulation.USER).await(10).on(
        ws.checkTextMessage("Welcome").check(regex("hello (.*)").saveAs("name"))),
      ws("Say").sendText("{\"text\": \"hi #{name}\"}"),
      ws("Leave").close());

  private final ScenarioBuilder readers = scenario("Readers")
    .exec(
      sse("Listen").get("/events?rate=50").await(60).on(sse.checkMessage("Message").check(jsonPath("$.data.seq").exists())),
      sse("Leave").close());

  {
    setUp(
      talkers.injectOpen(rampUsers(2).during(1)),
      readers.injectOpen(rampUsers(2).during(1))
    ).protocols(Protocols.CHAT);
  }
}
