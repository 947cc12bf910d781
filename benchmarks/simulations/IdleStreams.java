// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;
import java.util.List;

/** Opens streams at a steady rate and holds them: {@code -Durl=… -Dstreams=15000 -Dramp=15 -Dseconds=30 -Dlocal=127.0.0.2,127.0.0.3}. */
public class IdleStreams extends Simulation {
    {
        int ramp = Integer.getInteger("ramp", 15);
        String local = System.getProperty("local", "");
        setUp(scenario("Idle")
                        .exec(
                                sse("Stream").get(System.getProperty("url")),
                                pause(Integer.getInteger("seconds", 30) + ramp),
                                sse("Close").close())
                        .injectOpen(rampUsers(Integer.getInteger("streams", 15_000)).during(ramp)))
                .protocols(local.isEmpty() ? http : http.localAddresses(List.of(local.split(","))));
    }
}
