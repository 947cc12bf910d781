// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Simulation;

/** Opens streams, counts what comes and leaves: {@code -Durl=… -Dstreams=10 -Dseconds=10}. */
public class Firehose extends Simulation {
    {
        setUp(scenario("Firehose")
                .exec(
                        sse("Stream").get(System.getProperty("url")),
                        pause(Integer.getInteger("seconds", 10)),
                        sse("Close").close())
                .injectOpen(atOnceUsers(Integer.getInteger("streams", 10))));
    }
}
