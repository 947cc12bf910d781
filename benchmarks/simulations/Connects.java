// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;

/** Users that connect, await one event and close, again and again: {@code -Durl=… -Dstreams=50 -Dseconds=10}; with {@code -Dtimes=1} each of them only that often. */
public class Connects extends Simulation {
    {
        int times = Integer.getInteger("times", 0);
        var once = exec(
                sse("Stream").get(System.getProperty("url")).await(10).on(sse.checkMessage("Event")),
                sse("Close").close());
        setUp(scenario("Connects")
                .exec(
                        times > 0
                                ? repeat(times).on(once)
                                : during(Integer.getInteger("seconds", 10)).on(once))
                .injectOpen(atOnceUsers(Integer.getInteger("streams", 50))));
    }
}
