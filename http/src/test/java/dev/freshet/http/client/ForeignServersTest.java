// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that others wrote: the JDK's and Jetty. */
class ForeignServersTest {

    private static final String EVENT = "data: " + "x".repeat(1_000) + "\n\n";

    private ClientKit kit = ClientKit.standard();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void theServerOfTheJdkStreams() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0); // chunked
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    body.write(EVENT.getBytes(StandardCharsets.US_ASCII));
                    body.flush();
                }
            }
        });
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            exchange.getResponseHeaders().add("X-Id", id);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/none", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            everythingComesThrough("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2c"})
    void jettyStreams(String protocol) throws Exception {
        boolean isHttp2 = protocol.equals("h2c");
        HttpConfiguration configuration = new HttpConfiguration();
        ConnectionFactory factory =
                isHttp2 ? new HTTP2CServerConnectionFactory(configuration) : new HttpConnectionFactory(configuration);
        withJetty(List.of(factory), connector -> {
            if (isHttp2) {
                restart(TransportSettings.standard().with(terms(false, Map.of("127.0.0.1", true))));
            }
            everythingComesThrough("http://127.0.0.1:" + connector.getLocalPort());
            assertThat(lastWasHttp2()).isEqualTo(isHttp2);
        });
    }

    /** What a server with TLS chooses: nothing is said of it before, or that it is not to be asked. */
    @ParameterizedTest
    @CsvSource({"h2|http/1.1, true, true", "http/1.1, true, false", "h2|http/1.1, false, false"})
    void jettyChoosesTheVersionWhileTlsIsAgreedOn(String spoken, boolean isOffered, boolean isHttp2) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(spoken.split("[|]"));
        alpn.setDefaultProtocol(http1.getProtocol());
        SelfSigned identity = SelfSigned.make();
        SslConnectionFactory tls = new SslConnectionFactory(contextOf(identity), alpn.getProtocol());
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
        withJetty(List.of(tls, alpn, http2, http1), connector -> {
            TransportSettings standard = TransportSettings.standard();
            restart(standard.with(terms(isOffered, Map.of()))
                    .with(standard.tls().withTrusted(List.of(identity.certificate()))));
            everythingComesThrough("https://localhost:" + connector.getLocalPort());
            assertThat(lastWasHttp2()).isEqualTo(isHttp2);
        });
    }

    private static SslContextFactory.Server contextOf(SelfSigned identity) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        SslContextFactory.Server made = new SslContextFactory.Server();
        made.setKeyStore(keys);
        made.setKeyStorePassword("");
        return made;
    }

    private static Http2Terms terms(boolean isOffered, Map<String, Boolean> known) {
        return new Http2Terms(isOffered, known, 0, 1 << 20, 16 << 20, 16 << 10, null);
    }

    private void restart(TransportSettings settings) {
        kit.close();
        kit = ClientKit.with(settings);
    }

    private boolean lastWasHttp2() throws Exception {
        return kit.lastParts().isHttp2();
    }

    /** What is done with a server. */
    private interface Use {
        void of(ServerConnector connector) throws Exception;
    }

    private static void withJetty(List<ConnectionFactory> factories, Use use) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, factories.toArray(new ConnectionFactory[0]));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new JettyPaths());
        server.start();
        try {
            use.of(connector);
        } finally {
            server.stop();
        }
    }

    private static final class JettyPaths extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            switch (request.getHttpURI().getPath()) {
                case "/echo" -> {
                    String body = Content.Source.asString(request, StandardCharsets.ISO_8859_1);
                    response.setStatus(201);
                    response.getHeaders().put("X-Id", request.getHeaders().get("Last-Event-ID"));
                    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1)), callback);
                }
                case "/none" -> {
                    response.setStatus(204);
                    callback.succeeded();
                }
                default -> stream(response, callback);
            }
            return true;
        }

        private static void stream(Response response, Callback callback) throws Exception {
            response.getHeaders().put("Content-Type", "text/event-stream");
            try (OutputStream body = Content.Sink.asOutputStream(response)) {
                for (int i = 0; i < 1_000; i++) {
                    body.write(EVENT.getBytes(StandardCharsets.US_ASCII));
                    body.flush();
                }
            }
            callback.succeeded();
        }
    }

    private void everythingComesThrough(String base) throws Exception {
        Recorder stream = kit.exchange(ClientKit.get(base + "/stream"));
        assertThat(stream.head().header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(stream.calls()).endsWith("onEnd");
        assertThat(stream.body()).isEqualTo(EVENT.repeat(1_000));

        // The id of an event is UTF-8 on the wire; here "é" is given as the chars of its two bytes.
        HttpRequest echo = new HttpRequest(
                "POST",
                HttpUri.parse(base + "/echo?a b=\u00e9"),
                Headers.of("Last-Event-ID", "\u00c3\u00a9"),
                ByteBuffer.wrap(new byte[] {'y', 'o', 'u', (byte) 0xff}).asReadOnlyBuffer());
        for (int i = 0; i < 2; i++) {
            Recorder echoed = kit.exchange(echo);
            assertThat(echoed.outcome()).isEqualTo("201 [you\u00ff] end");
            assertThat(echoed.head().header("X-Id")).isIn("\u00c3\u00a9", "\u00e9");
        }
        assertThat(kit.exchange(ClientKit.get(base + "/none")).outcome()).isEqualTo("204 [] end");
    }

    @Test
    void manyStreamsRunSideBySideOnOneLoop() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer server = RawServer.playing(c -> {
            c.readHead().send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            go.await();
            for (int i = 0; i < 100; i++) {
                c.send("5\r\nhello\r\n");
            }
            c.send("0\r\n\r\n");
        })) {
            List<Recorder> recorders = new ArrayList<>();
            CountDownLatch heads = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                Recorder recorder = new Recorder().onCall(call -> {
                    if (call.equals("onHead")) {
                        heads.countDown();
                    }
                });
                recorders.add(recorder);
                kit.open(ClientKit.get(server.url("/")), Duration.ofSeconds(20), recorder);
            }
            heads.await();
            go.countDown();
            for (Recorder recorder : recorders) {
                assertThat(recorder.awaitOver().outcome()).isEqualTo("200 [" + "hello".repeat(100) + "] end");
            }
        }
    }
}
