// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import dev.freshet.http.SseReconnect;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy that we did not write, and that compresses, does to the times at which events arrive. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CompressingProxyTest {

    private static final int EVENTS = 100;
    private static final Duration INTERVAL = Duration.ofMillis(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Reads the same stream through both ways of the proxy. */
    private static final class TwoWays extends Simulation {
        TwoWays(String url) {
            setUp(scenario("Two ways")
                            .exec(
                                    sse("Flushed").get("/flushed/prices").reconnect(SseReconnect.never()),
                                    sse("Held", "held").get("/held/prices").reconnect(SseReconnect.never()),
                                    sse("Flushed ends").awaitEnd(60),
                                    sse("Held ends", "held").awaitEnd(60))
                            .injectOpen(atOnceUsers(1)))
                    .protocols(http.baseUrl(url).acceptEncodingHeader("gzip"));
        }
    }

    @Test
    void aCompressorThatCollectsShowsInEventsPerReadAndInTheGaps() throws Exception {
        Peer.NGINX.require();
        try (SampleServer server = SampleServer.start();
                NginxServer nginx = NginxServer.zippingBefore(server.baseUrl(), folder)) {
            server.script("/prices", prices());

            RunStats stats = NetworkRun.of(new TwoWays(nginx.baseUrl())).stats();

            StreamStats flushed = stats.stream("Flushed").orElseThrow();
            StreamStats held = stats.stream("Held").orElseThrow();
            assertThat(stats.failures()).isEmpty();
            assertThat(flushed.events()).isEqualTo(EVENTS);
            assertThat(held.events()).isEqualTo(EVENTS);
            assertThat(coded(held)).isLessThan(coded(flushed)).isLessThan(held.bytes());
            assertThat(held.eventsPerRead().mean())
                    .isGreaterThan(4 * flushed.eventsPerRead().mean());
            assertThat(held.gap().percentileNs(50)).isLessThan(INTERVAL.toNanos() / 10);
            assertThat(flushed.gap().percentileNs(50)).isGreaterThan(INTERVAL.toNanos() / 2);
            assertThat(held.gap().maxNs()).isGreaterThan(4 * INTERVAL.toNanos());
            assertThat(held.firstEvent().maxNs())
                    .isGreaterThan(flushed.firstEvent().maxNs() + 10 * INTERVAL.toNanos());
        }
    }

    private static StreamScript prices() {
        Random random = new Random(1);
        StreamScript script = StreamScript.stream();
        for (int i = 0; i < EVENTS; i++) {
            StringBuilder data = new StringBuilder("{\"number\":").append(i).append(",\"prices\":[");
            for (int price = 0; price < 100; price++) {
                data.append(random.nextInt(100_000)).append(',');
            }
            script = script.event(SseEvent.of(data.append("0]}").toString())).pause(INTERVAL);
        }
        return script.end();
    }

    private static long coded(StreamStats stream) {
        return stream.series().count(Metric.CODED_BYTES);
    }
}
