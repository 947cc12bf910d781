// SPDX-License-Identifier: Apache-2.0

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Simulation;

/**
 * Opens streams, counts what comes and leaves: {@code -Durl=… -Dstreams=10 -Dseconds=10}. With {@code -Dcondition=…} each event is tried on a check that waits for another
 * one; by {@code every}, each one is judged, and passes; by {@code taken}, each one is taken by a check of its own, in a loop.
 */
public class Firehose extends Simulation {
    {
        String condition = System.getProperty("condition", "none");
        int seconds = Integer.getInteger("seconds", 10);
        var open = sse("Stream").get(System.getProperty("url"));
        var streams = exec(
                condition.equals("every")
                        ? open.expectEvery(sse.checkMessage("Each").check(jsonPath("$.data.seq").ofInt().gt(0)))
                        : open);
        var tried = condition.equals("none") || condition.equals("every") || condition.equals("taken")
                ? streams
                : streams.exec(sse("Expect")
                        .expect(seconds + 60)
                        .on(sse.checkMessage("Never").matching(condition(condition)).check(jmesPath("id").exists())));
        var taken = during(seconds)
                .on(sse("Take")
                        .setCheck()
                        .await(60)
                        .on(sse.checkMessage("Taken").check(jsonPath("$.data.seq").exists())));
        setUp(scenario("Firehose")
                .exec(condition.equals("taken") ? streams.exec(taken) : tried.exec(pause(seconds)))
                .exec(sse("Close").close())
                .injectOpen(atOnceUsers(Integer.getInteger("streams", 10))));
    }

    private static CheckBuilder condition(String name) {
        return switch (name) {
            case "jsonPath" -> jsonPath("$.data.last").ofBoolean().is(true);
            case "jmesPath" -> jmesPath("data.seq").ofInt().is(-1);
            case "text" -> jsonPath("$.data.last").is("true");
            case "type" -> jmesPath("event").is("snapshot");
            case "substring" -> substring("never");
            case "regex" -> regex("\"never\":([0-9]+)");
            default -> throw new IllegalArgumentException("condition=" + name
                    + ": give none, every, taken, jsonPath, jmesPath, text, type, substring or regex");
        };
    }
}
