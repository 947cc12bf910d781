// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.ProxySpec.Kind;
import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TlsSettings;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of proxy before servers with and without TLS, for plain requests and for streams. The name of the server is known to the proxy alone. */
@ExtendWith(QuietLog.class)
class ProxyTest {

    private static final String LOGIN = "sesame:op:en\u00fc";
    private static final String SOCKS_LOGIN = "sesame:open";

    private static final Network.Lookup PROXY_ONLY = host -> {
        if (!host.equals("proxy.test")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    };

    @SuppressWarnings("NullAway.Init")
    private static X509Bundle root;

    @SuppressWarnings("NullAway.Init")
    private static X509Bundle identity;

    @SuppressWarnings("NullAway.Init")
    private ClientKit kit;

    @BeforeAll
    static void certify() throws Exception {
        root = new CertificateBuilder()
                .ecp256()
                .subject("CN=test root")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        identity = new CertificateBuilder()
                .ecp256()
                .subject("CN=test")
                .addSanDnsName("origin.test")
                .addSanDnsName("proxy.test")
                .buildIssuedBy(root);
    }

    @BeforeEach
    void open() {
        kit = ClientKit.with(Sockets.best(), settings(), PROXY_ONLY);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static TransportSettings settings() {
        TransportSettings standard = TransportSettings.standard();
        return standard.with(TlsSettings.standard().withTrusted(List.of(root.getCertificate())));
    }

    private static ServerSocket socket(boolean secured) throws Exception {
        if (!secured) {
            return ProxyPeer.plainSocket();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.toKeyManagerFactory().getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static RawServer origin(boolean secured) throws Exception {
        return RawServer.on(socket(secured), ProxyTest::serve);
    }

    /** Keeps connections, and answers with a stream or what was posted. */
    private static void serve(RawServer.Conversation with) throws IOException {
        while (true) {
            with.readHead();
            with.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: a\n\n\r\n0\r\n\r\n");
        }
    }

    private static ProxyPeer proxy(Kind kind) throws Exception {
        return ProxyPeer.on(socket(kind == Kind.HTTPS), kind, login(kind));
    }

    private static String login(Kind kind) {
        return isSocks(kind)
                ? SOCKS_LOGIN
                : new String(LOGIN.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isSocks(Kind kind) {
        return kind == Kind.SOCKS4 || kind == Kind.SOCKS5;
    }

    private static ProxyServer.Login known(Kind kind) {
        String[] both = (isSocks(kind) ? SOCKS_LOGIN : LOGIN).split(":", 2);
        return new ProxyServer.Login(both[0], both[1]);
    }

    private static Passage through(Kind kind, int port, ProxyServer.@Nullable Login login, String... direct) {
        Headers headers = isSocks(kind) ? Headers.NONE : Headers.of("X-Tunnel", "gr\u00c3\u00bcn");
        return new Passage(new ProxyServer(kind, "proxy.test", port, login, headers), Set.of(direct), null, null);
    }

    private static HttpRequest request(String url, Passage passage) {
        return new HttpRequest("GET", HttpUri.parse(url), Headers.NONE, ByteBuffer.allocate(0), passage);
    }

    private static String url(boolean secured, int port) {
        return (secured ? "https" : "http") + "://origin.test:" + port + "/path?q";
    }

    static Stream<Arguments> combinations() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(false, true)
                        .flatMap(secured -> Stream.of(false, true).map(stream -> Arguments.of(kind, secured, stream))));
    }

    @ParameterizedTest(name = "{0}, TLS {1}, stream {2}")
    @MethodSource("combinations")
    void leadsToAServerWhoseNameItResolves(Kind kind, boolean secured, boolean stream) throws Exception {
        try (RawServer origin = origin(secured);
                ProxyPeer proxy = proxy(kind)) {
            HttpRequest request = request(url(secured, origin.port()), through(kind, proxy.port(), known(kind)));
            Recorder recorder = stream ? kit.exchange(request) : kit.pooled(1, request);

            assertThat(recorder.outcome()).isEqualTo("200 [data: a\n\n] end");
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
}
