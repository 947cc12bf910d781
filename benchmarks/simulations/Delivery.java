// SPDX-License-Identifier: Apache-2.0
import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.*;
import dev.freshet.http.*;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Streams whose events are numbered and dated by a source on the same machine: what lies between its clock and ours is the error of the measurement. */
public class Delivery extends Simulation {

    int streams = Integer.getInteger("streams", 1000);
    int seconds = Integer.getInteger("seconds", 20);

    ScenarioBuilder watchers = scenario("Watchers")
            .exec(sse("Events")
                    .get(System.getProperty("url"))
                    .sequence(jsonPath("$.data.seq").ofLong())
                    .publishedAt(jsonPath("$.data.ts").ofLong(), ChronoUnit.NANOS)
                    .reconnect(SseReconnect.never()))
            .pause(Duration.ofSeconds(seconds))
            .exec(sse("Events").close());

    {
        setUp(watchers.injectOpen(rampUsers(streams).during(3))).protocols(http);
    }
}
