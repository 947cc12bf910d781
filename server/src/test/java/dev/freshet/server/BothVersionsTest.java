// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.codec.SseEvent;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
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
        assertThat(server.stats().events()).isIn(3L, 6L); // the client may repeat a GET whose connection was reset
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aBodyIsTaken(Version version) throws Exception {
        server.record("/status/201");
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(BodyPublishers.ofString("x".repeat(300_000)));

        assertThat(send(version, "/status/201?body=ok", post).statusCode()).isEqualTo(201);
        assertThat(server.requests("/status/201").get(0).body()).isEqualTo("x".repeat(300_000));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, chunk, flush",
        "HTTP_1_1, batch, flush",
        "HTTP_1_1, close, flush",
        "HTTP_1_1, chunk, hold",
        "HTTP_1_1, batch, hold",
        "HTTP_2, chunk, flush",
        "HTTP_2, batch, flush",
        "HTTP_2, chunk, hold",
        "HTTP_2, batch, hold",
    })
    void aCompressedStreamHoldsTheSameEvents(Version version, String framing, String gzip) throws Exception {
        String uri = "/events?rate=0&count=20000&comments=9&data=x&framing=" + framing + "&gzip=";
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Accept-Encoding", "br, gzip;q=0.5");

        HttpResponse<InputStream> coded = send(version, uri + gzip, request, BodyHandlers.ofInputStream());

        assertThat(coded.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(new GZIPInputStream(coded.body()).readAllBytes(), US_ASCII))
                .isEqualTo(get(version, uri + "off").body());
        assertThat(server.stats().events()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void eachEventIsFlushedOutOfTheCompressor(Version version) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Accept-Encoding", "gzip");
        HttpResponse<InputStream> coded =
                send(version, "/events?count=2&rate=0&end=stall&data=x", request, BodyHandlers.ofInputStream());

        byte[] start = new GZIPInputStream(coded.body()).readNBytes("id: 1\ndata: x\n\nid: 2\ndata: x\n\n".length());

        assertThat(new String(start, US_ASCII)).endsWith("id: 2\ndata: x\n\n");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, gzip", "HTTP_2, gzip", "HTTP_2, 'deflate;q=1, X-GZIP'"})
    void aPageIsCompressed(Version version, String accepted) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Accept-Encoding", accepted);
        HttpResponse<InputStream> coded = send(version, "/", request, BodyHandlers.ofInputStream());

        assertThat(coded.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(new GZIPInputStream(coded.body()).readAllBytes(), US_ASCII))
                .isEqualTo(get(version, "/").body());
    }

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "br, /",
        "gzip;q=0, /",
        "gzip; q=0.0, /events?count=1",
        "gzip, /status/200",
        "gzip, /events?gzip=off&count=1"
    })
    void whatNobodyAskedForIsNotCompressed(String accepted, String uri) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder().header("Accept-Encoding", accepted);

        assertThat(send(Version.HTTP_2, uri, request).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aScriptGoesOnWheneverTheSocketTakesMore(Version version) throws Exception {
        SseEvent large = SseEvent.of("x".repeat(60_000));
        server.script("/large", StreamScript.stream().repeat(200, script -> script.event(large)));

        assertThat(get(version, "/large").body()).hasSize(200 * (60_000 + "data: \n\n".length()));
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, chunk", "HTTP_1_1, batch", "HTTP_2, chunk", "HTTP_2, batch"})
    void answersOfLanguageModelsAreTheSame(Version version, String framing) throws Exception {
        String uri = "/v1/chat/completions?tokens=20000&firstToken=0.01&tokenRate=0&comments=100&framing=" + framing;
        String question = "{\"model\":\"m\",\"stream\":true,\"messages\":[]}";
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(BodyPublishers.ofString(question));

        String body = send(version, uri, post).body();

        assertThat(body.split("\n\n", -1)).hasSize(20_000 + 3 + 200 + 1);
        assertThat(body).endsWith("data: [DONE]\n\n");
        assertThat(server.stats().events()).isEqualTo(20_003);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, chunk", "HTTP_1_1, batch", "HTTP_2, chunk", "HTTP_2, batch"})
    void anAnswerThatIsCutBeforeItsFirstEventHasNone(Version version, String framing) throws Exception {
        String uri = "/v1/completions?cutAfter=0&firstToken=0.01&framing=" + framing;
        String question = "{\"model\":\"m\",\"stream\":true,\"prompt\":\"\"}";
        HttpRequest.Builder post = HttpRequest.newBuilder().POST(BodyPublishers.ofString(question));

        assertThat(send(version, uri, post).body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void anMcpServerAnswersByStreams(Version version) throws Exception {
        HttpRequest.Builder post = HttpRequest.newBuilder()
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"));

        assertThat(send(version, "/mcp?sessions=off&answerAs=stream", post).body())
                .isEqualTo("id: 1.0\ndata:\n\nid: 1.1\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n");
    }

    private HttpResponse<String> get(Version version, String uri) throws Exception {
        return send(version, uri, HttpRequest.newBuilder());
    }

    private HttpResponse<String> send(Version version, String uri, HttpRequest.Builder request) throws Exception {
        return send(version, uri, request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(
            Version version, String uri, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting).version(version).build();
        return client.send(
                request.uri(URI.create(server.baseUrl() + uri)).timeout(TIMEOUT).build(), handler);
    }
}
