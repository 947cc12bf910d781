// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that serve one request after the other: when they are used again, and what happens if the server closes them. */
@ExtendWith(QuietLog.class)
class KeepAliveTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na";

    /** A server that answers each request of each connection, and counts connections. */
    private static RawServer answering(AtomicInteger connections, String answer) throws Exception {
        return RawServer.playing(c -> {
            connections.incrementAndGet();
            while (true) {
                c.readHead().send(answer);
            }
        });
    }

    private static HttpRequest request(String method, String url, Map.Entry<String, String> header) {
        return new HttpRequest(method, HttpUri.parse(url), Headers.of(List.of(header)), ClientKit.NO_BODY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        length              | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\na                                | 1
        chunks              | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\na\\r\\n0\\r\\n\\r\\n    | 1
        no body             | HTTP/1.1 204 No Content\\r\\n\\r\\n                                                | 1
        interim head first  | HTTP/1.1 103 Early Hints\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n | 1
        asks to close       | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nConnection: x, Close\\r\\n\\r\\na          | 3
        HTTP/1.0            | HTTP/1.0 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\na                                | 3
        HTTP/1.0 that keeps | HTTP/1.0 200 OK\\r\\nContent-Length: 1\\r\\nConnection: Keep-Alive\\r\\n\\r\\na       | 1
        bytes after the end | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\nab                               | 3
        """)
    void aConnectionIsUsedAgainIfBothSidesAllowIt(String reason, String answer, int connections) throws Exception {
        AtomicInteger made = new AtomicInteger();
        String wire = answer.replace("\\r", "\r").replace("\\n", "\n");
        try (ClientKit kit = ClientKit.standard();
                RawServer server = answering(made, wire)) {
            for (int i = 0; i < 3; i++) {
                assertThat(kit.pooled(1, ClientKit.get(server.url("/"))).outcome())
                        .as(reason)
                        .endsWith("end");
            }
            assertThat(made).hasValue(connections);
        }
    }

    @Test
    void openConnectionsAreCountedAndThoseThatWereClosedAreNot() throws Exception {
        try (ClientKit kit = ClientKit.standard();
                RawServer server = answering(new AtomicInteger(), OK)) {
            for (int user = 1; user <= 3; user++) {
                kit.pooled(user, ClientKit.get(server.url("/")));
                kit.pooled(user, ClientKit.get(server.url("/")));
            }
            assertThat(kit.openConnections()).isEqualTo(3);

            kit.onLoop(() -> {
                kit.user(2).close();
                return 0;
            });
            assertThat(kit.onLoop(kit::openConnections)).isEqualTo(2);
        }
    }

    @Test
    void aRequestThatAsksToCloseIsTheLastOfItsConnection() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = answering(made, OK)) {
            for (int i = 0; i < 2; i++) {
                kit.pooled(1, request("GET", server.url("/"), Map.entry("connection", "close")));
            }
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void usersDoNotShareConnectionsUnlessTheyAreTold() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (RawServer server = answering(made, OK)) {
            for (boolean shared : new boolean[] {false, true}) {
                TransportSettings.Pool pool = new TransportSettings.Pool(shared, 6, Duration.ofSeconds(60));
                made.set(0);
                try (ClientKit kit = ClientKit.with(TransportSettings.standard().with(pool))) {
                    for (long user = 1; user <= 3; user++) {
                        kit.pooled(user, ClientKit.get(server.url("/")));
                    }
                }
                assertThat(made).as("shared: " + shared).hasValue(shared ? 1 : 3);
            }
        }
    }

    @Test
    void usersOfDifferentLocalAddressesDoNotShareConnections() throws Exception {
        List<InetAddress> local = List.of(address(2), address(3));
        TransportSettings settings = TransportSettings.standard()
                .withLocalAddresses(local)
                .with(new TransportSettings.Pool(true, 6, Duration.ofSeconds(60)));
        try (ClientKit kit = ClientKit.with(settings);
                RawServer server = RawServer.playing(c -> {
                    String from = c.socket().getInetAddress().getHostAddress();
                    while (true) {
                        c.readHead().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + from);
                    }
                })) {
            for (long user = 0; user < 6; user++) {
                assertThat(kit.pooled(user, ClientKit.get(server.url("/"))).body())
                        .isEqualTo(user % 2 == 0 ? "127.0.0.2" : "127.0.0.3");
            }
        }
    }

    private static InetAddress address(int last) throws Exception {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @Test
    void whatAnExchangeCostIsToldApartByConnection() throws Exception {
        try (ClientKit kit = ClientKit.standard();
                RawServer server = answering(new AtomicInteger(), OK)) {
            String url = server.url("/");
            long head = ("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nX: y\r\n\r\n").length();
            List<ExchangeParts> parts = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Recorder recorder = new Recorder();
                HttpExchange exchange = kit.onLoop(() ->
                        kit.user(1).pooled().open(request("GET", url, Map.entry("X", "y")), kit.soonNs(), recorder));
                recorder.awaitOver();
                parts.add(kit.onLoop(exchange::parts));
            }
            for (ExchangeParts each : parts) {
                assertThat(each.bytesSent()).isEqualTo(head);
                assertThat(each.bytesReceived()).isEqualTo(OK.length());
                assertThat(each.firstByteNs()).isNotNegative();
                assertThat(each.dnsNs()).isEqualTo(ExchangeParts.ABSENT);
                assertThat(each.tlsNs()).isEqualTo(ExchangeParts.ABSENT);
            }
            assertThat(parts.get(0).connectNs()).isNotNegative();
            assertThat(parts.get(0).reused()).isFalse();
            assertThat(parts.get(1).connectNs()).isEqualTo(ExchangeParts.ABSENT);
            assertThat(parts.get(1).reused()).isTrue();
        }
    }

    @Test
    void aConnectionThatTheServerClosesWhileItIsIdleIsNotUsed() throws Exception {
        Semaphore mayClose = new Semaphore(0);
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    made.incrementAndGet();
                    c.readHead().send(OK);
                    mayClose.acquire();
                })) {
            HttpRequest post = request("POST", server.url("/"), Map.entry("X", "y"));
            kit.pooled(1, post);
            assertThat(kit.onLoop(() -> kit.user(1).keptCount())).isOne();
            mayClose.release(2);
            while (kit.onLoop(() -> kit.user(1).keptCount()) > 0) {
                Thread.onSpinWait();
            }
            assertThat(kit.pooled(1, post).outcome()).isEqualTo("200 [a] end");
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void anythingThatTheServerSaysUnaskedClosesAnIdleConnection() throws Exception {
        Semaphore maySpeak = new Semaphore(0);
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    c.readHead().send(OK);
                    maySpeak.acquire();
                    c.send("HTTP/1.1 408 Request Timeout\r\n\r\n").awaitClose();
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            maySpeak.release();
            while (kit.onLoop(() -> kit.user(1).keptCount()) > 0) {
                Thread.onSpinWait();
            }
            maySpeak.release();
            assertThat(kit.pooled(1, ClientKit.get(server.url("/"))).outcome()).isEqualTo("200 [a] end");
        }
    }

    @Test
    void anIdleConnectionIsClosedAfterItsTime() throws Exception {
        TransportSettings.Pool pool = new TransportSettings.Pool(false, 6, Duration.ofMillis(50));
        CountDownLatch closed = new CountDownLatch(1);
        try (ClientKit kit = ClientKit.with(TransportSettings.standard().with(pool));
                RawServer server = RawServer.playing(c -> {
                    c.readHead().send(OK).awaitClose();
                    closed.countDown();
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            closed.await();
            assertThat(kit.onLoop(() -> kit.user(1).keptCount())).isZero();
        }
    }

    @Test
    void aUserThatEndsClosesWhatItKept() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    c.readHead().send(OK).awaitClose();
                    closed.countDown();
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            kit.onLoop(() -> {
                kit.user(1).close();
                return "closed";
            });
            closed.await();
        }
    }

    /** Closes the kept connection as soon as a second request comes on it; a new connection is answered. */
    private static RawServer closingOnReuse(AtomicInteger made, boolean reset) throws Exception {
        return RawServer.playing(c -> {
            made.incrementAndGet();
            c.readHead().send(OK).readHead();
            if (reset) {
                c.reset();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"GET,false", "GET,true", "HEAD,false", "PUT,true", "DELETE,false", "OPTIONS,true", "QUERY,false"})
    void aRequestThatMayBeRepeatedIsSentAgainOnANewConnection(String method, boolean reset) throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = closingOnReuse(made, reset)) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            Recorder again = kit.pooled(1, request(method, server.url("/"), Map.entry("X", "y")));
            assertThat(again.outcome()).startsWith("200 ").endsWith(" end");
            assertThat(made).hasValue(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,false", "PATCH,true"})
    void aRequestThatMayHaveHadItsEffectIsNotSentAgain(String method, boolean reset) throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = closingOnReuse(made, reset)) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            Recorder again = kit.pooled(1, request(method, server.url("/"), Map.entry("X", "y")));
            assertThat(again.outcome())
                    .isEqualTo("- [] HEAD: kept-alive connection closed by the server before the response");
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void aRequestIsSentAgainOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    c.readHead();
                    if (made.incrementAndGet() == 1) {
                        c.send(OK).readHead();
                    }
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            assertThat(kit.pooled(1, ClientKit.get(server.url("/"))).outcome())
                    .isEqualTo("- [] HEAD: connection closed before the response head");
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void aResponseThatHasBegunIsNotAskedForAgain() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    made.incrementAndGet();
                    c.readHead().send(OK).readHead().send("HTT");
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            assertThat(kit.pooled(1, ClientKit.get(server.url("/"))).outcome())
                    .isEqualTo("- [] HEAD: connection closed before the response head");
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void anAnswerThatComesBeforeTheRequestIsSentEndsTheConnection() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    made.incrementAndGet();
                    c.readHead().send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                    over.await();
                })) {
            HttpRequest large = new HttpRequest(
                    "POST", HttpUri.parse(server.url("/")), Headers.NONE, ByteBuffer.allocate(64 << 20));
            assertThat(kit.pooled(1, large).outcome()).isEqualTo("413 [] end");
            assertThat(kit.onLoop(() -> kit.user(1).keptCount())).isZero();
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noMoreThanSoManyAreUnderWayWithOneHost(boolean shared) throws Exception {
        AtomicInteger made = new AtomicInteger();
        Semaphore mayAnswer = new Semaphore(0);
        TransportSettings.Pool pool = new TransportSettings.Pool(shared, 2, Duration.ofSeconds(60));
        try (ClientKit kit = ClientKit.with(TransportSettings.standard().with(pool));
                RawServer server = RawServer.playing(c -> {
                    made.incrementAndGet();
                    while (true) {
                        c.readHead();
                        mayAnswer.acquire();
                        c.send(OK);
                    }
                })) {
            List<Recorder> recorders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Recorder recorder = new Recorder();
                kit.onLoop(() -> kit.user(1).pooled().open(ClientKit.get(server.url("/")), kit.soonNs(), recorder));
                recorders.add(recorder);
            }
            mayAnswer.release(5);
            for (Recorder recorder : recorders) {
                assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [a] end");
            }
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void whoWaitsTooLongForATurnIsTold() throws Exception {
        TransportSettings.Pool pool = new TransportSettings.Pool(false, 1, Duration.ofSeconds(60));
        try (ClientKit kit = ClientKit.with(TransportSettings.standard().with(pool));
                RawServer server = RawServer.playing(c -> c.readHead().awaitClose())) {
            Recorder first = new Recorder();
            Recorder second = new Recorder();
            Recorder third = new Recorder();
            HttpExchange running =
                    kit.onLoop(() -> kit.user(1).pooled().open(ClientKit.get(server.url("/")), kit.soonNs(), first));
            kit.onLoop(() -> {
                long soonNs = kit.loop().clock().nowNs() + 1_000_000;
                return kit.user(1).pooled().open(ClientKit.get(server.url("/")), soonNs, second);
            });
            assertThat(second.awaitOver().outcome())
                    .isEqualTo("- [] CONNECT: no connection free within the request timeout (maxConnectionsPerHost)");
            HttpExchange waiting =
                    kit.onLoop(() -> kit.user(1).pooled().open(ClientKit.get(server.url("/")), kit.soonNs(), third));
            kit.onLoop(() -> {
                waiting.cancel();
                running.cancel();
                return "cancelled";
            });
            assertThat(first.calls()).isEmpty();
            assertThat(third.calls()).isEmpty();
        }
    }

    @Test
    void aUserThatGoesOnWithinTheEndOfAResponseUsesTheSameConnection() throws Exception {
        AtomicInteger made = new AtomicInteger();
        int rounds = 200;
        CountDownLatch done = new CountDownLatch(rounds);
        try (ClientKit kit = ClientKit.standard();
                RawServer server = answering(made, OK)) {
            kit.onLoop(() -> {
                next(kit, server.url("/"), done);
                return "begun";
            });
            done.await();
            assertThat(made).hasValue(1);
        }
    }

    private static void next(ClientKit kit, String url, CountDownLatch left) {
        Recorder recorder = new Recorder();
        recorder.onCall(call -> {
            if (call.equals("onEnd")) {
                left.countDown();
                if (left.getCount() > 0) {
                    next(kit, url, left);
                }
            }
        });
        kit.user(1).pooled().open(ClientKit.get(url), kit.soonNs(), recorder);
    }

    @Test
    void aBodyOfARepeatedRequestGoesOutWhole() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    if (made.incrementAndGet() == 1) {
                        c.readHead().send(OK).readHead();
                    } else {
                        String body = c.readHead().readBody(5);
                        c.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + body);
                    }
                })) {
            kit.pooled(1, ClientKit.get(server.url("/")));
            HttpRequest put = new HttpRequest(
                    "PUT",
                    HttpUri.parse(server.url("/")),
                    Headers.NONE,
                    ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
            assertThat(kit.pooled(1, put).outcome()).isEqualTo("200 [hello] end");
        }
    }
}
