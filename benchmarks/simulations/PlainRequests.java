// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import java.time.Duration;
import java.util.Map;

/**
 * Users that send one GET after the other, each on its own kept-alive connection: {@code -Durl=… -Dusers=50 -Dseconds=30}. With {@code
 * -Dhttp2=true -DperConnection=10} they share connections of HTTP/2.
 */
public class PlainRequests extends Simulation {
    {
        setUp(scenario("Plain")
                        .exec(forever().on(http("Get").get(System.getProperty("url"))))
                        .injectOpen(atOnceUsers(Integer.getInteger("users", 50))))
                .protocols(
                        Boolean.getBoolean("http2")
                                ? http.http2PriorKnowledge(Map.of("127.0.0.1", true))
                                        .shareConnections()
                                        .http2StreamsPerConnection(Integer.getInteger("perConnection", 10))
                                : http)
                .maxDuration(Duration.ofSeconds(Integer.getInteger("seconds", 30)));
    }
}
