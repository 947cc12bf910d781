// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;

/**
 * Takes every event of its streams by a check of its own, in a loop, and demands that ids follow each other: {@code -Durl=http://127.0.0.1:8080
 * -Dstreams=1000 -Drate=50 -Dseconds=20}.
 */
public class EveryEvent extends Simulation {
    {
        int rate = Integer.getInteger("rate", 50);
        int events = rate * Integer.getInteger("seconds", 20);
        setUp(scenario("Readers")
                        .exec(
                                sse("Connect")
                                        .get("/events?rate=" + rate + "&count=" + events + "&end=stall")
                                        .await(60)
                                        .on(sse.checkMessage("First").check(jmesPath("id").ofInt().saveAs("id"))),
                                repeat(events - 1)
                                        .on(sse("Set")
                                                .setCheck()
                                                .await(60)
                                                .on(sse.checkMessage("Next")
                                                        .check(jmesPath("id")
                                                                .ofInt()
                                                                .is(session -> session.getInt("id") + 1)
                                                                .saveAs("id")))),
                                sse("Close").close())
                        .injectOpen(rampUsers(Integer.getInteger("streams", 1000)).during(5)))
                .protocols(http.baseUrl(System.getProperty("url", "http://127.0.0.1:8080")))
                .assertions(global().failedRequests().count().is(0L));
    }
}
