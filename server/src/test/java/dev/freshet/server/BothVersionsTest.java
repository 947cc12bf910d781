// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server serves is the same in every version of HTTP: asked by the client of the JDK over TLS, which agrees on the version with the server. */
final class BothVersionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private SampleServer server;

    @BeforeEach
    void start() throws Exception {
        X509Bundle certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .ecp256()
                .setIsCertificateAuthority(true)
                .addSanDnsName("localhost")
                .buildSelfSigned();
        server = SampleServer.start(SampleServer.Options.defaults()
                .withHost("localhost")
                .withTls(certificate.getKeyPair().getPrivate(), certificate.getCertificate()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void theVersionIsThatOfTheClient(Version version) throws Exception {
        assertThat(get(version, "/health").version()).isEqualTo(version);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aStreamEndsCleanlyAfterItsLastEvent(Version version) throws Exception {
        String body =
                get(version, "/events?rate=0&count=20000&comments=7&retry=5").body();

        assertThat(body).startsWith("retry: 5\n").contains("\nid: 20000\n").endsWith("\n\n");
        assertThat(server.stats().events()).isEqualTo(20_000);
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void pricesArriveAtTheirPace(Version version) throws Exception {
        assertThat(get(version, "/stocks/prices?rate=100&count=5")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("id: ")))
                .containsExactly("id: 1", "id: 2", "id: 3", "id: 4", "id: 5");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, drop",
        "HTTP_1_1, reset",
        "HTTP_2, drop",
        "HTTP_2, reset",
    })
    void aStreamThatBreaksOffIsAnError(Version version, String end) throws Exception {
        assertThatThrownBy(() -> get(version, "/events?rate=0&count=3&end=" + end))
                .isInstanceOf(IOException.class);
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
        assertThat(server.stats().events()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aBodyIsTaken(Version version) throws Exception {
        server.record("/status/201");
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(BodyPublishers.ofString("x".repeat(300_000)));

        assertThat(send(version, "/status/201?body=ok", post).statusCode()).isEqualTo(201);
        assertThat(server.requests("/status/201").get(0).body()).isEqualTo("x".repeat(300_000));
    }

    private HttpResponse<String> get(Version version, String uri) throws Exception {
        return send(version, uri, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(Version version, String uri, HttpRequest.Builder request) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting).version(version).build();
        return client.send(
                request.uri(URI.create(server.baseUrl() + uri)).timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }
}
