// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import dev.freshet.http.SseReconnect;
import java.net.URI;
import java.util.Map;

/**
 * Holds streams over HTTP/2 in the clear until the server has ended each after its last event: {@code -Durl=…/events?rate=0.1&count=6 -Dstreams=100000 -Dramp=30
 * -DperConnection=1000}. Each stream's numbers are looked at.
 */
public class Http2Streams extends Simulation {
    {
        String url = System.getProperty("url");
        setUp(scenario("Holds")
                        .exec(sse("Stream").get(url).sequence(jsonPath("$.id").ofLong()), sse("End").awaitEnd(600))
                        .injectOpen(rampUsers(Integer.getInteger("streams", 100_000))
                                .during(Integer.getInteger("ramp", 30))))
                .protocols(http.shareConnections()
                        .sseReconnect(SseReconnect.never())
                        .http2PriorKnowledge(Map.of(URI.create(url).getAuthority(), true))
                        .http2StreamsPerConnection(Integer.getInteger("perConnection", 1_000)));
    }
}
