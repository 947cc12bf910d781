// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.mcp.McpDsl.mcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.stats.RunStats;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users that talk to a server that we did not write. */
@Tag("full")
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class EverythingServerTest {

    private static EverythingServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = EverythingServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static ChainBuilder begun(String version) {
        return exec(mcp("init").initialize().protocolVersion(version))
                .exec(mcp("ready").initialized());
    }

    @Test
    void aWholeSessionHasNoFailure() {
        ChainBuilder session = begun("2025-11-25")
                .exec(mcp("events").listen())
                .exec(mcp("tools")
                        .listTools()
                        .check(jmesPath("data.result.tools[0].name").exists()))
                .exec(mcp("resources").listResources())
                .exec(mcp("prompts").listPrompts())
                .exec(mcp("echo")
                        .callTool("echo")
                        .arguments(Map.of("message", "a \"b\""))
                        .check(jmesPath("data.result.content[0].text").is("Echo: a \"b\"")))
                .exec(mcp("ping").ping())
                .exec(mcp("quiet").stopListening())
                .exec(mcp("bye").close());

        RunStats stats = Runs.run(server.baseUrl(), 5, session);

        assertThat(Runs.errors(stats)).isEmpty();
        assertThat(Runs.rows(stats))
                .contains("init response OK x5", "tools response OK x5", "echo response OK x5", "bye OK x5")
                .noneMatch(row -> row.contains(" KO "));
    }

    @Test
    void theRevisionBeforeIsSpokenToo() {
        RunStats stats = Runs.run(
                server.baseUrl(), 1, begun("2025-06-18").exec(mcp("ping").ping()));

        assertThat(Runs.rows(stats)).contains("ping response OK").noneMatch(row -> row.contains(" KO "));
    }

    @Test
    void aToolThatThereIsNotIsKo() {
        RunStats stats = Runs.run(
                server.baseUrl(), 1, begun("2025-11-25").exec(mcp("call").callTool("none such")));

        assertThat(Runs.rows(stats)).anyMatch(row -> row.startsWith("call response KO "));
    }
}
