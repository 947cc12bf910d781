// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.HttpProtocolBuilder;

/**
 * Messages that no check took are kept, at most five of each stream, and handed to a function.
 * Run it: {@code ./freshet server}, and in another terminal {@code ./freshet run examples/SseProcessUnmatched.java}.
 */
public class SseProcessUnmatched extends Simulation {

    HttpProtocolBuilder httpProtocol = http.baseUrl(System.getProperty("baseUrl", "http://localhost:8080"))
            .sseUnmatchedInboundMessageBufferSize(5);

    ScenarioBuilder users = scenario("Unmatched messages")
            .exec(
                    sse("Connect").get("/stocks/prices"),
                    pause(Integer.getInteger("seconds", 5)),
                    sse.processUnmatchedMessages((messages, session) -> messages.isEmpty()
                            ? session
                            : session.set(
                                    "lastMessage", messages.get(messages.size() - 1).message())),
                    doIf("#{lastMessage.exists()}").then(dummy("Has seen prices", 1)),
                    sse("Close").close());

    {
        setUp(users.injectOpen(rampUsers(Integer.getInteger("users", 50)).during(2)))
                .protocols(httpProtocol);
    }
}
