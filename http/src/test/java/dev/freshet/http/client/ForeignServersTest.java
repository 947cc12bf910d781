// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that others wrote: the JDK's and Jetty. */
class ForeignServersTest {

    private static final String EVENT = "data: " + "x".repeat(1_000) + "\n\n";

    private final ClientKit kit = ClientKit.standard();

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

    @Test
    void jettyStreams() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new JettyPaths());
        server.start();
        try {
            everythingComesThrough("http://127.0.0.1:" + connector.getLocalPort());
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
