// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.http.SseMessageCheck;
import java.util.Map;

/**
 * Opens streams, looks at what comes and leaves: {@code -Durl=… -Dstreams=10 -Dseconds=10 -Dramp=0 -Dcondition=none}. The conditions {@code jsonPath}, {@code jmesPath},
 * {@code substring}, {@code regex} and {@code matching} (two criteria, of which the first holds) are tried on each event and hold for none, {@code expectEvery} holds for all, {@code setCheck} takes each event by a
 * check of its own, {@code none} only counts. With {@code -Dhttp2=true} over HTTP/2 in the clear.
 */
public class Firehose extends Simulation {
    {
        int streams = Integer.getInteger("streams", 10);
        int ramp = Integer.getInteger("ramp", 0);
        setUp(scenario("Firehose")
                        .exec(streaming(System.getProperty("condition", "none")), exec(sse("Close").close()))
                        .injectOpen(ramp > 0 ? rampUsers(streams).during(ramp) : atOnceUsers(streams)))
                .protocols(http.http2PriorKnowledge(Map.of("127.0.0.1", Boolean.getBoolean("http2"))));
    }

    private static ChainBuilder streaming(String condition) {
        String url = System.getProperty("url");
        int seconds = Integer.getInteger("seconds", 10);
        SseMessageCheck check = sse.checkMessage("Event");
        return switch (condition) {
            case "none" -> exec(sse("Stream").get(url)).pause(seconds);
            case "expectEvery" -> exec(sse("Stream")
                            .get(url)
                            .expectEvery(check.check(jsonPath("$.data.last").is("false"))))
                    .pause(seconds);
            case "setCheck" -> exec(sse("Stream").get(url))
                    .during(seconds)
                    .on(sse("Next").setCheck().await(60).on(check));
            default -> exec(sse("Stream").get(url).await(seconds).on(tried(check, condition)));
        };
    }

    private static SseMessageCheck tried(SseMessageCheck check, String condition) {
        return switch (condition) {
            case "jsonPath" -> check.matching(jsonPath("$.data.last").is("true"));
            case "jmesPath" -> check.matching(jmesPath("data.last").is("true"));
            case "matching" -> check.matching(jsonPath("$.data.seq").exists(), jsonPath("$.data.last").is("true"));
            case "substring" -> check.matching(substring("never there").exists());
            case "regex" -> check.matching(regex("never there [0-9]").exists());
            default -> throw new IllegalArgumentException("There is no condition '" + condition
                    + "'. There are none, jsonPath, jmesPath, matching, expectEvery, substring, regex and setCheck.");
        };
    }
}
