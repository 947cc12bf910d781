// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.mcp.McpDsl.mcp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen to be wrong is refused where it stands. */
class MistakesTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("mcp(\"\"): the name is missing", () -> mcp(" ")),
                mistake(
                        "mcp(\"call\").callTool(\"\"): the name of a tool is missing",
                        () -> mcp("call").callTool("")),
                mistake("the URI is missing", () -> mcp("read").readResource("")),
                mistake(
                        "callTool(..).arguments([1]): give a JSON object",
                        () -> mcp("call").callTool("a").arguments("[1]")),
                mistake(
                        "only callTool and getPrompt take arguments",
                        () -> mcp("x").ping().arguments("{}")),
                mistake("has no form in JSON", () -> mcp("x").callTool("a").arguments(Map.of("a", new Object()))),
                mistake("has no form in JSON", () -> mcp("x").callTool("a").arguments(Map.of("a", Double.NaN))),
                mistake(
                        "give the date of a revision",
                        () -> mcp("x").initialize().protocolVersion("latest")),
                mistake("give a JSON object", () -> mcp("x").initialize().capabilities("none")),
                mistake("request(null): give a JSON object".replace("null", ""), () -> mcp("x").request("a", "")),
                mistake("the method is missing", () -> mcp("x").request("")),
                mistake("give a time above 0", () -> mcp("x").timeout(Duration.ZERO)),
                mistake("the address is missing", () -> mcp("x").at("")));
    }

    private static Arguments mistake(String text, ThrowingCallable call) {
        return arguments(text, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsRefused(String text, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SimulationException.class).hasMessageContaining(text);
    }
}
