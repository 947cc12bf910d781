// SPDX-License-Identifier: Apache-2.0

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.SseMessageCheck;

/** What simulations/Firehose.java and simulations/Connects.java do, for Gatling, by the same properties; {@code -Dcondition=connects} is the latter. */
public class Streams extends Simulation {
    private static final int SECONDS = Integer.getInteger("seconds", 10);

    {
        int streams = Integer.getInteger("streams", 10);
        int ramp = Integer.getInteger("ramp", 0);
        setUp(scenario("Streams")
                        .exec(streaming(System.getProperty("condition", "none")))
                        .injectOpen(ramp > 0 ? rampUsers(streams).during(ramp) : atOnceUsers(streams)))
                .protocols(http.disableWarmUp());
    }

    private static ChainBuilder streaming(String condition) {
        String url = System.getProperty("url");
        SseMessageCheck check = sse.checkMessage("Event");
        return switch (condition) {
            case "none" -> exec(sse("Stream").get(url)).pause(SECONDS).exec(sse("Close").close());
            case "setCheck" -> exec(sse("Stream").get(url))
                    .during(SECONDS)
                    .on(sse("Next").setCheck().await(60).on(check.check(regex("data"))))
                    .exec(sse("Close").close());
            case "connects" -> during(SECONDS)
                    .on(exec(sse("Stream").get(url).await(10).on(check.check(regex("data")))).exec(sse("Close").close()));
            default -> exec(sse("Stream").get(url).await(SECONDS).on(tried(check, condition)))
                    .exec(sse("Close").close());
        };
    }

    private static SseMessageCheck tried(SseMessageCheck check, String condition) {
        return switch (condition) {
            case "jsonPath" -> check.matching(jsonPath("$.data.last").is("true"));
            case "jmesPath" -> check.matching(jmesPath("data.last").is("true"));
            case "matching" -> check.matching(jsonPath("$.data.seq").exists(), jsonPath("$.data.last").is("true"));
            case "substring" -> check.matching(substring("never there").exists());
            case "regex" -> check.matching(regex("never there [0-9]").exists());
            default -> throw new IllegalArgumentException("no condition '" + condition + "'");
        };
    }
}
