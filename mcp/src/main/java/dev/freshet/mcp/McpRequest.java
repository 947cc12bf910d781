// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.exec.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request and the wait for its response message. It is KO when the message is a JSON-RPC error, when a tool says {@code isError}, when a check fails and when no response comes in time. Immutable.
 */
public final class McpRequest implements ActionBuilder {

    private final Mcp mcp;
    private final String step;
    private final String method;
    private final boolean isPaged;
    private final Params params;
    private final List<CheckBuilder> checks;
    private final @Nullable ChainBuilder afterLoss;

    @SuppressWarnings("checkstyle:ParameterNumber") // what a request consists of, known to this class only
    private McpRequest(
            Mcp mcp,
            String step,
            String method,
            boolean isPaged,
            Params params,
            List<CheckBuilder> checks,
            @Nullable ChainBuilder afterLoss) {
        this.mcp = mcp;
        this.step = step;
        this.method = method;
        this.isPaged = isPaged;
        this.params = params;
        this.checks = checks;
        this.afterLoss = afterLoss;
    }

    static McpRequest of(Mcp mcp, String step, String method) {
        return new McpRequest(mcp, step, method, false, Params.NONE, List.of(), null);
    }

    static McpRequest pages(Mcp mcp, String step, String method) {
        return new McpRequest(mcp, step, method, true, Params.NONE, List.of(), null);
    }

    McpRequest with(String param, String text) {
        return with(params.and(param, JsonText.quoted(text)));
    }

    McpRequest with(String param, Function<Session, String> text) {
        return with(params.and(param, session -> JsonText.quoted(text.apply(session))));
    }

    McpRequest withAll(String object) {
        return with(new Params(object, List.of()));
    }

    /** The arguments of a tool or a prompt: a JSON object with expressions, or an expression that gives one. */
    public McpRequest arguments(String json) {
        return argued(params.and("arguments", JsonText.object(mcp.words(step) + "(..).arguments", json)));
    }

    /** The arguments of a tool or a prompt; in their texts expressions may stand. */
    public McpRequest arguments(Map<String, ?> values) {
        return argued(params.and("arguments", JsonText.of(values)));
    }

    /** The arguments of a tool or a prompt that the function gives. */
    public McpRequest arguments(Function<Session, ? extends Map<String, ?>> values) {
        return argued(params.and("arguments", session -> JsonText.of(values.apply(session))));
    }

    private McpRequest argued(Params with) {
        if (!step.equals("callTool") && !step.equals("getPrompt")) {
            throw new SimulationException(mcp.words(step)
                    + "(..).arguments: only callTool and getPrompt take arguments; request(method, params)"
                    + " says anything else");
        }
        return with(with);
    }

    /** Asks the server for notifications of its progress before the response: the id of the request is the token. */
    public McpRequest withProgress() {
        return with(params.and("_meta", "{\"progressToken\":#{" + Exchanges.REQUEST_ID + "}}"));
    }

    /** Checks of the response message, which is {@code data}: {@code jmesPath("data.result.content[0].text")}. What they find can be saved. Adds to earlier ones. */
    public McpRequest check(CheckBuilder... more) {
        List<CheckBuilder> all = new ArrayList<>(checks);
        all.addAll(Arrays.asList(more));
        return new McpRequest(mcp, step, method, isPaged, params, List.copyOf(all), afterLoss);
    }

    /**
     * What the user does when the server answers 404 because it knows the session no more, such as {@code initialize()} again. The request itself is KO and is not repeated. Without this the loss is an error, and what follows can't be sent.
     */
    public McpRequest onSessionLoss(Executable first, Executable... more) {
        ChainBuilder chain = CoreDsl.exec(first, more);
        return new McpRequest(mcp, step, method, isPaged, params, checks, chain);
    }

    private McpRequest with(Params newParams) {
        return new McpRequest(mcp, step, method, isPaged, newParams, checks, afterLoss);
    }

    @Override
    public ChainBuilder toChainBuilder() {
        return isPaged
                ? Exchanges.pages(mcp, method, params, checks, afterLoss)
                : Exchanges.request(mcp, method, params, checks, afterLoss);
    }

    @Override
    @Internal
    public String words() {
        return mcp.words(step);
    }
}
