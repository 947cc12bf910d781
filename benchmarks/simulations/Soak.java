// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import dev.freshet.http.SseReconnect;

/**
 * Holds streams whose server drops them after so many events, again and again, and that come back each time, until each has the event with the last number:
 * {@code -Durl=http://127.0.0.1:8080 -Dstreams=5000 -Drate=2 -Devery=60 -Dconnections=20}. The server has sent then what they have received.
 */
public class Soak extends Simulation {
    {
        int every = Integer.getInteger("every", 60);
        int connections = Integer.getInteger("connections", 20);
        int events = Integer.getInteger("rate", 2) * every;
        long patience = (every + 30L) * connections;
        setUp(scenario("Soak")
                        .exec(
                                sse("Stream")
                                        .get("/events?rate=" + Integer.getInteger("rate", 2) + "&count=" + events + "&end=drop&retry=1000")
                                        .reconnect(SseReconnect.onDrop())
                                        .sequence(jmesPath("id"))
                                        .await(java.time.Duration.ofSeconds(patience))
                                        .on(sse.checkMessage("Last").matching(jmesPath("id").is(String.valueOf(events * connections)))),
                                sse("Close").close())
                        .injectOpen(rampUsers(Integer.getInteger("streams", 5_000)).during(every)))
                .protocols(http.baseUrl(System.getProperty("url")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
