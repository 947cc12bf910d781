// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static dev.freshet.core.CoreDsl.atOnceUsers;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.http.HttpDsl.sse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.stats.RunStats;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.server.SampleServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Users who set one check after the other, in a loop and under a condition, miss no event: each check demands the number that follows that of the one
 * before. How long it takes does not matter.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@ParameterizedClass
@EnumSource
class EveryEventTest {

    private final HttpVersion version;

    EveryEventTest(HttpVersion version) {
        this.version = version;
    }

    @ParameterizedTest(name = "{0} streams, {1} events per second each")
    @CsvSource({"1, 5000, 1, 2000", "1, 5000, 100, 2000", "200, 50, 1, 20"})
    void ofAStreamIsTakenByALoopOfChecks(int users, int rate, int burst, int events) {
        allAreTaken(users, rate, burst, events);
    }

    @Tag("full")
    @ParameterizedTest(name = "{0} streams, {1} events per second each")
    @CsvSource({"1, 5000, 1, 10000", "1, 5000, 100, 10000", "300, 50, 1, 100"})
    void ofALongStreamIsTakenByALoopOfChecks(int users, int rate, int burst, int events) {
        allAreTaken(users, rate, burst, events);
    }

    private void allAreTaken(int users, int rate, int burst, int events) {
        try (SampleServer server = SampleServer.start()) {
            String url = "/events?rate=" + rate + "&burst=" + burst + "&count=" + events + "&end=stall";
            SseMessageCheck first =
                    sse.checkMessage("First").check(jmesPath("id").ofInt().saveAs("id"));
            ChainBuilder chain = exec(sse("Connect").get(url).await(120).on(first))
                    .exec(repeat(events - 1)
                            .on(doIf(session -> session.getInt("id") > 0)
                                    .then(sse("Set").setCheck().await(120).on(next()))));
            RunStats stats = NetworkRun.of(new Simulation() {
                        {
                            setUp(scenario("Readers").exec(chain).injectOpen(atOnceUsers(users)))
                                    .protocols(version.to(server.baseUrl()));
                        }
                    })
                    .stats();

            assertThat(stats.failures()).isEmpty();
            assertThat(stats.request(List.of("Next")).orElseThrow().okCount()).isEqualTo((long) users * (events - 1));
            assertThat(stats.allStreams().events()).isEqualTo((long) users * events);
        }
    }

    private static SseMessageCheck next() {
        return sse.checkMessage("Next")
                .check(jmesPath("id")
                        .ofInt()
                        .is(session -> session.getInt("id") + 1)
                        .saveAs("id"));
    }
}
