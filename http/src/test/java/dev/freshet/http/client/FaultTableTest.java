// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.SocketsOfThisMachine;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on real sockets, row by row, and the text that users read then; on both kinds of sockets. */
@ExtendWith(QuietLog.class)
class FaultTableTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String INTERIM = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Network.Lookup LOOPBACK =
            host -> new InetAddress[] {InetAddress.getByAddress(new byte[] {127, 0, 0, 1})};

    private record Row(String reason, RawServer.Script script, Duration within, String outcome) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static Row row(String reason, String outcome, RawServer.Script script) {
        return new Row(reason, script, LONG, outcome);
    }

    private static Row silence(String reason, RawServer.Script script) {
        return new Row(reason, script, SHORT, "- [] HEAD: no response head within the request timeout");
    }

    private static List<Row> beforeTheHeadIsComplete() {
        String closed = "- [] HEAD: connection closed before the response head";
        String tooLarge = "- [] HEAD: response head too large";
        return List.of(
                row("closed at once", closed, c -> c.socket().close()),
                row("closed after the request", closed, RawServer.Conversation::readHead),
                row("closed within the head", closed, c -> c.readHead().send(HEAD)),
                row(
                        "reset after the request",
                        "- [] HEAD: connection reset",
                        c -> c.readHead().reset()),
                silence("silent", RawServer.Conversation::awaitClose),
                silence("silent within the head", c -> c.readHead().send(HEAD).awaitClose()),
                silence("a head that trickles", c -> {
                    c.readHead();
                    for (int i = 0; i < 10_000; i++) {
                        c.send(i == 0 ? "HTTP/1.1 200 OK\r\nX: " : "y");
                        Thread.sleep(1);
                    }
                }),
                silence("interim head only", c -> c.readHead().send(INTERIM).awaitClose()),
                row(
                        "not HTTP",
                        "- [] HEAD: malformed response head",
                        c -> c.readHead().send("220 mail.example ESMTP\r\n").awaitClose()),
                row(
                        "endless status line",
                        tooLarge,
                        c -> c.readHead().send("\u00e9".repeat(200_000)).awaitClose()),
                row(
                        "endless head",
                        tooLarge,
                        c -> c.readHead().send(HEAD + "X: y\r\n".repeat(20_000)).awaitClose()));
    }

    private static List<Row> withinTheBody() {
        String closed = "200 [data] BODY: connection closed before the end of the body";
        String length = HEAD + "Content-Length: ";
        return List.of(
                row("closed within a chunk", closed, c -> c.readHead().send(CHUNKED + "8\r\ndata")),
                row("closed between chunks", closed, c -> c.readHead().send(CHUNKED + "4\r\ndata\r\n")),
                row("closed within the length", closed, c -> c.readHead().send(length + "9\r\n\r\ndata")),
                row(
                        "interim heads before the head",
                        "200 [data] end",
                        c -> c.readHead()
                                .send(INTERIM + "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + length
                                        + "4\r\n\r\ndata")
                                .awaitClose()),
                row(
                        "closed within the size of a chunk",
                        "200 [] BODY: connection closed before the end of the body",
                        c -> c.readHead().send(CHUNKED + "f")),
                row(
                        "endless trailer",
                        "200 [data] BODY: trailer too large",
                        c -> c.readHead()
                                .send(CHUNKED + "4\r\ndata\r\n0\r\n" + "X: y\r\n".repeat(20_000))
                                .awaitClose()),
                row(
                        "malformed chunk",
                        "200 [data] BODY: malformed chunk",
                        c -> c.readHead().send(CHUNKED + "4\r\ndata!").awaitClose()),
                row(
                        "closed where no length was announced",
                        "200 [data] end",
                        c -> c.readHead().send(HEAD + "\r\ndata")),
                row(
                        "more than was announced",
                        "200 [data] end",
                        c -> c.readHead()
                                .send(length + "4\r\n\r\ndata and more")
                                .awaitClose()));
    }

    static Stream<Arguments> tableOnBothKindsOfSockets() {
        return Stream.of(beforeTheHeadIsComplete(), withinTheBody())
                .flatMap(List::stream)
                .flatMap(row -> SocketsOfThisMachine.all().map(s -> Arguments.of(s, row)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tableOnBothKindsOfSockets")
    void eachFaultHasItsText(Sockets sockets, Row row) throws Exception {
        try (ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), LOOPBACK);
                RawServer server = RawServer.playing(row.script)) {
            Recorder recorder = kit.exchange(ClientKit.get(server.url("/")), row.within);
            assertThat(recorder.outcome().replaceAll(" \\(the loop was \\d+ ms late\\)$", ""))
                    .isEqualTo(row.outcome);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aResetInTheBodyKeepsWhatCameBefore(Sockets sockets) throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        try (ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), LOOPBACK);
                RawServer server = RawServer.playing(c -> {
                    c.readHead().send(HEAD + "\r\ndata");
                    received.await();
                    c.reset();
                })) {
            Recorder recorder = new Recorder().onCall(call -> {
                if (call.equals("onReadEnd")) {
                    received.countDown();
                }
            });
            kit.open(ClientKit.get(server.url("/")), LONG, recorder);
            assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [data] BODY: connection reset");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aPortWhereNobodyListensRefuses(Sockets sockets) throws Exception {
        try (ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), LOOPBACK)) {
            Recorder recorder = kit.exchange(ClientKit.get("http://127.0.0.1:" + freePort() + "/"));
            assertThat(recorder.outcome()).isEqualTo("- [] CONNECT: connection refused");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void anUnknownHostIsNotConnectedTo(Sockets sockets) throws Exception {
        Network.Lookup nobody = host -> {
            throw new UnknownHostException(host);
        };
        try (ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), nobody)) {
            Recorder recorder = kit.exchange(ClientKit.get("http://nowhere.example/"));
            assertThat(recorder.outcome()).isEqualTo("- [] CONNECT: unknown host");
        }
    }

    @Test
    void aSlowNameServerEndsInATimeoutAndBlocksNoLoop() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Network.Lookup slow = host -> {
            awaitQuietly(answer);
            return LOOPBACK.addressesOf(host);
        };
        try (ClientKit kit = ClientKit.with(Sockets.best(), TransportSettings.standard(), slow)) {
            Recorder recorder = new Recorder();
            kit.open(ClientKit.get("http://slow.example:1/"), SHORT, recorder);
            assertThat(kit.onLoop(() -> "the loop is free")).isEqualTo("the loop is free");
            assertThat(recorder.awaitOver().outcome()).isEqualTo("- [] CONNECT: name resolution timeout");
            answer.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void aServerThatDoesNotAnswerAtAllEndsInAConnectTimeout(Sockets sockets) throws Exception {
        TransportSettings settings = TransportSettings.standard().withTimeouts(SHORT, LONG);
        try (FullBacklog deaf = new FullBacklog();
                ClientKit kit = ClientKit.with(sockets, settings, LOOPBACK)) {
            HttpRequest request = ClientKit.get("http://127.0.0.1:" + deaf.port() + "/");
            assertThat(kit.exchange(request, LONG).outcome()).isEqualTo("- [] CONNECT: connect timeout");
        }
        try (FullBacklog deaf = new FullBacklog();
                ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), LOOPBACK)) {
            HttpRequest request = ClientKit.get("http://127.0.0.1:" + deaf.port() + "/");
            assertThat(kit.exchange(request, SHORT).outcome()).isEqualTo("- [] CONNECT: connect timeout");
        }
    }

    @Test
    void aRequestThatNobodyReadsEndsInATextOfItsOwn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> release.await())) {
            HttpRequest large = new HttpRequest(
                    "POST", HttpUri.parse(server.url("/")), Headers.NONE, ByteBuffer.allocate(64 << 20));
            assertThat(kit.exchange(large, Duration.ofSeconds(1)).outcome())
                    .isEqualTo("- [] HEAD: request not sent within the request timeout");
            release.countDown();
        }
    }

    @Test
    void aRequestThatWouldBeAnotherOneOnTheWireIsNotSent() throws Exception {
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(RawServer.Conversation::readHead)) {
            HttpRequest injected = new HttpRequest(
                    "GET", HttpUri.parse(server.url("/")), Headers.of("X", "a\r\nEvil: 1"), ClientKit.NO_BODY);
            assertThat(kit.exchange(injected).outcome())
                    .isEqualTo("- [] CONNECT: request header value has an illegal character");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void theAddressesOfAHostAreTriedInTurn(Sockets sockets) throws Exception {
        Network.Lookup two = host -> new InetAddress[] {
            InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
        };
        try (ClientKit kit = ClientKit.with(sockets, TransportSettings.standard(), two);
                RawServer server =
                        RawServer.playing(c -> c.readHead().send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"))) {
            for (int i = 0; i < 4; i++) {
                Recorder recorder = kit.exchange(ClientKit.get("http://two.example:" + server.port() + "/"));
                assertThat(recorder.outcome()).isEqualTo("200 [a] end");
                assertThat(server.nextRequest()).contains("\r\nHost: two.example:" + server.port() + "\r\n");
            }
            Recorder refused = kit.exchange(ClientKit.get("http://two.example:" + freePort() + "/"));
            assertThat(refused.outcome()).isEqualTo("- [] CONNECT: connection refused");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void theLocalAddressCanBeChosen(Sockets sockets) throws Exception {
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 3});
        TransportSettings settings = TransportSettings.standard().withLocalAddresses(List.of(local));
        try (ClientKit kit = ClientKit.with(sockets, settings, LOOPBACK);
                RawServer server = RawServer.playing(c -> c.readHead()
                        .send("HTTP/1.1 200 OK\r\n\r\n"
                                + c.socket().getInetAddress().getHostAddress()))) {
            assertThat(kit.exchange(ClientKit.get(server.url("/"))).body()).isEqualTo("127.0.0.3");
        }
        InetAddress foreign = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
        try (ClientKit kit = ClientKit.with(sockets, settings.withLocalAddresses(List.of(foreign)), LOOPBACK)) {
            assertThat(kit.exchange(ClientKit.get("http://127.0.0.1:1/")).outcome())
                    .isEqualTo("- [] CONNECT: no local address or port available");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A listening socket whose queue is full, so that the kernel drops further attempts to connect. */
    private static final class FullBacklog implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> waiting = new ArrayList<>();

        FullBacklog() throws IOException {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(new InetSocketAddress(server.getInetAddress(), port()), 200);
                } catch (IOException e) {
                    break; // full
                }
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
            server.close();
        }
    }
}
