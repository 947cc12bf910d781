// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import java.time.Duration;

/** Users that send one GET after the other, each on its own kept-alive connection: {@code -Durl=… -Dusers=50 -Dseconds=30}. */
public class PlainRequests extends Simulation {
    {
        setUp(scenario("Plain")
                        .exec(forever().on(http("Get").get(System.getProperty("url"))))
                        .injectOpen(atOnceUsers(Integer.getInteger("users", 50))))
                .maxDuration(Duration.ofSeconds(Integer.getInteger("seconds", 30)));
    }
}
