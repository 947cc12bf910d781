// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TransportSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving exchanges up on real sockets, at every phase: the server sees the end of the connection, the listener nothing more. */
class CancelTest {

    private static final String STREAM = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch resolve = new CountDownLatch(1);
    private final ClientKit kit = ClientKit.with(Sockets.best(), TransportSettings.standard(), host -> {
        awaitQuietly(resolve);
        return new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};
    });

    @AfterEach
    void close() {
        resolve.countDown();
        kit.close();
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private RawServer server(String response) throws Exception {
        return RawServer.playing(c -> {
            try {
                c.readHead().send(response).awaitClose();
            } finally {
                closed.countDown();
            }
        });
    }

    /** Waits until all that was going on when it is called has reached the loop. */
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(kit.onLoop(() -> "settled")).isEqualTo("settled");
        }
    }

    @Test
    void withinTheSameTurnAsTheOpening() throws Exception {
        try (RawServer server = server(STREAM)) {
            Recorder recorder = new Recorder();
            kit.onLoop(() -> {
                kit.openNow(ClientKit.get(server.url("/")), LONG, recorder).cancel();
                kit.openNow(ClientKit.get("http://127.0.0.1:1/"), LONG, recorder)
                        .cancel();
                return "cancelled";
            });
            settle();
            assertThat(recorder.calls()).isEmpty();
        }
    }

    @Test
    void whileTheNameIsResolved() throws Exception {
        Recorder recorder = new Recorder();
        HttpExchange exchange = kit.open(ClientKit.get("http://slow.example:1/"), LONG, recorder);
        kit.onLoop(() -> {
            exchange.cancel();
            return "cancelled";
        });
        resolve.countDown();
        settle();
        assertThat(recorder.calls()).isEmpty();
    }

    @Test
    void whileTlsIsAgreedOn() throws Exception {
        CountDownLatch hello = new CountDownLatch(1);
        try (RawServer server = RawServer.playing(c -> {
            assertThat(c.in().read()).isEqualTo(22);
            hello.countDown();
            c.awaitClose();
            closed.countDown();
        })) {
            Recorder recorder = new Recorder();
            HttpExchange exchange = kit.open(ClientKit.get("https://127.0.0.1:" + server.port() + "/"), LONG, recorder);
            assertThat(awaitQuietly(hello)).isTrue();
            kit.onLoop(() -> {
                exchange.cancel();
                return "cancelled";
            });
            assertThat(awaitQuietly(closed)).isTrue();
            assertThat(recorder.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: "})
    void whileTheHeadIsAwaited(String soFar) throws Exception {
        try (RawServer server = server(soFar)) {
            Recorder recorder = new Recorder();
            HttpExchange exchange = kit.open(ClientKit.get(server.url("/")), LONG, recorder);
            server.nextRequest();
            kit.onLoop(() -> {
                exchange.cancel();
                return "cancelled";
            });
            assertThat(awaitQuietly(closed)).isTrue();
            settle();
            assertThat(recorder.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onHead", "onBody", "onReadEnd"})
    void fromWithinACall(String call) throws Exception {
        try (RawServer server = server(STREAM + "1\r\na\r\n1\r\nb\r\n".repeat(1_000))) {
            Recorder recorder = new Recorder();
            HttpExchange[] exchange = new HttpExchange[1];
            recorder.onCall(name -> {
                if (name.equals(call)) {
                    exchange[0].cancel();
                }
            });
            kit.onLoop(() -> exchange[0] = kit.openNow(ClientKit.get(server.url("/")), LONG, recorder));
            assertThat(awaitQuietly(closed)).isTrue();
            settle();
            assertThat(recorder.calls()).endsWith(call).filteredOn(call::equals).hasSize(1);
        }
    }

    @Test
    void withoutEffectOnceTheExchangeIsOver() throws Exception {
        try (RawServer server = server("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")) {
            Recorder recorder = new Recorder();
            HttpExchange exchange = kit.open(ClientKit.get(server.url("/")), LONG, recorder);
            recorder.awaitOver();
            kit.onLoop(() -> {
                exchange.cancel();
                return "cancelled";
            });
            assertThat(recorder.calls()).endsWith("onEnd");
        }
    }

    @Test
    void anExchangeBelongsToItsLoop() {
        assertThatThrownBy(() -> kit.openNow(ClientKit.get("http://127.0.0.1:1/"), LONG, new Recorder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loop");
    }
}
