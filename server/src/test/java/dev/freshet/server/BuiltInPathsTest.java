// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BuiltInPathsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theIndexListsEveryPathAndParameter() throws Exception {
        HttpResponse<String> index = get("/");

        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        for (Endpoint route : Endpoint.values()) {
            assertThat(index.body()).contains("\n  " + route.path() + " ");
        }
        for (Parameter parameter : Parameter.values()) {
            assertThat(index.body()).contains("\n  " + parameter.key() + " ");
        }
        assertThat(index.body()).contains("curl -N '127.0.0.1:" + server.port() + "/stocks/prices'");
    }

    @Test
    void healthIsOk() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("ok\n");
    }

    @Test
    void statsAreJson() throws Exception {
        get("/events?count=7&rate=0");

        assertThat(get("/stats").body())
                .matches("\\{\"openConnections\":1,\"openStreams\":0,\"accepted\":1,\"requests\":2,\"events\":7,"
                        + "\"bytes\":\\d+}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 210, 299, 400, 404, 410, 429, 500, 503, 599})
    void answersWithAnyStatus(int status) throws Exception {
        HttpResponse<String> response = get("/status/" + status + "?body=%E2%80%A6&contentType=text/x&location=/there");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("…");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/x");
        assertThat(response.headers().firstValue("Location")).contains("/there");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void writesNoBodyWhereHttpHasNone(int status) throws Exception {
        try (RawClient reader = new RawClient(server).get("/status/" + status + "?body=x")) {
            assertThat(reader.readHead()).startsWith("HTTP/1.1 " + status).doesNotContain("Content-Length");
            assertThat(reader.get("/health").readHead()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"/redirect?to=/health, 302", "/redirect?to=http://other:1/x?y%26z&code=308, 308"})
    void redirects(String uri, int status) throws Exception {
        HttpResponse<String> response = get(uri);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Location"))
                .contains(status == 302 ? "/health" : "http://other:1/x?y&z");
    }

    @Test
    void silenceHasNoAnswer() throws Exception {
        server.record("/silent");
        try (RawClient silent = new RawClient(server).get("/silent")) {
            assertThat(server.awaitRequests("/silent", 1, TIMEOUT)).hasSize(1);
            get("/events?rate=100&count=5");
            assertThat(silent.hasReceived()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/events/", "/Events", "/status", "/healthy"})
    void elsewhereThereIsNothing(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path).body()).isEqualTo("There is nothing at " + path + ". GET / lists what is served.\n");
    }

    @Test
    void refusesABadQueryWithItsProblems() throws Exception {
        HttpResponse<String> response = get("/events?rate=fast&end=never");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("""
                        rate=fast: allowed is a number from 0 to 1000000, with up to 3 decimals
                        end=never: allowed is clean, drop, reset, stall
                        """);
    }

    @Test
    void refusesHeadWithoutABody() throws Exception {
        try (RawClient reader = new RawClient(server)) {
            reader.send("HEAD /health HTTP/1.1\r\n\r\n");
            assertThat(reader.readHead()).startsWith("HTTP/1.1 405 ").contains("Content-Length: ");
            assertThat(reader.get("/health").readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + uri)).build(), BodyHandlers.ofString());
    }
}
