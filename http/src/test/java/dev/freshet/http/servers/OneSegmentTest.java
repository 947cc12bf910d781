// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events that arrive together are handed over one by one: what the user does next comes before the next event. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OneSegmentTest {

    private static final SseEvent[] FIVE = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> new SseEvent(null, "event " + number, Integer.toString(number), SseEvent.NO_RETRY))
            .toArray(SseEvent[]::new);

    @Test
    void fiveEventsInOneSegmentSatisfyOneAwaitAndFourChainedChecks() {
        ChainBuilder chained = exec(
                connect(), setCheck("Second", 2), setCheck("Third", 3), setCheck("Fourth", 4), setCheck("Fifth", 5));

        RunStats stats = run(chained);

        assertThat(stats.failures()).isEmpty();
        assertThat(List.of("First", "Second", "Third", "Fourth", "Fifth"))
                .allSatisfy(name -> assertThat(ok(stats, name)).isEqualTo(1));
        assertThat(stats.allStreams().events()).isEqualTo(5);
    }

    @Test
    void aLoopTakesEveryEventOfASegment() {
        ChainBuilder looped = exec(
                connect(),
                repeat(4, "n")
                        .on(sse("Next")
                                .setCheck()
                                .await(20)
                                .on(sse.checkMessage("Next")
                                        .check(jmesPath("id").ofInt().is(session -> session.getInt("n") + 2)))));

        RunStats stats = run(looped);

        assertThat(stats.failures()).isEmpty();
        assertThat(ok(stats, "Next")).isEqualTo(4);
    }

    private static ChainBuilder connect() {
        return exec(sse("Connect").get("/five").await(20).on(expect("First", 1)));
    }

    private static ChainBuilder setCheck(String name, int id) {
        return exec(sse(name).setCheck().await(20).on(expect(name, id)));
    }

    private static SseMessageCheck expect(String name, int id) {
        return sse.checkMessage(name).check(jmesPath("id").ofInt().is(id));
    }

    private static long ok(RunStats stats, String name) {
        return stats.request(List.of(name)).orElseThrow().okCount();
    }

    private static RunStats run(ChainBuilder chain) {
        try (SampleServer server = SampleServer.start()) {
            server.script("/five", StreamScript.stream().segment(FIVE).stall());
            Simulation simulation = new Simulation() {
                {
                    setUp(scenario("Five").exec(chain).injectOpen(atOnceUsers(1)))
                            .protocols(http.baseUrl(server.baseUrl()));
                }
            };
            return NetworkRun.of(simulation).stats();
        }
    }
}
