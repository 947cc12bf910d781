// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.repeat;
import static dev.freshet.mcp.McpDsl.mcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.RunStats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users that talk to a scripted server by MCP, over sockets. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class McpTest {

    private static final ChainBuilder BEGUN =
            exec(mcp("init").initialize()).exec(mcp("ready").initialized());

    private ScriptedMcpServer server = new ScriptedMcpServer(true);

    @AfterEach
    void stopServer() {
        server.close();
    }

    private RunStats run(ChainBuilder chain) {
        return Runs.run(server.baseUrl(), 1, chain);
    }

    @Test
    void aWholeSessionGoesWithItsHeadersOverOneConnection() {
        RunStats stats = run(BEGUN.exec(mcp("tools")
                        .listTools()
                        .check(jmesPath("data.result.tools[0].name").saveAs("tool")))
                .exec(mcp("call").callTool("json").arguments(Map.of("text", "a \"b\" #{tool}", "n", 1)))
                .exec(mcp("ping").ping())
                .exec(mcp("bye").close()));

        assertThat(Runs.rows(stats))
                .containsExactlyInAnyOrder(
                        "init OK",
                        "init response OK",
                        "ready OK",
                        "tools OK x2",
                        "tools response OK x2",
                        "call OK",
                        "call response OK",
                        "ping OK",
                        "ping response OK",
                        "bye OK");
        assertThat(Runs.errors(stats)).isEmpty();
        assertThat(server.received)
                .containsExactly(
                        "POST initialize null null",
                        "POST notifications/initialized s1 2025-11-25",
                        "POST tools/list s1 2025-11-25",
                        "POST tools/list s1 2025-11-25",
                        "POST tools/call s1 2025-11-25",
                        "POST ping s1 2025-11-25",
                        "DELETE null s1 2025-11-25");
        assertThat(server.bodies.get(4))
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":4,")
                .contains("\"a \\\"b\\\" b\"");
        assertThat(server.connections).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        json     | call response OK
        stream   | call response OK
        polled   | call response OK
        vanished | call response KO SSE crashed while waiting for check: unexpected status 404
        failing  | call response KO tool result, isError is true
        unknown  | call response KO response, JSON-RPC error -32602
        """)
    void aCallIsWhatItsResponseSaysHoweverThatComes(String tool, String row) {
        RunStats stats = run(BEGUN.exec(mcp("call").callTool(tool)));

        assertThat(Runs.rows(stats)).contains("call OK", row);
    }

    @Test
    void notificationsBeforeTheResponseAreCounted() {
        RunStats stats = run(BEGUN.exec(mcp("call").callTool("stream").withProgress()));

        assertThat(stats.streams())
                .filteredOn(stream -> stream.name().equals("call"))
                .singleElement()
                .satisfies(stream -> assertThat(stream.standingChecks())
                        .singleElement()
                        .satisfies(check ->
                                assertThat(check.name() + " " + check.ok()).isEqualTo("call notification 1")));
        assertThat(server.bodies.get(2)).contains("\"_meta\":{\"progressToken\":2}");
    }

    @Test
    void whatEndsByPollingIsGoneOnWithByGetWithTheSession() {
        run(BEGUN.exec(mcp("call").callTool("polled")));

        assertThat(server.received).last().isEqualTo("GET e2 s1 2025-11-25");
    }

    @Test
    void answersThatAreStreamsLeaveTheConnectionForTheNext() {
        RunStats stats =
                run(BEGUN.exec(repeat(5).on(exec(mcp("call").callTool("stream")).pause(Duration.ofMillis(100)))));

        assertThat(Runs.rows(stats)).contains("call response OK x5");
        assertThat(server.connections).hasSize(1);
    }

    @Test
    void aServerWithoutSessionsIsSentNoId() {
        server.close();
        server = new ScriptedMcpServer(false);
        RunStats stats = run(exec(mcp("init").initialize().protocolVersion("2025-06-18"))
                .exec(mcp("call").callTool("json"))
                .exec(mcp("bye").close()));

        assertThat(Runs.errors(stats)).isEmpty();
        assertThat(server.received).containsExactly("POST initialize null null", "POST tools/call null 2025-06-18");
    }

    @Test
    void aLostSessionIsAnErrorAndNothingFollows() {
        RunStats stats =
                run(BEGUN.exec(mcp("call").callTool("lost")).exec(mcp("again").callTool("json")));

        assertThat(Runs.rows(stats))
                .contains("call KO unexpected status 404")
                .noneMatch(row -> row.startsWith("again"));
        assertThat(Runs.errors(stats))
                .anyMatch(text -> text.contains("MCP session lost: the server answers 404 to its id"))
                .anyMatch(text -> text.contains("initialize() has to succeed before it"));
    }

    @Test
    void aLostSessionMayBeBegunAgain() {
        RunStats stats = run(BEGUN.exec(mcp("call")
                        .callTool("lost")
                        .onSessionLoss(mcp("init again").initialize()))
                .exec(mcp("again").callTool("json")));

        assertThat(Runs.rows(stats)).contains("init again response OK", "again response OK");
        assertThat(server.received).last().isEqualTo("POST tools/call s2 2025-11-25");
        assertThat(Runs.errors(stats)).isEmpty();
    }

    @Test
    void aCallWithoutASessionIsAnErrorAndIsNotSent() {
        RunStats stats = run(exec(mcp("call").callTool("json")));

        assertThat(Runs.errors(stats)).singleElement().asString().contains("initialize() has to succeed before it");
        assertThat(server.received).isEmpty();
    }

    @Test
    void aServerWithoutAStreamOfItsOwnSaysSo() {
        RunStats stats = run(BEGUN.exec(mcp("events").listen()).exec(mcp("call").callTool("json")));

        assertThat(Runs.rows(stats)).contains("events KO unexpected status 405", "call response OK");
    }

    @Test
    void namesAndArgumentsMayComeFromTheSession() {
        RunStats stats = run(BEGUN.exec(session -> session.set("tool", "json").set("json", "{\"a\":[1]}"))
                .exec(mcp("by expression").callTool("#{tool}").arguments("#{json}"))
                .exec(mcp(session -> "by function")
                        .callTool(session -> session.getString("tool"))
                        .arguments(session -> Map.of("b", List.of(true, 2.5)))));

        assertThat(Runs.rows(stats)).contains("by expression response OK", "by function OK", "tools/call response OK");
        assertThat(server.bodies.get(2)).endsWith("\"params\":{\"name\":\"json\",\"arguments\":{\"a\":[1]}}}");
        assertThat(server.bodies.get(3)).endsWith("\"params\":{\"name\":\"json\",\"arguments\":{\"b\":[true,2.5]}}}");
    }

    @Test
    void manyUsersHaveSessionsOfTheirOwn() {
        RunStats stats = Runs.run(server.baseUrl(), 20, BEGUN.exec(mcp("call").callTool("stream")));

        assertThat(Runs.rows(stats)).contains("call response OK x20");
        assertThat(server.received.stream()
                        .filter(line -> line.startsWith("POST tools/call"))
                        .distinct())
                .hasSize(20);
    }
}
