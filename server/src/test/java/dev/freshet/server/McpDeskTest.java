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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The MCP server over sockets, asked as the specification has clients ask. */
final class McpDeskTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String BOTH = "application/json, text/event-stream";
    private static final String WORK =
            "{\"name\":\"work\",\"arguments\":{\"steps\":3,\"seconds\":0.03},\"_meta\":{\"progressToken\":\"t\"}}";

    private final SampleServer server = SampleServer.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private String session = "";

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, 2025-11-25", "2025-06-18, 2025-06-18", "2024-11-05, 2025-11-25", "2099-01-01, 2025-11-25"})
    void clientAndServerAgreeOnARevision(String wanted, String agreed) throws Exception {
        HttpResponse<String> answer = initialize("", wanted);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(at(answer, "result", "protocolVersion")).isEqualTo(agreed);
        assertThat(at(answer, "result", "capabilities", "tools")).isEqualTo(Map.of());
        assertThat(session).matches("[!-~]{32}");
    }

    @Test
    void notificationsAndResponsesAreTaken() throws Exception {
        initialize("", McpMethods.NEWEST);

        for (String message : List.of(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"x\"}}")) {
            HttpResponse<String> answer = post("", message);
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ping | {} | {}",
                "tools/call | {\"name\":\"echo\",\"arguments\":{\"text\":\"Grüße\"}} | {\"content\":[{\"type\":\"text\",\"text\":\"Grüße\"}],\"isError\":false}",
                "tools/call | {\"name\":\"add\",\"arguments\":{\"a\":1,\"b\":2.5}} | {\"content\":[{\"type\":\"text\",\"text\":\"3.5\"}],\"isError\":false,\"structuredContent\":{\"sum\":3.5}}",
                "tools/call | {\"name\":\"fail\"} | {\"content\":[{\"type\":\"text\",\"text\":\"The tool failed.\"}],\"isError\":true}",
                "tools/call | {\"name\":\"echo\"} | {\"content\":[{\"type\":\"text\",\"text\":\"'text' is missing.\"}],\"isError\":true}",
                "tools/call | {\"name\":\"add\",\"arguments\":{\"a\":\"1\"}} | {\"content\":[{\"type\":\"text\",\"text\":\"'a' must be a number.\"}],\"isError\":true}",
                "tools/call | {\"name\":\"work\",\"arguments\":{\"steps\":1001}} | {\"content\":[{\"type\":\"text\",\"text\":\"'steps' must be 1000 or less.\"}],\"isError\":true}",
                "tools/call | {\"name\":\"work\",\"arguments\":{\"seconds\":-1}} | {\"content\":[{\"type\":\"text\",\"text\":\"'seconds' must be from 0 to 3600.\"}],\"isError\":true}",
                "resources/read | {\"uri\":\"note://river\"} | {\"contents\":[{\"uri\":\"note://river\",\"mimeType\":\"text/plain\",\"text\":\"The river rises.\"}]}",
                "prompts/get | {\"name\":\"greet\",\"arguments\":{\"who\":\"Ann\"}} | {\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Greet Ann.\"}}]}",
            })
    void requestsHaveResults(String method, String params, String result) throws Exception {
        initialize("", McpMethods.NEWEST);

        HttpResponse<String> answer = request("", 7, method, params);

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":" + result + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tools/fly | {} | -32601 | There is no method 'tools/fly'.",
                "tools/call | {} | -32602 | 'name' is missing.",
                "tools/call | {\"name\":\"fly\"} | -32602 | There is no tool 'fly'.",
                "tools/call | {\"name\":\"echo\",\"arguments\":[]} | -32602 | 'arguments' must be an object.",
                "tools/call | {\"name\":\"fail\",\"arguments\":{\"protocol\":true}} | -32603 | The tool broke.",
                "tools/list | {\"cursor\":\"x\"} | -32602 | There is no page at this 'cursor'.",
                "resources/read | {\"uri\":\"note://sea\"} | -32602 | There is no resource 'note://sea'.",
                "prompts/get | {\"name\":\"greet\"} | -32602 | The argument 'who' is missing.",
                "prompts/get | {} | -32602 | There is no prompt ''.",
            })
    void requestsHaveErrors(String method, String params, int code, String message) throws Exception {
        initialize("", McpMethods.NEWEST);

        HttpResponse<String> answer = request("", 7, method, params);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":" + code + ",\"message\":\"" + message
                        + "\"}}");
    }

    @Test
    void theRevisionBeforeTellsOfWrongArgumentsByTheProtocol() throws Exception {
        initialize("", "2025-06-18");

        assertThat(at(request("", 7, "tools/call", "{\"name\":\"echo\"}"), "error", "code"))
                .isEqualTo(-32602L);
    }

    @Test
    void toolsAreListedPageByPage() throws Exception {
        initialize("", McpMethods.NEWEST);
        List<Object> names = new ArrayList<>();
        String params = "{}";
        for (int page = 0; page < 2; page++) {
            HttpResponse<String> answer = request("?pageSize=3", page, "tools/list", params);
            for (Object tool : Objects.requireNonNull((List<?>) at(answer, "result", "tools"))) {
                names.add(((Map<?, ?>) tool).get("name"));
            }
            assertThat(answer.body().contains("nextCursor")).isEqualTo(page == 0);
            params = "{\"cursor\":\"3\"}";
        }

        assertThat(names).containsExactly("echo", "add", "work", "fail");
        assertThat((List<?>) at(request("", 9, "tools/list", "{}"), "result", "tools"))
                .hasSize(4);
    }

    @Test
    void workIsToldOfInAStreamBeforeItsResponse() throws Exception {
        initialize("", McpMethods.NEWEST);

        HttpResponse<String> answer = request("?retry=10", 7, "tools/call", WORK);

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> events = events(answer);
        assertThat(events.subList(0, 2)).containsExactly("id: 1.0\ndata:", "retry: 10");
        for (int step = 1; step <= 3; step++) {
            assertThat(events.get(1 + step))
                    .isEqualTo("id: 1." + step
                            + "\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                            + "{\"progressToken\":\"t\",\"progress\":" + step + ",\"total\":3}}");
        }
        assertThat(events.get(5))
                .startsWith("id: 1.4\ndata: {\"jsonrpc\":\"2.0\",\"id\":7,\"result\":")
                .contains("done in 3 steps");
        assertThat(events).hasSize(6);
        assertThat(server.stats().events()).isEqualTo(4);
    }

    @Test
    void withoutATokenWorkIsToldOfInALog() throws Exception {
        initialize("", McpMethods.NEWEST);

        String work = "{\"name\":\"work\",\"arguments\":{\"steps\":1,\"seconds\":0}}";
        assertThat(request("", 7, "tools/call", work).body())
                .contains("\"method\":\"notifications/message\"")
                .contains("step 1 of 1");
    }

    @Test
    void theQueryDecidesWhetherAnAnswerIsAStream() throws Exception {
        initialize("?answerAs=stream", McpMethods.NEWEST);
        assertThat(session).isNotEmpty();

        assertThat(events(request("?answerAs=stream", 7, "ping", "{}")))
                .containsExactly("id: 2.0\ndata:", "id: 2.1\ndata: {\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}");
        assertThat(at(request("?answerAs=json", 8, "tools/call", WORK), "id")).isEqualTo(8L);
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, auto, true", "2025-06-18, auto, false", "2025-06-18, on, true", "2025-11-25, off, false"})
    void theNewestRevisionPrimesItsStreams(String revision, String priming, boolean isPrimed) throws Exception {
        initialize("", revision);

        assertThat(events(request("?answerAs=stream&priming=" + priming, 7, "ping", "{}"))
                        .get(0)
                        .endsWith("data:"))
                .isEqualTo(isPrimed);
    }

    @ParameterizedTest
    @CsvSource({"0, '1.0'", "1, '1.1'", "3, '1.3'"})
    void aStreamThatEndedEarlyGoesOnBehindTheLastEvent(int dropAfter, String lastId) throws Exception {
        initialize("", McpMethods.NEWEST);
        List<String> before = events(request("?dropAfter=" + dropAfter, 7, "tools/call", WORK));
        assertThat(before).hasSize(1 + dropAfter);
        assertThat(before.get(dropAfter)).startsWith("id: " + lastId + "\n");

        List<String> behind = events(get("?dropAfter=0", "Last-Event-ID", lastId));

        assertThat(behind).hasSize(4 - dropAfter).allMatch(event -> event.startsWith("id: 1."));
        assertThat(behind.get(behind.size() - 1)).startsWith("id: 1.4\n").contains("\"id\":7");
    }

    @Test
    void anEarlyEndMayBeALostConnection() throws Exception {
        initialize("", McpMethods.NEWEST);

        assertThatThrownBy(() -> request("?dropAfter=1&end=drop", 7, "tools/call", WORK))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "99.1", "1", "1.x", "-1.0", "1.9999999999"})
    void whatIsNotKnownIsNotGoneOnWith(String lastId) throws Exception {
        initialize("", McpMethods.NEWEST);

        assertThat(get("", "Last-Event-ID", lastId).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyGoesOnWithTheStreamOfAnother() throws Exception {
        initialize("", McpMethods.NEWEST);
        request("?dropAfter=1", 7, "tools/call", WORK);
        initialize("", McpMethods.NEWEST);

        assertThat(get("", "Last-Event-ID", "1.1").statusCode()).isEqualTo(400);
    }

    @Test
    void whoListensIsToldOfWhatTheServerHasToSay() throws Exception {
        initialize("", McpMethods.NEWEST);
        try (RawClient listener = new RawClient(server)) {
            listener.send(
                    "GET /mcp?notifyEvery=0.01&lineEnd=crlf HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\nMCP-Session-Id: "
                            + session + "\r\n\r\n");
            assertThat(listener.readUntil("id: 0.0\r\ndata:\r\n\r\n")).contains("200 OK");
            assertThat(listener.readUntil("}}\r\n\r\n"))
                    .contains("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"");
            assertThat(listener.readUntil("}}\r\n\r\n")).contains("still here");
        }
        try (RawClient again = new RawClient(server)) {
            again.send(
                    "GET /mcp HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\nLast-Event-ID: 0.0\r\nMCP-Session-Id: "
                            + session + "\r\n\r\n");
            assertThat(again.readUntil("data:\n\n")).contains("200 OK");
        }
    }

    @Test
    void listeningAndEndingMayBeRefused() throws Exception {
        initialize("", McpMethods.NEWEST);

        assertThat(get("?listen=off").statusCode()).isEqualTo(405);
        assertThat(get("?listen=off").headers().firstValue("Allow")).contains("POST, DELETE");
        assertThat(delete("?delete=off").statusCode()).isEqualTo(405);
        assertThat(request("", 7, "ping", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void anEndedSessionIsGone() throws Exception {
        initialize("", McpMethods.NEWEST);

        assertThat(delete("").statusCode()).isEqualTo(204);
        assertThat(request("", 7, "ping", "{}").statusCode()).isEqualTo(404);
        assertThat(delete("").statusCode()).isEqualTo(404);
        assertThat(get("").statusCode()).isEqualTo(404);
    }

    @Test
    void aSessionIsLostAfterSoManyRequests() throws Exception {
        initialize("?loseAfter=2", McpMethods.NEWEST);

        assertThat(request("?loseAfter=2", 7, "ping", "{}").statusCode()).isEqualTo(200);
        assertThat(request("?loseAfter=2", 8, "ping", "{}").statusCode()).isEqualTo(200);
        HttpResponse<String> lost = request("?loseAfter=2", 9, "ping", "{}");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(at(lost, "error", "message")).isEqualTo("There is no such session: POST initialize anew.");
        initialize("?loseAfter=2", McpMethods.NEWEST);
        assertThat(request("?loseAfter=2", 9, "ping", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void thereMayBeNoSessions() throws Exception {
        HttpResponse<String> answer = initialize("?sessions=off", McpMethods.NEWEST);

        assertThat(answer.headers().firstValue("MCP-Session-Id")).isEmpty();
        assertThat(request("?sessions=off", 7, "ping", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutASessionNothingIsAnswered() throws Exception {
        assertThat(request("", 7, "ping", "{}").statusCode()).isEqualTo(400);
        session = "unknown";
        assertThat(request("", 7, "ping", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | -32700 | The body is no JSON: a name in quotes was expected at character 2.",
                "[] | -32700 | The body is no JSON object.",
                "{\"id\":1,\"method\":\"ping\"} | -32600 | 'jsonrpc' must be \\\"2.0\\\".",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600 | 'id' must be a text or a whole number.",
                "{\"jsonrpc\":\"2.0\",\"method\":7} | -32600 | 'method' must be a text.",
                "{\"jsonrpc\":\"2.0\"} | -32600 | 'method' is missing.",
            })
    void aBadMessageIsRefused(String body, int code, String message) throws Exception {
        HttpResponse<String> answer = post("", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code + ",\"message\":\"" + message
                        + "\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, application/json, 406",
        "Accept, text/event-stream, 406",
        "Accept, */*, 400", // of a session nothing was said
        "Content-Type, text/plain, 415",
        "MCP-Protocol-Version, 2024-01-01, 400",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Origin, http://localhost:5173, 400",
        "Origin, http://[::1]:1, 400",
    })
    void headersAreChecked(String name, String value, int status) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/mcp"))
                .header("Accept", BOTH)
                .header("Content-Type", "application/json")
                .setHeader(name, value)
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"));

        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonReader.read(answer.body())).isInstanceOf(Map.class);
    }

    @Test
    void anAnswerWaitsAsLongAsTheQuerySays() throws Exception {
        long startNs = System.nanoTime();
        initialize("?delay=0.2", McpMethods.NEWEST);

        assertThat(System.nanoTime() - startNs).isGreaterThanOrEqualTo(200_000_000L);
    }

    @Test
    void aStreamOfOneEventIsNotTakenForAPage() throws Exception {
        initialize("", "2025-06-18");
        HttpRequest request = asking("?answerAs=stream")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"))
                .build();
        HttpResponse<String> stream = client.send(request, BodyHandlers.ofString());
        assertThat(stream.body()).isEqualTo("id: 1.1\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n");

        HttpRequest page = asking("")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"))
                .build();
        HttpResponse<InputStream> coded = client.send(page, BodyHandlers.ofInputStream());
        assertThat(new String(new GZIPInputStream(coded.body()).readAllBytes(), UTF_8))
                .endsWith("\"result\":{}}");
    }

    private HttpResponse<String> initialize(String query, String revision) throws Exception {
        session = "";
        HttpResponse<String> answer = request(
                query,
                1,
                "initialize",
                "{\"protocolVersion\":\"" + revision
                        + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
        session = answer.headers().firstValue("MCP-Session-Id").orElse("");
        return answer;
    }

    private HttpResponse<String> request(String query, int id, String method, String params) throws Exception {
        return post(
                query,
                "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private HttpResponse<String> post(String query, String body) throws Exception {
        return client.send(asking(query).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String query, String... header) throws Exception {
        HttpRequest.Builder request = asking(query).GET();
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> delete(String query) throws Exception {
        return client.send(asking(query).DELETE().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder asking(String query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/mcp" + query))
                .timeout(TIMEOUT)
                .header("Accept", BOTH)
                .header("Content-Type", "application/json");
        return session.isEmpty() ? request : request.header("MCP-Session-Id", session);
    }

    private static List<String> events(HttpResponse<String> answer) {
        assertThat(answer.body()).endsWith("\n\n");
        return Arrays.asList(answer.body().split("\n\n"));
    }

    private static @Nullable Object at(HttpResponse<String> answer, Object... path) {
        Object found = JsonReader.read(answer.body());
        for (Object step : path) {
            found = found instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return found;
    }
}
