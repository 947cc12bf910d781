// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.freshet.http.ProxySpec.Kind;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TlsSettings;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.ProxyServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ResourceLeakDetector;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Every buffer of the network, and what TLS has outside the heap, is given back, however an exchange ends; Netty watches each of them. */
class LeakTest {

    private static final String STREAM =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "5\r\nhello\r\n".repeat(500) + "0\r\n\r\n";

    private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeEach
    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        reports.start();
        logger.addAppender(reports);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopWatching() {
        logger.detachAppender(reports);
        logger.setAdditive(true);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void theWatchWorks() throws Exception {
        ByteBufAllocator.DEFAULT.directBuffer(10).writeByte(1);
        assertThat(leaks()).isNotEmpty();
    }

    @Test
    void exchangesGiveTheirBuffersBack() throws Exception {
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> c.readHead().send(STREAM));
                RawServer faulty = RawServer.playing(c -> c.readHead().send(STREAM.replace("0\r\n\r\n", "z")));
                RawServer mute = RawServer.playing(
                        c -> c.readHead().send("HTTP/1.1 200 OK\r\nX: ").awaitClose())) {
            for (String call : List.of("", "onHead", "onBody", "onReadEnd", "onEnd")) {
                for (int i = 0; i < 20; i++) {
                    cancelledIn(call, kit, server.url("/"));
                    cancelledIn(call, kit, faulty.url("/"));
                }
            }
            for (int i = 0; i < 20; i++) {
                HttpExchange exchange = kit.open(ClientKit.get(mute.url("/")), Duration.ofSeconds(20), new Recorder());
                mute.nextRequest();
                kit.onLoop(() -> {
                    exchange.cancel();
                    return "cancelled";
                });
            }
        }
        assertThat(leaks()).isEmpty();
    }

    @Test
    void keptConnectionsGiveTheirBuffersBack() throws Exception {
        try (ClientKit kit = ClientKit.standard();
                RawServer server = RawServer.playing(c -> {
                    while (true) {
                        c.readHead().send(STREAM);
                    }
                });
                RawServer talkative = RawServer.playing(c -> c.readHead().send(STREAM + STREAM));
                RawServer closing =
                        RawServer.playing(c -> c.readHead().send(STREAM).readHead())) {
            for (RawServer each : List.of(server, talkative, closing)) {
                for (int i = 0; i < 20; i++) {
                    assertThat(kit.pooled(i % 3, ClientKit.get(each.url("/"))).outcome())
                            .endsWith("end");
                }
            }
            kit.onLoop(() -> {
                kit.user(0).close();
                return "closed";
            });
        }
        assertThat(leaks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void usersGiveBackWhatTheyHaveOfTls(boolean isEnded) throws Exception {
        X509Bundle identity = new CertificateBuilder()
                .ecp256()
                .subject("CN=server")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        TransportSettings settings = TransportSettings.standard()
                .with(TlsSettings.standard().withOpenSsl(true).withTrusted(List.of(identity.getCertificate())));
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(identity.toKeyManagerFactory().getKeyManagers(), null, null);
        try (RawServer secured = RawServer.on(
                        server.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                        c -> c.readHead().send(STREAM).awaitClose());
                ClientKit kit = ClientKit.with(settings)) {
            for (int i = 0; i < 20; i++) {
                Recorder recorder = new Recorder();
                HttpExchange exchange = kit.open(
                        ClientKit.get("https://localhost:" + secured.port() + "/"), Duration.ofSeconds(20), recorder);
                if (isEnded) {
                    assertThat(recorder.awaitOver().outcome()).endsWith("end");
                } else { // in the midst of whatever it is at
                    TimeUnit.MILLISECONDS.sleep(i);
                    kit.onLoop(() -> {
                        exchange.cancel();
                        return "cancelled";
                    });
                }
            }
        }
        assertThat(leaks()).isEmpty();
    }

    /** In the midst of a handshake, after it, refused, and with bytes of the server that came together with the proxy's answer. */
    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void handshakesWithProxiesGiveTheirBuffersBack(Kind kind) throws Exception {
        ProxyKit proxies = new ProxyKit();
        ProxyServer.Login login = new ProxyServer.Login("ann", "secret");
        try (RawServer origin = proxies.origin(true);
                ProxyPeer known = ProxyPeer.on(proxies.socket(kind == Kind.HTTPS), kind, "ann:secret");
                ProxyPeer other = ProxyPeer.on(proxies.socket(kind == Kind.HTTPS), kind, "bob:secret");
                RawServer chatty = RawServer.playing(c -> c.send("HTTP/1.1 200 OK\r\n\r\n" + STREAM));
                ClientKit kit = ClientKit.with(Sockets.best(), proxies.settings(), ProxyKit.PROXY_ONLY)) {
            for (int port : new int[] {known.port(), other.port(), chatty.port()}) {
                HttpRequest request =
                        ProxyKit.request(ProxyKit.url(true, origin.port()), ProxyKit.through(kind, port, login));
                for (int i = 0; i < 20; i++) {
                    Recorder recorder = new Recorder();
                    HttpExchange exchange = kit.open(request, Duration.ofSeconds(20), recorder);
                    if (i % 2 == 0) {
                        recorder.awaitOver();
                    } else {
                        TimeUnit.MILLISECONDS.sleep(i);
                        kit.onLoop(() -> {
                            exchange.cancel();
                            return "cancelled";
                        });
                    }
                }
            }
        }
        assertThat(leaks()).isEmpty();
    }

    private static void cancelledIn(String call, ClientKit kit, String url) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpExchange[] exchange = new HttpExchange[1];
        Recorder recorder = new Recorder().onCall(name -> {
            if (name.equals(call)) {
                exchange[0].cancel();
                done.countDown();
            } else if (name.equals("onEnd") || name.equals("onFailure")) {
                done.countDown();
            }
        });
        kit.onLoop(() -> exchange[0] = kit.openNow(ClientKit.get(url), Duration.ofSeconds(20), recorder));
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** What was reported; a leak shows when the garbage collector has taken what leaked and another one of its kind is made. */
    private List<String> leaks() throws Exception {
        for (int i = 0; i < 20 && reports.list.isEmpty(); i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
            ByteBuf another = ByteBufAllocator.DEFAULT.directBuffer(10);
            another.release();
            if (OpenSsl.isAvailable()) {
                ReferenceCountUtil.release(SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL_REFCNT)
                        .build());
            }
        }
        return reports.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
