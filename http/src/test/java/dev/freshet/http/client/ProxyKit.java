// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.ProxySpec.Kind;
import dev.freshet.http.net.Network;
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
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What tests of proxies have in common: the proxy is at {@code proxy.test}, the only name that this side knows; servers are at {@code origin.test}. */
final class ProxyKit {

    static final Network.Lookup PROXY_ONLY = host -> {
        if (!host.equals("proxy.test")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    };

    private final X509Bundle root;
    private final X509Bundle identity;

    /** With certificates of its own. */
    ProxyKit() throws Exception {
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

    TransportSettings settings() {
        return settings(true);
    }

    TransportSettings settings(boolean useOpenSsl) {
        TlsSettings trusting = TlsSettings.standard().withTrusted(List.of(root.getCertificate()));
        return TransportSettings.standard().with(trusting.withOpenSsl(useOpenSsl));
    }

    ServerSocket socket(boolean secured) throws Exception {
        if (!secured) {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }
        return context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Of both, the proxy and the server. */
    SSLContext context() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.toKeyManagerFactory().getKeyManagers(), null, null);
        return context;
    }

    /** A server that keeps connections and answers each request with a chunked event. */
    RawServer origin(boolean secured) throws Exception {
        return RawServer.on(socket(secured), ProxyKit::serve);
    }

    private static void serve(RawServer.Conversation with) throws IOException {
        while (true) {
            with.readHead();
            with.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: a\n\n\r\n0\r\n\r\n");
        }
    }

    static boolean isSocks(Kind kind) {
        return kind == Kind.SOCKS4 || kind == Kind.SOCKS5;
    }

    static Passage through(Kind kind, int port, ProxyServer.@Nullable Login login, String... direct) {
        Headers headers = isSocks(kind) ? Headers.NONE : Headers.of("X-Tunnel", "gr\u00c3\u00bcn");
        return new Passage(new ProxyServer(kind, "proxy.test", port, login, headers), Set.of(direct), null, null);
    }

    static HttpRequest request(String url, Passage passage) {
        return new HttpRequest("GET", HttpUri.parse(url), Headers.NONE, ByteBuffer.allocate(0), passage);
    }

    static String url(boolean secured, int port) {
        return (secured ? "https" : "http") + "://origin.test:" + port + "/path?q";
    }
}
