// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The beginning of a session. Immutable. */
public final class McpInitialize implements ActionBuilder {

    private static final String LATEST = "2025-11-25";

    private final Mcp mcp;
    private final String version;
    private final String capabilities;
    private final String client;
    private final List<CheckBuilder> checks;

    McpInitialize(Mcp mcp) {
        this(mcp, LATEST, "{}", "{\"name\":\"freshet\",\"version\":\"1\"}", List.of());
    }

    private McpInitialize(Mcp mcp, String version, String capabilities, String client, List<CheckBuilder> checks) {
        this.mcp = mcp;
        this.version = version;
        this.capabilities = capabilities;
        this.client = client;
        this.checks = checks;
    }

    /**
     * The revision that the client asks for, {@code 2025-11-25} by default. What the server answers counts from then on.
     *
     * @throws SimulationException when it is no date
     */
    public McpInitialize protocolVersion(String revision) {
        if (!revision.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new SimulationException(mcp.words("initialize") + "().protocolVersion(\"" + revision
                    + "\"): give the date of a revision such as \"2025-06-18\"");
        }
        return new McpInitialize(mcp, revision, capabilities, client, checks);
    }

    /** What the client says that it can do, a JSON object; {@code {}} by default. */
    public McpInitialize capabilities(String json) {
        String object = JsonText.object(mcp.words("initialize") + "().capabilities", json);
        return new McpInitialize(mcp, version, object, client, checks);
    }

    /** Who the client says that it is. */
    public McpInitialize clientInfo(String name, String ofVersion) {
        String json = "{\"name\":" + JsonText.quoted(name) + ",\"version\":" + JsonText.quoted(ofVersion) + "}";
        return new McpInitialize(mcp, version, capabilities, json, checks);
    }

    /** Checks of the response message, which is {@code data}: {@code jmesPath("data.result.serverInfo.name")}. Adds to earlier ones. */
    public McpInitialize check(CheckBuilder... more) {
        List<CheckBuilder> all = new ArrayList<>(checks);
        all.addAll(Arrays.asList(more));
        return new McpInitialize(mcp, version, capabilities, client, List.copyOf(all));
    }

    @Override
    public ChainBuilder toChainBuilder() {
        String params = "{\"protocolVersion\":\"" + version + "\",\"capabilities\":" + capabilities + ",\"clientInfo\":"
                + client + "}";
        return Exchanges.initializing(mcp, params, checks);
    }

    @Override
    @Internal
    public String words() {
        return mcp.words("initialize");
    }
}
