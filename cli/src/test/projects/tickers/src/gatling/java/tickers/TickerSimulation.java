package tickers;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import com.thirdparty.money.Money;
import io.gatling.http.action.sse.SseInboundMessage;
import io.gatling.javaapi.core.*;
import io.gatling.javaapi.http.*;
import java.util.List;

/** A Gradle project written on Windows: a feeder by its path there, a library, event streams with named checks. */
public class TickerSimulation extends Simulation {

  private final FeederBuilder<Object> symbols = jsonFile("data\\symbols.json").circular();

  private final SseMessageCheck snapshot = sse.checkMessage("Snapshot")
    .matching(jmesPath("event").is("snapshot"))
    .check(jsonPath("$.data[?(@.symbol == '#{symbol}')].price").ofDouble().saveAs("price"));

  private static Session count(List<SseInboundMessage> messages, Session session) {
    return session.set("updates", messages.size()).set("shown", Money.format(session.getDouble("price")));
  }

  private final ScenarioBuilder watchers = scenario("Watchers")
    .exec(
      feed(symbols),
      sse("Open").get("/stocks/prices?rate=20").await(60).on(snapshot),
      repeat(2).on(sse("Wait").setCheck().await(60).on(
        sse.checkMessage("Update").matching(jmesPath("event").is("update")))),
      sse.processUnmatchedMessages(TickerSimulation::count),
      exec(session -> session.getString("shown").endsWith(" EUR") ? session : session.markAsFailed()),
      exitHereIfFailed(),
      sse("Close").close());

  {
    setUp(watchers.injectOpen(atOnceUsers(3)))
      .protocols(http.baseUrl(System.getProperty("baseUrl")).sseUnmatchedInboundMessageBufferSize(100))
      .assertions(
        details("Close").successfulRequests().count().is(3L),
        details("Update").failedRequests().count().is(0L));
  }
}
