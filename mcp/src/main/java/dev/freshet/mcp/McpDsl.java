// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.Session;
import java.util.function.Function;

/**
 * What simulations import to talk to a server by the Model Context Protocol: {@code import static dev.freshet.mcp.McpDsl.*;}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP, Transports</a>
 */
public final class McpDsl {

    private McpDsl() {}

    /**
     * A message to the server, under that name in the statistics. The name takes expressions.
     *
     * @throws dev.freshet.core.SimulationException when the name is empty
     */
    public static Mcp mcp(String name) {
        return Mcp.named(name);
    }

    /** A message to the server, under the name that the function gives. */
    public static Mcp mcp(Function<Session, String> name) {
        return Mcp.named(name);
    }
}
