// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static dev.freshet.http.client.ProxyKit.request;
import static dev.freshet.http.client.ProxyKit.through;
import static dev.freshet.http.client.ProxyKit.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.ProxySpec.Kind;
import dev.freshet.http.client.RawServer.Conversation;
import dev.freshet.http.client.RawServer.Script;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.SocketsOfThisMachine;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a proxy, at every step, row by row, and the text that users read then; on both kinds of sockets. */
@ExtendWith(QuietLog.class)
class ProxyFaultTableTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ProxyServer.Login ANN = new ProxyServer.Login("ann", "top-secret");
    private static final String CLOSED = "connection closed during the handshake";
    private static final String MALFORMED = "malformed answer to the handshake";
    private static final String TIMEOUT = "handshake timeout";
    private static final String LOGIN_MISSING = "authentication required (credentials)";
    private static final String OF_HTTP = "HTTP/1.1 400 Bad Request\r\n\r\n";

    @SuppressWarnings("NullAway.Init")
    private static ProxyKit proxies;

    @BeforeAll
    static void certify() throws Exception {
        proxies = new ProxyKit();
    }

    private record Row(String reason, Kind kind, ProxyServer.@Nullable Login login, String text, Script script) {
        @Override
        public String toString() {
            return kind + " " + reason;
        }
    }

    private static Row row(Kind kind, String reason, String text, Script script) {
        return new Row(reason, kind, ANN, text, script);
    }

    // ---- scripts -------------------------------------------------------------------------------------------------

    private static Script http(String answer) {
        return c -> c.readHead().send(answer).awaitClose();
    }

    private static Conversation bytes(Conversation c, int... values) throws IOException {
        byte[] all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        c.out().write(all);
        c.out().flush();
        return c;
    }

    private static Conversation skip(Conversation c, int count) throws IOException {
        c.in().skipNBytes(count);
        return c;
    }

    /** Has read what methods are offered. */
    private static Conversation greeted(Conversation c) throws IOException {
        c.in().skipNBytes(1);
        return skip(c, c.in().read());
    }

    /** Has read the login. */
    private static Conversation told(Conversation c) throws IOException {
        bytes(greeted(c), 5, 2).in().skipNBytes(1);
        skip(c, c.in().read());
        return skip(c, c.in().read());
    }

    /** Has read where to. */
    private static Conversation asked(Conversation c) throws IOException {
        bytes(told(c), 1, 0);
        skip(c, 4);
        return skip(c, c.in().read() + 2);
    }

    private static Conversation asked4(Conversation c) throws IOException {
        skip(c, 8);
        for (int texts = 0; texts < 2; ) {
            texts += c.in().read() == 0 ? 1 : 0;
        }
        return c;
    }

    // ---- rows ----------------------------------------------------------------------------------------------------

    private static List<Row> tunnels() {
        String refused = "CONNECT refused with status ";
        String wanted = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x\r\n";
        return List.of(
                row(Kind.HTTP, "closed at once", CLOSED, c -> c.socket().close()),
                row(Kind.HTTP, "closed after the request", CLOSED, Conversation::readHead),
                row(
                        Kind.HTTP,
                        "closed within the head",
                        CLOSED,
                        c -> c.readHead().send("HTTP/1.1 200 OK\r\nX")),
                row(Kind.HTTP, "reset", "connection reset", c -> c.readHead().reset()),
                row(Kind.HTTP, "silent", TIMEOUT, Conversation::awaitClose),
                row(Kind.HTTP, "silent within the head", TIMEOUT, http("HTTP/1.1 200 OK\r\nX: y")),
                row(Kind.HTTP, "interim head only", TIMEOUT, http("HTTP/1.1 100 Continue\r\n\r\n")),
                row(Kind.HTTP, "forbidden", refused + 403, http("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")),
                row(Kind.HTTP, "bad gateway", refused + 502, http("HTTP/1.0 502 Bad Gateway\r\n\r\n<html>")),
                row(Kind.HTTP, "unknown", refused + 599, http("HTTP/1.1 599 X\r\nContent-Length: 9\r\n\r\nno")),
                row(Kind.HTTP, "another success", refused + 204, http("HTTP/1.1 204 No Content\r\n\r\n")),
                row(Kind.HTTP, "no status", MALFORMED, http("HTTP/1.1 999 X\r\nContent-Length: 9\r\n\r\nno")),
                row(Kind.HTTP, "credentials wrong", "credentials refused", http(wanted + "\r\nno end")),
                row(Kind.HTTP, "as tinyproxy has it", "credentials refused", http("HTTP/1.1 401 Unauthorized\r\n\r\n")),
                new Row("none given", Kind.HTTP, null, LOGIN_MISSING, http(wanted + "\r\n")),
                row(Kind.HTTP, "not HTTP", MALFORMED, http("220 mail.example ESMTP\r\n")),
                row(Kind.HTTP, "endless line", MALFORMED, http("HTTP/1.1 200 " + "x".repeat(100_000))),
                row(Kind.HTTP, "endless head", MALFORMED, http("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000))),
                row(
                        Kind.HTTPS,
                        "no TLS spoken",
                        "TLS: the server does not speak TLS on this port",
                        c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n").awaitClose()),
                row(Kind.HTTPS, "silent", "TLS handshake timeout", Conversation::awaitClose),
                row(Kind.HTTPS, "closed", "connection closed during the TLS handshake", c -> skip(c, 5)));
    }

    private static List<Row> socks5BrokenOff() {
        return List.of(
                row(Kind.SOCKS5, "closed at once", CLOSED, c -> c.socket().close()),
                row(Kind.SOCKS5, "closed after the greeting", CLOSED, ProxyFaultTableTest::greeted),
                row(Kind.SOCKS5, "closed after the login", CLOSED, ProxyFaultTableTest::told),
                row(Kind.SOCKS5, "closed after the address", CLOSED, ProxyFaultTableTest::asked),
                row(Kind.SOCKS5, "closed within the reply", CLOSED, c -> bytes(asked(c), 5, 0, 0, 1, 0)),
                row(Kind.SOCKS5, "reset", "connection reset", c -> greeted(c).reset()),
                row(Kind.SOCKS5, "silent", TIMEOUT, Conversation::awaitClose),
                row(Kind.SOCKS5, "silent on the login", TIMEOUT, c -> told(c).awaitClose()),
                row(Kind.SOCKS5, "silent on the address", TIMEOUT, c -> asked(c).awaitClose()),
                row(
                        Kind.SOCKS5,
                        "not SOCKS",
                        MALFORMED,
                        c -> greeted(c).send(OF_HTTP).awaitClose()),
                row(
                        Kind.SOCKS5,
                        "not a reply",
                        MALFORMED,
                        c -> asked(c).send(OF_HTTP).awaitClose()));
    }

    private static List<Row> socks5Logins() {
        Script noMethod = c -> bytes(greeted(c), 5, 0xff).awaitClose();
        Script anotherMethod = c -> bytes(greeted(c), 5, 1).awaitClose();
        Script wantsPassword = c -> bytes(greeted(c), 5, 2).awaitClose();
        Script refuses = c -> bytes(told(c), 1, 1).awaitClose();
        String noneWillDo = "SOCKS: no acceptable way of authentication";
        return List.of(
                row(Kind.SOCKS5, "login wrong", "credentials refused", refuses),
                row(Kind.SOCKS5, "no method will do", noneWillDo, noMethod),
                row(Kind.SOCKS5, "a method not offered", noneWillDo, anotherMethod),
                new Row("no login", Kind.SOCKS5, null, LOGIN_MISSING, noMethod),
                new Row("password not offered", Kind.SOCKS5, null, LOGIN_MISSING, wantsPassword));
    }

    private static Stream<Row> replies5() {
        List<String> replies = List.of(
                "SOCKS: general failure",
                "SOCKS: connection not allowed by the rules of the proxy",
                "SOCKS: network of the server unreachable",
                "SOCKS: server unreachable",
                "SOCKS: connection refused by the server",
                "SOCKS: TTL expired",
                "SOCKS: command not supported",
                "SOCKS: address type not supported",
                "SOCKS: refused for a reason that the standard does not know");
        return IntStream.range(0, replies.size()).mapToObj(i -> {
            Script refuses =
                    c -> bytes(asked(c), 5, i + 1, 0, 1, 0, 0, 0, 0, 0, 0).awaitClose();
            return row(Kind.SOCKS5, "reply " + (i + 1), replies.get(i), refuses);
        });
    }

    private static List<Row> socks4BrokenOff() {
        return List.of(
                row(Kind.SOCKS4, "closed at once", CLOSED, c -> c.socket().close()),
                row(Kind.SOCKS4, "closed after the address", CLOSED, ProxyFaultTableTest::asked4),
                row(Kind.SOCKS4, "closed within the reply", CLOSED, c -> bytes(asked4(c), 0, 90, 0)),
                row(Kind.SOCKS4, "silent", TIMEOUT, Conversation::awaitClose),
                row(
                        Kind.SOCKS4,
                        "not SOCKS",
                        MALFORMED,
                        c -> asked4(c).send(OF_HTTP).awaitClose()));
    }

    private static Stream<Row> replies4() {
        List<String> replies = List.of(
                "SOCKS: rejected or failed",
                "SOCKS: rejected, as identd of this side is unreachable",
                "SOCKS: rejected, as identd of this side names another user",
                "SOCKS: refused for a reason that the standard does not know");
        return IntStream.range(0, replies.size()).mapToObj(i -> {
            Script refuses = c -> bytes(asked4(c), 0, i + 91, 0, 0, 0, 0, 0, 0).awaitClose();
            return row(Kind.SOCKS4, "reply " + (i + 91), replies.get(i), refuses);
        });
    }

    static Stream<Arguments> tableOnBothKindsOfSockets() {
        return Stream.of(
                        tunnels().stream(),
                        socks5BrokenOff().stream(),
                        socks5Logins().stream(),
                        replies5(),
                        socks4BrokenOff().stream(),
                        replies4())
                .flatMap(rows -> rows)
                .flatMap(row -> SocketsOfThisMachine.all().map(s -> Arguments.of(s, row)));
    }

    private static ClientKit kit(Sockets sockets, TransportSettings settings) {
        return ClientKit.with(sockets, settings, ProxyKit.PROXY_ONLY);
    }

    private static TransportSettings patient(boolean isPatient) {
        TransportSettings settings = proxies.settings();
        return isPatient ? settings : settings.withTimeouts(SHORT, SHORT);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tableOnBothKindsOfSockets")
    void eachFaultHasItsText(Sockets sockets, Row row) throws Exception {
        boolean isSlow = row.text.endsWith("timeout");
        try (ClientKit kit = kit(sockets, patient(!isSlow));
                RawServer proxy = RawServer.playing(row.script)) {
            HttpRequest request = request(url(true, 443), through(row.kind, proxy.port(), row.login));
            assertThat(kit.exchange(request).outcome()).isEqualTo("- [] CONNECT: proxy: " + row.text);
            assertThat(kit.openConnectionsSoon()).isZero();
        }
    }

    // ---- before the proxy is connected to ------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void aProxyThatIsNotThereIsTold(Kind kind) throws Exception {
        int nobody = freePort();
        try (ClientKit kit = kit(Sockets.best(), proxies.settings())) {
            for (boolean secured : new boolean[] {false, true}) {
                assertThat(kit.exchange(request(url(secured, 443), through(kind, nobody, ANN)))
                                .outcome())
                        .isEqualTo("- [] CONNECT: proxy: connection refused");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProxyOfUnknownNameIsTold(Kind kind) throws Exception {
        ProxyServer unknown = new ProxyServer(kind, "nowhere.test", 80, null, Headers.NONE);
        try (ClientKit kit = kit(Sockets.best(), proxies.settings())) {
            assertThat(kit.exchange(request(url(true, 443), new Passage(unknown, Set.of(), null, null)))
                            .outcome())
                    .isEqualTo("- [] CONNECT: proxy: unknown host");
        }
    }

    @Test
    void aProxyWhoseCertificateIsNotTrustedIsTold() throws Exception {
        try (ClientKit kit = kit(Sockets.best(), TransportSettings.standard());
                ProxyPeer proxy = ProxyPeer.on(proxies.socket(true), Kind.HTTPS, null)) {
            for (boolean secured : new boolean[] {false, true}) {
                assertThat(kit.exchange(request(url(secured, 443), through(Kind.HTTPS, proxy.port(), null)))
                                .text())
                        .startsWith("proxy: TLS: certificate not trusted");
            }
        }
    }

    @Test
    void whatIsWrongWithTheServerIsNotSaidOfTheProxy() throws Exception {
        try (ClientKit kit = kit(Sockets.best(), proxies.settings());
                RawServer plain = RawServer.playing(
                        c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n").awaitClose());
                ProxyPeer proxy = ProxyPeer.on(proxies.socket(false), Kind.HTTP, null)) {
            assertThat(kit.exchange(request(url(true, plain.port()), through(Kind.HTTP, proxy.port(), null)))
                            .outcome())
                    .isEqualTo("- [] CONNECT: TLS: the server does not speak TLS on this port");
        }
    }

    @Test
    void aLoginThatSocksCanNotCarryIsNotSent() throws Exception {
        try (ClientKit kit = kit(Sockets.best(), proxies.settings())) {
            for (String wrong : List.of("", "\u00fc", "a\u0000b", "x".repeat(256))) {
                for (Kind kind : List.of(Kind.SOCKS4, Kind.SOCKS5)) {
                    ProxyServer.Login login = new ProxyServer.Login(wrong, "b");
                    assertThat(kit.exchange(request(url(true, 443), through(kind, 1, login)))
                                    .outcome())
                            .isEqualTo(
                                    "- [] CONNECT: proxy: SOCKS takes credentials of 1 to 255 ASCII characters only");
                }
            }
        }
    }

    @Test
    void aHeaderThatWouldBeAnotherOneOnTheWireIsNotSent() throws Exception {
        try (ClientKit kit = kit(Sockets.best(), proxies.settings())) {
            for (String wrong : List.of("a\r\nEvil: 1", "\u0001")) {
                ProxyServer proxy = new ProxyServer(Kind.HTTP, "proxy.test", 1, null, Headers.of("X", wrong));
                assertThat(kit.exchange(request(url(true, 443), new Passage(proxy, Set.of(), null, null)))
                                .outcome())
                        .isEqualTo("- [] CONNECT: request header value has an illegal character");
            }
        }
    }

    @Test
    void aSlowNameServerEndsInATimeoutThatNamesTheProxy() throws Exception {
        try (ClientKit kit = ClientKit.with(Sockets.best(), proxies.settings(), host -> {
            try {
                Thread.sleep(LONG.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        })) {
            Recorder recorder = kit.exchange(request(url(true, 443), through(Kind.HTTP, 1, null)), SHORT);
            assertThat(recorder.outcome()).isEqualTo("- [] CONNECT: proxy: name resolution timeout");
        }
    }

    @Test
    void anAddressOfTheOtherKindCanNotBeNamedAsTheSource() throws Exception {
        try (ClientKit kit = ClientKit.standard()) {
            Passage v6 = new Passage(null, Set.of(), null, "::7");
            assertThat(kit.exchange(request("http://127.0.0.1:1/", v6)).text())
                    .isEqualTo("no proxyProtocolSourceIp...Address of the kind of the host's address (IPv4 or IPv6)");
        }
    }

    @Test
    void anAnswerThatComesAfterTheDeadlineIsTooLate() throws Exception {
        Duration handshake = Duration.ofMillis(500);
        CountDownLatch hasAsked = new CountDownLatch(1);
        CountDownLatch isBusy = new CountDownLatch(1);
        try (RawServer proxy = RawServer.playing(c -> {
                    c.readHead();
                    hasAsked.countDown();
                    isBusy.await();
                    c.send("HTTP/1.1 200 OK\r\n\r\n").awaitClose();
                });
                ClientKit kit = kit(Sockets.best(), proxies.settings().withTimeouts(handshake, LONG))) {
            Recorder recorder = new Recorder();
            kit.open(request(url(true, 443), through(Kind.HTTP, proxy.port(), ANN)), LONG, recorder);
            assertThat(hasAsked.await(20, TimeUnit.SECONDS)).isTrue();
            kit.onLoop(() -> {
                isBusy.countDown();
                long untilNs = kit.loop().clock().nowNs() + handshake.toNanos() + 250_000_000L;
                while (kit.loop().clock().nowNs() < untilNs) {
                    LockSupport.parkNanos(1_000_000);
                }
                return true;
            });

            assertThat(recorder.awaitOver().text()).matches("proxy: handshake timeout \\(the loop was \\d+ ms late\\)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExchangeThatIsCalledOffWithinTheHandshakeLeavesNothingOpen(Kind kind) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer proxy = RawServer.playing(c -> {
                    c.in().read();
                    begun.countDown();
                    c.awaitClose();
                    closed.countDown();
                });
                ClientKit kit = kit(Sockets.best(), proxies.settings())) {
            Recorder recorder = new Recorder();
            HttpExchange exchange = kit.open(request(url(true, 443), through(kind, proxy.port(), ANN)), LONG, recorder);
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            kit.onLoop(() -> {
                exchange.cancel();
                return true;
            });
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(kit.openConnections()).isZero();
            assertThat(recorder.isOver())
                    .as("whoever calls it off is told nothing")
                    .isFalse();
        }
    }

    /** The server may speak first, and in the same packet. */
    @Test
    void whatComesTogetherWithTheAnswerOfTheProxyIsNotLost() throws Exception {
        try (ClientKit kit = kit(Sockets.best(), proxies.settings());
                RawServer proxy = RawServer.playing(c -> {
                    bytes(greeted(c), 5, 0);
                    skip(c, 4);
                    skip(c, c.in().read() + 2);
                    c.send("\u0005\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000"
                                    + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
                            .awaitClose();
                })) {
            Recorder recorder = kit.exchange(request(url(false, 80), through(Kind.SOCKS5, proxy.port(), null)));
            assertThat(recorder.outcome()).isEqualTo("200 [hi] end");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
