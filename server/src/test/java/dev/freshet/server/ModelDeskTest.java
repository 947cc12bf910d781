// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of language models over sockets: what the query makes of an answer. */
final class ModelDeskTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String NOW = "firstToken=0&tokenRate=0";
    private static final String STREAM =
            "{\"model\":\"m\",\"stream\":true,\"max_tokens\":100,\"input\":\"a b\",\"prompt\":\"a b\",\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}]}";

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, data: [DONE], 8",
        "/v1/completions, data: [DONE], 7",
        "/v1/responses, event: response.completed, 13",
        "/v1/messages, event: message_stop, 11",
    })
    void anAnswerComesAsAStreamUpToItsEndMark(String path, String mark, long events) throws Exception {
        HttpResponse<String> answer = post(path + "?tokens=5&" + NOW, STREAM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body()).contains(" rises").endsWith("\n\n");
        String[] blocks = answer.body().split("\n\n", -1);
        assertThat(blocks[blocks.length - 2]).startsWith(mark);
        assertThat(server.stats().events()).isEqualTo(events);
        assertThat(server.awaitOpenStreams(0, TIMEOUT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/completions", "/v1/responses", "/v1/messages"})
    void anAnswerComesAsOneDocumentWhereNoStreamIsAskedFor(String path) throws Exception {
        HttpResponse<String> answer = post(path + "?tokens=5&" + NOW, STREAM.replace("true", "false"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"The river rises when the\"");
        assertThat(JsonReader.read(answer.body())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "max_tokens, 3, '\"finish_reason\":\"length\"'",
        "max_completion_tokens, 3, '\"finish_reason\":\"length\"'",
        "max_tokens, 5, '\"finish_reason\":\"stop\"'",
    })
    void theLimitOfTheRequestHolds(String member, int limit, String reason) throws Exception {
        String body = "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"" + member + "\":"
                + limit
                + ",\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\" a  b c \"}]}]}";
        HttpResponse<String> answer = post("/v1/chat/completions?tokens=4&reasoning=1&" + NOW, body);

        assertThat(answer.body())
                .contains(reason)
                .contains("\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":" + limit + ",\"total_tokens\":"
                        + (5 + limit))
                .contains("\"reasoning_tokens\":1");
    }

    @Test
    void tokensComeAtTheirTimes() throws Exception {
        long startNs = System.nanoTime();
        try (RawClient reader = new RawClient(server)) {
            send(reader, "/v1/chat/completions?tokens=3&firstToken=0.3&tokenRate=10");
            reader.readUntil("\"role\"");
            long roleMs = (System.nanoTime() - startNs) / 1_000_000;
            reader.readUntil("The");
            long firstMs = (System.nanoTime() - startNs) / 1_000_000;
            reader.readUntil("[DONE]");
            long lastMs = (System.nanoTime() - startNs) / 1_000_000;
            // never too early; how late depends on the machine
            assertThat(firstMs).isGreaterThanOrEqualTo(300);
            assertThat(lastMs).isGreaterThanOrEqualTo(500);
            assertThat(roleMs).isLessThanOrEqualTo(firstMs);
        }
    }

    @Test
    void theRoleDoesNotWaitForTheFirstToken() throws Exception {
        try (RawClient reader = new RawClient(server)) {
            send(reader, "/v1/chat/completions?firstToken=3600");
            assertThat(reader.readUntil("\n\n\r\n")).contains("\"role\"");
            assertThat(reader.hasReceived()).isFalse();
        }
    }

    @Test
    void eventsOfABurstShareAWrite() throws Exception {
        try (RawClient reader = new RawClient(server)) {
            send(reader, "/v1/chat/completions?tokens=6&burst=3&firstToken=0.2&tokenRate=10&framing=batch");
            reader.readUntil("\n\n\r\n"); // the role
            String first = reader.readUntil("\n\n\r\n");
            String second = reader.readUntil("\n\n\r\n");
            assertThat(first).contains("The\"", " river\"", " rises\"").doesNotContain(" when\"");
            assertThat(second).contains(" when\"", "[DONE]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, 'data: {\"error\":{'",
        "/v1/completions, 'data: {\"error\":{'",
        "/v1/responses, 'event: error\ndata: {\"type\":\"error\"'",
        "/v1/messages, 'event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"'",
    })
    void anErrorEndsTheStreamInItsMiddle(String path, String error) throws Exception {
        String body = post(path + "?tokens=5&errorAfter=2&" + NOW, STREAM).body();

        String[] blocks = body.split("\n\n", -1);
        assertThat(blocks[blocks.length - 2]).startsWith(error);
        assertThat(body).contains(" river").doesNotContain(" rises").doesNotContain("[DONE]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5, 99})
    void aStreamThatIsCutHasNoEndMark(int tokens) throws Exception {
        for (String framing : new String[] {"chunk", "batch", "close"}) {
            String body = post(
                            "/v1/chat/completions?tokens=5&framing=" + framing + "&cutAfter=" + tokens + "&" + NOW,
                            STREAM)
                    .body();
            assertThat(body.split("\n\n", -1)).hasSize(2 + Math.min(5, tokens));
            assertThat(body)
                    .contains("role")
                    .doesNotContain("finish_reason\":\"")
                    .doesNotContain("[DONE]");
        }
    }

    @Test
    void aStreamCanBreakOffInItsMiddle() {
        assertThatThrownBy(() -> post("/v1/messages?cutAfter=2&end=drop&" + NOW, STREAM))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aDocumentOfAnErrorHasItsStatus() throws Exception {
        HttpResponse<String> answer = post("/v1/messages?errorAfter=2&" + NOW, STREAM.replace("true", "false"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("{\"type\":\"error\",\"error\":{\"type\":\"server_error\"");
    }

    @Test
    void theFirstOfEachSoManyQuestionsAreTooMany() throws Exception {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            HttpResponse<String> answer =
                    post("/v1/responses?limited=2&limitedOf=3&retryAfter=17&tokens=1&" + NOW, STREAM);
            statuses.append(answer.statusCode()).append(' ');
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 429);
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("Retry-After")).contains("17");
                assertThat(answer.body()).contains("\"type\":\"rate_limit_error\"");
            }
        }
        assertThat(statuses).hasToString("429 429 200 429 429 200 429 ");
        assertThat(post("/v1/messages?limited=1&tokens=1&" + NOW, STREAM).statusCode())
                .isEqualTo(429);
        assertThat(post("/v1/messages?limited=1&tokens=1&" + NOW, STREAM).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"lf, '\n'", "crlf, '\r\n'", "cr, '\r'"})
    void linesEndAsTheQuerySays(String lineEnd, String end) throws Exception {
        String body = post("/v1/messages?tokens=2&comments=1&lineEnd=" + lineEnd + "&" + NOW, STREAM)
                .body();

        assertThat(body)
                .startsWith("event: message_start" + end + "data: {")
                .contains(end + end + ":" + end + end + "event: ping" + end);
        assertThat(body.replace(end, "").chars().filter(c -> c == '\n' || c == '\r'))
                .isEmpty();
    }

    @Test
    void heartbeatsComeWhileTheFirstTokenIsWaitedFor() throws Exception {
        try (RawClient reader = new RawClient(server)) {
            send(reader, "/v1/chat/completions?firstToken=3600&heartbeat=0.05");
            reader.readUntil("\n\n");
            assertThat(reader.readUntil("\n\n") + reader.readUntil("\n\n"))
                    .contains(":\n\n")
                    .doesNotContain("data");
        }
    }

    @Test
    void anAnswerIsCompressedForWhoTakesIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v1/messages?tokens=5&" + NOW))
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(STREAM))
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());

        assertThat(new String(new GZIPInputStream(answer.body()).readAllBytes(), UTF_8))
                .contains("event: message_stop");
    }

    @Test
    void aLargeAnswerIsWhole() throws Exception {
        String body = post("/v1/chat/completions?tokens=30000&" + NOW, STREAM.replace("100", "100000"))
                .body();

        assertThat(body.split("\n\n", -1)).hasSize(30_000 + 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | | The body is no JSON: a value was expected at character 1. | null",
                "/v1/chat/completions | [] | The body is no JSON object. | null",
                "/v1/chat/completions | {\"messages\":[]} | 'model' is missing. | \"model\"",
                "/v1/chat/completions | {\"model\":\"m\"} | 'messages' is missing. | \"messages\"",
                "/v1/responses | {\"model\":\"m\"} | 'input' is missing. | \"input\"",
                "/v1/completions | {\"model\":\"m\"} | 'prompt' is missing. | \"prompt\"",
                "/v1/completions | {\"model\":1,\"prompt\":\"\"} | 'model' must be a text. | \"model\"",
                "/v1/chat/completions | {\"model\":\"m\",\"messages\":[],\"stream\":1} | 'stream' must be true or false. | \"stream\"",
                "/v1/chat/completions | {\"model\":\"m\",\"messages\":[],\"max_tokens\":0} | 'max_tokens' must be a whole number, 1 or more. | \"max_tokens\"",
                "/v1/chat/completions | {\"model\":\"m\",\"messages\":[],\"n\":2} | 'n' must be 1: this server gives one answer. | \"n\"",
            })
    void aBadQuestionIsRefused(String path, String body, String message, String member) throws Exception {
        HttpResponse<String> answer = post(path, body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"param\":"
                        + member + ",\"code\":\"invalid_request_error\"}}\n");
    }

    @Test
    void messagesNeedALimitOfTokens() throws Exception {
        HttpResponse<String> answer = post("/v1/messages", "{\"model\":\"m\",\"messages\":[]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"'max_tokens' is missing.\"}}\n");
    }

    @Test
    void onlyPostAsks() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v1/messages"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aBadParameterIsToldAsEverywhere() throws Exception {
        assertThat(post("/v1/messages?tokens=-1", STREAM).body())
                .isEqualTo("tokens=-1: allowed is a whole number from 0 to 100000\n");
    }

    private static void send(RawClient reader, String uri) throws IOException {
        reader.send(
                "POST " + uri + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + STREAM.length() + "\r\n\r\n" + STREAM);
    }

    private HttpResponse<String> post(String uri, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + uri))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
