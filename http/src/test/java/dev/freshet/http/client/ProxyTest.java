// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static dev.freshet.http.client.ProxyKit.isSocks;
import static dev.freshet.http.client.ProxyKit.request;
import static dev.freshet.http.client.ProxyKit.through;
import static dev.freshet.http.client.ProxyKit.url;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.freshet.http.ProxySpec.Kind;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.sse.LogCapture;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Every kind of proxy before servers with and without TLS, for plain requests and for streams. The name of the server is known to the proxy alone. */
@ExtendWith(QuietLog.class)
class ProxyTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static final String ANSWER = "200 [data: a\n\n] end";

    /** With what differs in the usual encodings. */
    private static final String LOGIN = "sesame:op:en\u00fc";

    private static final String SOCKS_LOGIN = "sesame:open";

    /** Whether TLS is done by BoringSSL; see {@link ProxyOverBoringSslTest}. */
    boolean useOpenSsl;

    @SuppressWarnings("NullAway.Init")
    private static ProxyKit proxies;

    @SuppressWarnings("NullAway.Init")
    private ClientKit kit;

    @BeforeAll
    static void certify() throws Exception {
        proxies = new ProxyKit();
    }

    @BeforeEach
    void open() {
        kit = ClientKit.with(Sockets.best(), proxies.settings(useOpenSsl), ProxyKit.PROXY_ONLY);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static ProxyPeer proxy(Kind kind) throws Exception {
        return ProxyPeer.on(proxies.socket(kind == Kind.HTTPS), kind, login(kind));
    }

    private static String login(Kind kind) {
        return isSocks(kind) ? SOCKS_LOGIN : new String(LOGIN.getBytes(UTF_8), ISO_8859_1);
    }

    private static ProxyServer.Login known(Kind kind) {
        String[] both = (isSocks(kind) ? SOCKS_LOGIN : LOGIN).split(":", 2);
        return new ProxyServer.Login(both[0], both[1]);
    }

    static Stream<Arguments> combinations() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(false, true)
                        .flatMap(secured -> Stream.of(false, true).map(stream -> Arguments.of(kind, secured, stream))));
    }

    private Recorder exchange(boolean stream, HttpRequest request) throws Exception {
        return stream ? kit.exchange(request) : kit.pooled(1, request);
    }

    @ParameterizedTest(name = "{0}, TLS {1}, stream {2}")
    @MethodSource("combinations")
    void leadsToAServerWhoseNameItResolves(Kind kind, boolean secured, boolean stream) throws Exception {
        try (RawServer origin = proxies.origin(secured);
                ProxyPeer proxy = proxy(kind)) {
            HttpRequest request = request(url(secured, origin.port()), through(kind, proxy.port(), known(kind)));

            assertThat(exchange(stream, request).outcome()).isEqualTo(ANSWER);
            assertThat(origin.nextRequest())
                    .as("nothing but what would come without a proxy")
                    .isEqualTo("GET /path?q HTTP/1.1\r\nHost: origin.test:" + origin.port() + "\r\n\r\n");
            assertThat(proxy.asked()).containsExactly(expected(kind, secured, origin.port()));
        }
    }

    private static String expected(Kind kind, boolean secured, int port) {
        String authority = "origin.test:" + port;
        if (kind == Kind.SOCKS4) {
            return authority + " sesame";
        }
        if (kind == Kind.SOCKS5) {
            return authority + " " + SOCKS_LOGIN;
        }
        return secured
                ? "CONNECT " + authority + " " + login(kind) + "gr\u00c3\u00bcn"
                : "GET http://" + authority + "/path?q " + login(kind);
    }

    @ParameterizedTest(name = "{0}, TLS {1}, stream {2}")
    @MethodSource("combinations")
    void turnsAwayWhomItDoesNotKnow(Kind kind, boolean secured, boolean stream) throws Exception {
        try (RawServer origin = proxies.origin(secured);
                ProxyPeer proxy = proxy(kind)) {
            String url = url(secured, origin.port());
            ProxyServer.Login wrong = new ProxyServer.Login("open", "sesame");
            String phase = isSocks(kind) || secured ? "CONNECT" : "HEAD";
            String refused = kind == Kind.SOCKS4
                    ? "SOCKS: rejected, as identd of this side names another user"
                    : "credentials refused";
            String missing = kind == Kind.SOCKS4 ? refused : "authentication required (credentials)";

            assertThat(exchange(stream, request(url, through(kind, proxy.port(), wrong)))
                            .outcome())
                    .isEqualTo("- [] " + phase + ": proxy: " + refused);
            assertThat(exchange(stream, request(url, through(kind, proxy.port(), null)))
                            .outcome())
                    .isEqualTo("- [] " + phase + ": proxy: " + missing);
            assertThat(kit.openConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyGoesThrough(Kind kind) throws Exception {
        String body = "y".repeat(100_000);
        for (boolean secured : new boolean[] {false, true}) {
            try (RawServer origin = RawServer.on(proxies.socket(secured), c -> {
                        int length = c.readHead().readBody(body.length()).length();
                        c.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + length);
                    });
                    ProxyPeer proxy = proxy(kind)) {
                HttpRequest post = new HttpRequest(
                        "POST",
                        HttpUri.parse(url(secured, origin.port())),
                        Headers.NONE,
                        ByteBuffer.wrap(body.getBytes(UTF_8)),
                        through(kind, proxy.port(), known(kind)));
                assertThat(kit.exchange(post).outcome()).isEqualTo("200 [100000] end");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressIsGivenAsOne(Kind kind) throws Exception {
        try (RawServer origin = proxies.origin(false);
                ProxyPeer proxy = proxy(kind)) {
            String url = "http://127.0.0.1:" + origin.port() + "/";
            assertThat(kit.exchange(request(url, through(kind, proxy.port(), known(kind))))
                            .outcome())
                    .isEqualTo(ANSWER);
            assertThat(proxy.asked()).first().asString().contains("127.0.0.1:" + origin.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, CONNECT [::1]:", "SOCKS5, [0:0:0:0:0:0:0:1]:", "SOCKS4, 0:0:0:0:0:0:0:1:"})
    void anAddressOfIpv6IsGivenAsTheProxyKnowsIt(Kind kind, String asked) throws Exception {
        try (ProxyPeer proxy = proxy(kind)) {
            kit.exchange(request("https://[::1]:9/", through(kind, proxy.port(), known(kind))));
            assertThat(proxy.asked()).first().asString().startsWith(asked);
        }
    }

    @Test
    void theTimesTellTheWayThroughTheProxyApartFromTlsWithTheServer() throws Exception {
        try (RawServer origin = proxies.origin(true);
                ProxyPeer proxy = proxy(Kind.HTTPS)) {
            Passage way = through(Kind.HTTPS, proxy.port(), known(Kind.HTTPS));
            Recorder recorder = new Recorder();
            HttpExchange exchange = kit.open(request(url(true, origin.port()), way), LONG, recorder);
            assertThat(recorder.awaitOver().outcome()).isEqualTo(ANSWER);
            ExchangeParts parts = kit.onLoop(exchange::parts);
            assertThat(parts.connectNs()).isPositive();
            assertThat(parts.tlsNs()).isPositive();
            assertThat(parts.bytesSent()).as("with both handshakes").isGreaterThan(500);
        }
    }

    /** What a server answers is the server's, whatever a proxy would mean by it. */
    @ParameterizedTest(name = "{0}, TLS {1}")
    @CsvSource({"SOCKS5, false", "HTTP, true"})
    void aServerMayAnswerAsAProxyWould(Kind kind, boolean secured) throws Exception {
        try (RawServer origin = RawServer.on(
                        proxies.socket(secured),
                        c -> c.readHead().send("HTTP/1.1 407 Mine\r\nContent-Length: 1\r\n\r\na"));
                ProxyPeer proxy = proxy(kind)) {
            Passage way = through(kind, proxy.port(), known(kind));
            assertThat(kit.exchange(request(url(secured, origin.port()), way)).outcome())
                    .isEqualTo("407 [a] end");
        }
    }

    @ParameterizedTest
    @EnumSource
    void credentialsAreInNoLog(Kind kind) throws Exception {
        try (LogCapture netty = new LogCapture("io.netty", Level.TRACE);
                LogCapture own = new LogCapture("dev.freshet", Level.TRACE);
                RawServer origin = proxies.origin(true);
                ProxyPeer proxy = proxy(kind)) {
            String url = url(true, origin.port());
            kit.exchange(request(url, through(kind, proxy.port(), known(kind))));
            kit.exchange(request(url, through(kind, proxy.port(), new ProxyServer.Login("sesame", "sesame-shut"))));
            assertThat(Stream.concat(netty.lines().stream(), own.lines().stream()))
                    .noneMatch(line -> line.contains("sesame")
                            || line.contains(Base64.getEncoder().encodeToString("sesame".getBytes(UTF_8))));
        }
    }

    // ---- connections ---------------------------------------------------------------------------------------------

    private Recorder asUser(long user, String url, Passage passage) throws Exception {
        return kit.pooled(user, request(url, passage));
    }

    @ParameterizedTest
    @EnumSource
    void aKeptConnectionIsForThatProxyAndThoseCredentialsOnly(Kind kind) throws Exception {
        for (boolean secured : new boolean[] {false, true}) {
            try (RawServer origin = proxies.origin(secured);
                    ProxyPeer proxy = ProxyPeer.on(proxies.socket(kind == Kind.HTTPS), kind, null)) {
                String url = url(secured, origin.port());
                Passage ann = through(kind, proxy.port(), new ProxyServer.Login("ann", "a"));
                Passage bob = through(kind, proxy.port(), new ProxyServer.Login("bob", "b"));
                for (Passage each : List.of(ann, ann, bob, ann, bob, through(kind, proxy.port(), null))) {
                    assertThat(asUser(1, url, each).outcome()).isEqualTo(ANSWER);
                }
                assertThat(proxy.connections()).as("ann, bob, nobody").isEqualTo(3);
            }
        }
    }

    @Test
    void sharedConnectionsAreSharedByThoseOfTheSameWayOnly() throws Exception {
        TransportSettings.Pool shared = new TransportSettings.Pool(true, 6, LONG);
        try (ClientKit sharing = ClientKit.with(
                        Sockets.best(), proxies.settings(useOpenSsl).with(shared), ProxyKit.PROXY_ONLY);
                RawServer origin = proxies.origin(true);
                ProxyPeer proxy = ProxyPeer.on(proxies.socket(false), Kind.HTTP, null)) {
            String url = url(true, origin.port());
            Passage ann = through(Kind.HTTP, proxy.port(), new ProxyServer.Login("ann", "a"));
            Passage bob = through(Kind.HTTP, proxy.port(), new ProxyServer.Login("bob", "b"));
            Passage other = new Passage(ann.proxy(), Set.of(), "10.0.0.7", null);
            List<Passage> ways = List.of(ann, bob, ann, bob, ann);
            for (int user = 0; user < ways.size(); user++) {
                assertThat(sharing.pooled(user, request(url, ways.get(user))).outcome())
                        .isEqualTo(ANSWER);
            }
            assertThat(proxy.connections()).isEqualTo(2);
            sharing.pooled(9, request(url, other));
            assertThat(proxy.connections()).as("in another name").isEqualTo(3);
        }
    }

    @Test
    void hostsThatNoProxyIsForAreReachedStraight() throws Exception {
        try (RawServer origin = proxies.origin(false);
                ProxyPeer proxy = proxy(Kind.HTTP)) {
            Passage passage = through(Kind.HTTP, proxy.port(), known(Kind.HTTP), "127.0.0.1");
            assertThat(asUser(1, "http://127.0.0.1:" + origin.port() + "/", passage)
                            .outcome())
                    .isEqualTo(ANSWER);
            assertThat(origin.nextRequest()).startsWith("GET / HTTP/1.1\r\n").doesNotContain("Proxy-");
            assertThat(proxy.connections()).isZero();
        }
    }

    // ---- the PROXY protocol --------------------------------------------------------------------------------------

    private static Passage named(@Nullable String v4, @Nullable String v6) {
        return new Passage(null, Set.of(), v4, v6);
    }

    @Test
    void theFirstBytesNameTheSource() throws Exception {
        try (RawServer origin = RawServer.playing(c -> {
            while (true) {
                c.readHead()
                        .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
                        .send(c.socket().getPort() + "");
            }
        })) {
            String url = origin.url("/");
            String port = asUser(1, url, named("10.0.0.7", null)).body();
            assertThat(origin.nextRequest())
                    .isEqualTo("PROXY TCP4 10.0.0.7 127.0.0.1 " + port + " " + origin.port()
                            + "\r\nGET / HTTP/1.1\r\nHost: 127.0.0.1:" + origin.port() + "\r\n\r\n");
            assertThat(asUser(1, url, named("10.0.0.7", "::7")).body())
                    .as("another pair of addresses")
                    .isNotEqualTo(port);
            assertThat(origin.nextRequest()).startsWith("PROXY TCP4 10.0.0.7 ");
            assertThat(asUser(1, url, named("10.0.0.7", null)).body()).isEqualTo(port);
            assertThat(origin.nextRequest()).as("once for each connection").startsWith("GET / ");
        }
    }

    @Test
    void theSourceIsNamedBeforeTls() throws Exception {
        SSLSocketFactory factory = proxies.context().getSocketFactory();
        TransportSettings settings = proxies.settings(useOpenSsl);
        try (RawServer origin = RawServer.playing(c -> {
                    String line = readLine(c.in());
                    SSLSocket secured = (SSLSocket) factory.createSocket(c.socket(), null, true);
                    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line;
                    secured.getInputStream().read();
                    secured.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    c.awaitClose();
                });
                ClientKit straight = ClientKit.with(
                        Sockets.best(), settings, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})) {
            Recorder recorder = straight.exchange(request(url(true, origin.port()), named("203.0.113.7", "::7")));
            assertThat(recorder.body()).startsWith("PROXY TCP4 203.0.113.7 127.0.0.1 ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSourceIsNamedBeforeAProxyIsAsked(Kind kind) throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (RawServer proxy = RawServer.playing(c -> lines.add(readLine(c.in())))) {
            ProxyServer server = through(kind, proxy.port(), known(kind)).proxy();
            for (boolean secured : new boolean[] {false, true}) {
                kit.exchange(request(url(secured, 443), new Passage(server, Set.of(), "10.0.0.7", null)));
                assertThat(lines.take())
                        .startsWith("PROXY TCP4 10.0.0.7 127.0.0.1 ")
                        .endsWith(" " + proxy.port());
            }
        }
    }

    @Test
    void onIpv6TheOtherAddressIsNamed() throws Exception {
        byte[] loopback = new byte[16];
        loopback[15] = 1;
        InetAddress v6 = InetAddress.getByAddress(loopback);
        try (ServerSocket socket = bound(v6);
                RawServer origin = RawServer.on(socket, c -> c.readHead().send("HTTP/1.1 204 No Content\r\n\r\n"))) {
            Passage both = named("10.0.0.7", "2001:db8::7");
            assertThat(kit.exchange(request("http://[::1]:" + origin.port() + "/", both))
                            .outcome())
                    .isEqualTo("204 [] end");
            assertThat(origin.nextRequest())
                    .startsWith("PROXY TCP6 2001:db8::7 ")
                    .contains(" ::1 ");
        }
    }

    private static ServerSocket bound(InetAddress address) {
        try {
            return new ServerSocket(0, 50, address);
        } catch (IOException e) {
            throw new TestAbortedException("no IPv6 here", e);
        }
    }

    /** Without the end of the line. */
    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
