// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleServerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String LAST_CHUNK = "0\r\n\r\n";

    @Test
    void listensOnAFreePortOfLoopback() {
        try (SampleServer one = SampleServer.start();
                SampleServer other = SampleServer.start()) {
            assertThat(one.port()).isPositive().isNotEqualTo(other.port());
            assertThat(one.baseUrl()).isEqualTo("http://127.0.0.1:" + one.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, http://localhost:", "0.0.0.0, http://127.0.0.1:"})
    void namesAnAddressThatClientsCanReach(String host, String start) throws Exception {
        try (SampleServer server = SampleServer.start(
                SampleServer.Options.defaults().withHost(host).withLoops(1))) {
            assertThat(server.baseUrl()).isEqualTo(start + server.port());
            assertThat(get(HttpClient.newHttpClient(), server.baseUrl() + "/health")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SampleServer.Options options = SampleServer.Options.defaults().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> SampleServer.start(options))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage(
                            "Can't listen on 127.0.0.1:" + taken.getLocalPort()
                                    + ": the port is in use. Stop what uses it, or choose another port (0 takes any free one).");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void saysThatTheHostIsNotHere(String host) {
        SampleServer.Options options = SampleServer.Options.defaults().withHost(host);

        assertThatThrownBy(() -> SampleServer.start(options))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("Can't listen on " + host + ":0: '" + host + "' is not an address of this machine."
                        + " Choose 127.0.0.1, or 0.0.0.0 for all addresses.");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        SampleServer.Options options = SampleServer.Options.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withLoops(0));
    }

    @Test
    void closingEndsStreamsCleanlyAndFreesThePort() throws Exception {
        SampleServer server = SampleServer.start();
        try (RawClient idle = new RawClient(server).get("/idle");
                RawClient busy = new RawClient(server).get("/stocks/prices?rate=500");
                RawClient silent = new RawClient(server).get("/silent");
                RawClient late = new RawClient(server).get("/health?delay=1");
                RawClient mute = new RawClient(server)) {
            idle.readUntil("\n\n");
            busy.readUntil("\n\n");
            late.readHead();

            server.close();
            server.close();

            assertThat(idle.readToEnd()).endsWith(LAST_CHUNK);
            assertThat(busy.readToEnd()).endsWith(LAST_CHUNK);
            assertThat(silent.readToEnd()).isEmpty();
            assertThat(mute.readToEnd()).isEmpty();
        }
        assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(ConnectException.class);
        assertThat(server.stats().openStreams()).isZero();
        assertThat(server.stats().openConnections()).isZero();
        SampleServer.start(SampleServer.Options.defaults().withPort(server.port()))
                .close();
    }

    @Test
    void closingDoesNotWaitLongForAClientThatDoesNotRead() throws Exception {
        SampleServer server = SampleServer.start();
        try (RawClient stuck = new RawClient(server).get("/events?rate=0&size=100000")) {
            stuck.readHead();
            long startNs = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(TIMEOUT);
        }
        assertThat(server.stats().openConnections()).isZero();
    }

    @Test
    void countsWhatItDoes() throws Exception {
        try (SampleServer server = SampleServer.start()) {
            try (RawClient one = new RawClient(server).get("/events?rate=0&count=1000&framing=close");
                    RawClient two = new RawClient(server).get("/events?rate=0&count=10&end=stall")) {
                int bytes = one.readToEnd().length()
                        + two.readUntil("\"seq\":10,").length()
                        + two.readUntil("}\n\n\r\n").length();

                assertThat(server.awaitOpenStreams(1, TIMEOUT)).isOne();
                ServerStats stats = server.stats();
                assertThat(stats.accepted()).isEqualTo(2);
                assertThat(stats.requests()).isEqualTo(2);
                assertThat(stats.events()).isEqualTo(1_010);
                assertThat(stats.bytes()).isEqualTo(bytes);
                assertThat(stats.openStreams()).isOne();
            }
            assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        }
    }

    @Test
    void servesOverTls() throws Exception {
        X509Bundle certificate = selfSigned();
        SslContext tls =
                SslContextBuilder.forServer(certificate.toKeyManagerFactory()).build();
        try (SampleServer server = SampleServer.start(
                SampleServer.Options.defaults().withHost("localhost").withTls(tls))) {
            HttpClient client = HttpClient.newBuilder().sslContext(trustAll()).build();

            assertThat(server.baseUrl()).isEqualTo("https://localhost:" + server.port());
            assertThat(get(client, server.baseUrl() + "/events?rate=0&count=20000&framing=batch")
                            .body())
                    .endsWith("\n\n")
                    .contains("\nid: 20000\n");
            assertThatThrownBy(() -> get(client, server.baseUrl() + "/events?count=1&end=drop"))
                    .isInstanceOf(IOException.class);
            try (RawClient plain = new RawClient(server).get("/health")) {
                assertThat(plain.readToEnd()).doesNotContain("HTTP/1.1");
            }
        }
    }

    @Test
    void readsCertificateAndKeyFromFiles(@TempDir Path directory) throws Exception {
        X509Bundle certificate = selfSigned();
        Path certificates = Files.writeString(directory.resolve("cert.pem"), certificate.getCertificatePathPEM());
        Path key = Files.writeString(directory.resolve("key.pem"), certificate.getPrivateKeyPEM());
        HttpClient client = HttpClient.newBuilder().sslContext(trustAll()).build();

        try (SampleServer server = SampleServer.start(
                SampleServer.Options.defaults().withHost("localhost").withTls(certificates, key))) {
            assertThat(get(client, server.baseUrl() + "/health").body()).isEqualTo("ok\n");
        }
        assertThatThrownBy(() -> SampleServer.Options.defaults().withTls(certificates, directory.resolve("none.pem")))
                .isInstanceOf(ServerStartException.class)
                .hasMessageStartingWith("Can't serve TLS with the certificate " + certificates + " and the key ")
                .hasMessageEndingWith(
                        "Give two PEM files that belong together, the key as PKCS #8 without a password.");
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient reader = new RawClient(server)) {
            String health = "GET /health HTTP/1.1\r\n\r\n";
            reader.send("GET /events?rate=100&count=3&data=x HTTP/1.1\r\n\r\n" + health.repeat(3_000)
                    + "GET /events?rate=0&count=1&data=y HTTP/1.1\r\nConnection: close\r\n\r\n");

            String answers = reader.readToEnd();

            assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(3_003);
            assertThat(answers).matches("(?s).*data: x.*ok\n.*data: y.*");
            assertThat(answers).endsWith(LAST_CHUNK);
        }
    }

    @Test
    void boundsTheBody() throws Exception {
        try (SampleServer server = SampleServer.start()) {
            server.record("/health");
            assertThat(post(server, new byte[1 << 20]).statusCode()).isEqualTo(200);
            assertThat(server.requests("/health").get(0).body()).hasSize(1 << 20);

            HttpResponse<String> refusal = post(server, new byte[(1 << 20) + 1]);

            assertThat(refusal.statusCode()).isEqualTo(413);
            assertThat(refusal.body()).isEqualTo("The body is larger than 1 MiB, the most that this server takes.\n");
        }
    }

    @Test
    void boundsAChunkedBody() throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient reader = new RawClient(server)) {
            reader.send("POST /health HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
            reader.send(chunk.repeat(17));

            assertThat(reader.readHead()).startsWith("HTTP/1.1 413 ").contains("Connection: close");
            reader.send(chunk.repeat(17));
            assertThat(reader.readUntil("takes.\n")).startsWith("The body");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /health HTTP/1.1\r\nContent-Length: many\r\n\r\n', 400",
        "'GARBAGE\r\n\r\n', 400",
        "'GET /health HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400",
    })
    void refusesWhatIsNotHttp(String bytes, int status) throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient reader = new RawClient(server).send(bytes)) {
            assertThat(reader.readHead()).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close");
        }
    }

    @Test
    void refusesHeadsBeyondItsLimits() throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient line = new RawClient(server).get("/health?" + "x".repeat(70_000));
                RawClient headers =
                        new RawClient(server).send("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000) + "\r\n\r\n")) {
            assertThat(line.readHead()).startsWith("HTTP/1.1 414 ");
            assertThat(headers.readHead()).startsWith("HTTP/1.1 431 ");
        }
    }

    @Test
    void tellsAClientToContinue() throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient reader = new RawClient(server)) {
            reader.send("POST /health HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(reader.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(reader.send("hi").readHead()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void leavesTheConnectionAsTheClientWants() throws Exception {
        try (SampleServer server = SampleServer.start();
                RawClient closing =
                        new RawClient(server).send("GET /health HTTP/1.1\r\nConnection: Keep-Alive, Close\r\n\r\n");
                RawClient old = new RawClient(server).send("GET /health HTTP/1.0\r\n\r\n")) {
            assertThat(closing.readToEnd())
                    .contains("\r\nConnection: close\r\n")
                    .endsWith("ok\n");
            assertThat(old.readToEnd()).contains("\r\nConnection: close\r\n").endsWith("ok\n");
        }
    }

    @Test
    void servesManyStreamsOnOneLoop() throws Exception {
        int streams = 500;
        try (SampleServer server =
                SampleServer.start(SampleServer.Options.defaults().withLoops(1))) {
            Socket[] sockets = new Socket[streams];
            for (int i = 0; i < streams; i++) {
                sockets[i] = new Socket(InetAddress.getLoopbackAddress(), server.port());
                sockets[i].getOutputStream().write("GET /idle HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
            }
            assertThat(server.awaitOpenStreams(streams, TIMEOUT)).isEqualTo(streams);
            for (Socket socket : sockets) {
                socket.close();
            }
            assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(SampleServer server, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/health"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static X509Bundle selfSigned() throws Exception {
        return new CertificateBuilder()
                .subject("CN=localhost")
                .ecp256()
                .setIsCertificateAuthority(true)
                .addSanDnsName("localhost")
                .buildSelfSigned();
    }

    private static SSLContext trustAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return context;
    }
}
