// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamStats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stock-market scenario against servers that we did not write. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ForeignServersTest {

    private static final int USERS = 50;
    private static final int UPDATES = 3;
    private static final String PRICES =
            "[{\"symbol\":\"BTC\",\"price\":4628.27},{\"symbol\":\"ETH\",\"price\":3249.19}]";

    @ParameterizedTest
    @EnumSource
    void jettyServesTheStockMarket(HttpVersion version) throws Exception {
        try (JettyStocks jetty = JettyStocks.start()) {
            RunStats stats = NetworkRun.of(
                            new StockMarket(version.to(jetty.baseUrl()), USERS, UPDATES, Duration.ofMillis(300)))
                    .stats();

            assertThatAllWentWell(stats);
            assertThat(stats.allStreams().events())
                    .as("no event is lost or made up")
                    .isBetween((long) USERS * (1 + UPDATES), jetty.sent());
        }
    }

    @Test
    void nchanServesTheStockMarketToStreamsThatAreOpenWhileItIsPublishedTo(@TempDir Path folder) throws Exception {
        Peer.NCHAN.require();
        try (NginxServer nginx = NginxServer.start(folder)) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Integer> published = CompletableFuture.supplyAsync(() -> publish(nginx, over));

            RunStats stats = NetworkRun.of(new StockMarket(nginx.baseUrl(), USERS, UPDATES, Duration.ofMillis(300)))
                    .stats();
            over.set(true);

            assertThatAllWentWell(stats);
            assertThat(stats.allStreams().events())
                    .as("no event is lost or made up")
                    .isBetween((long) USERS * (1 + UPDATES), (long) USERS * published.get());
            assertThat(stats.allStreams().comments())
                    .as("nchan greets with a comment")
                    .isPositive();
        }
    }

    private static void assertThatAllWentWell(RunStats stats) {
        assertThat(stats.failures()).isEmpty();
        assertThat(ok(stats, "Stocks")).isEqualTo(USERS);
        assertThat(ok(stats, "Snapshot")).isEqualTo(USERS);
        assertThat(ok(stats, "Update")).isEqualTo(USERS * UPDATES);
        assertThat(ok(stats, "Close")).isEqualTo(USERS);
        assertThat(stats.allRequests().koCount()).isZero();
        StreamStats streams = stats.stream("Stocks").orElseThrow();
        assertThat(streams.opened()).isEqualTo(USERS);
        assertThat(streams.levels().openMax()).isEqualTo(USERS);
        assertThat(streams.firstEvent().count()).isEqualTo(USERS);
        assertThat(streams.gap().count()).isEqualTo(streams.events() - USERS);
    }

    private static long ok(RunStats stats, String name) {
        return stats.request(List.of(name)).map(RequestStats::okCount).orElseThrow();
    }

    /** Publishes a snapshot once all streams are open, then updates, until the run is over. Gives how many events that were. */
    private static int publish(NginxServer nginx, AtomicBoolean over) {
        try {
            while (nginx.subscribers() < USERS && !over.get()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            nginx.publish("snapshot", PRICES);
            int published = 1;
            while (!over.get()) {
                TimeUnit.MILLISECONDS.sleep(50);
                nginx.publish("update", PRICES);
                published++;
            }
            return published;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
