// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.core.CoreDsl.exec;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.http.Http;
import dev.freshet.http.HttpDsl;
import dev.freshet.http.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client, under one name in the statistics. The name is that of the row of the HTTP exchange; the row {@code <name> response} tells how long the response message took, however it came.
 * What MCP keeps for a user between its messages is in its session: {@code mcpSessionId}, {@code mcpProtocolVersion}, {@code mcpRequestId}. Immutable.
 */
public final class Mcp {

    private final @Nullable String name;
    private final @Nullable Function<Session, String> naming;
    private final String endpoint;
    private final Duration timeout;

    private Mcp(@Nullable String name, @Nullable Function<Session, String> naming, String endpoint, Duration timeout) {
        this.name = name;
        this.naming = naming;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    static Mcp named(String name) {
        return new Mcp(Required.text("mcp", "name", name), null, "/mcp", Duration.ofSeconds(60));
    }

    static Mcp named(Function<Session, String> name) {
        return new Mcp(null, name, "/mcp", Duration.ofSeconds(60));
    }

    /** The address of the server, an expression: a path behind the {@code baseUrl} of HTTP, or all of it. Without it {@code /mcp}. */
    public Mcp at(String url) {
        return new Mcp(name, naming, Required.text(words("at"), "address", url), timeout);
    }

    /**
     * How long a response message may take, from the head of the HTTP response on; 60 s by default.
     *
     * @throws SimulationException when the time is not positive
     */
    public Mcp timeout(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new SimulationException(words("timeout") + "(" + time + "): give a time above 0");
        }
        return new Mcp(name, naming, endpoint, time);
    }

    /** As {@link #timeout(Duration)}, in seconds. */
    public Mcp timeout(long seconds) {
        return timeout(Duration.ofSeconds(seconds));
    }

    // ---- the life of a session -----------------------------------------------------------------------------------

    /** Begins a session: what the server answers, its session id and the version of the protocol, goes with all that follows. An earlier session of the user is forgotten. */
    public McpInitialize initialize() {
        return new McpInitialize(this);
    }

    /** Tells the server that the client is ready, as it has to be after {@link #initialize()}. */
    public ActionBuilder initialized() {
        return notify("notifications/initialized", "{}");
    }

    /**
     * Opens the stream on which the server sends what it likes, until {@link #stopListening()} or the end of the user; it is opened again when it ends. A server without such a stream answers 405, which is KO. Events count as those of any stream.
     */
    public ActionBuilder listen() {
        return new McpStep(words("listen"), Exchanges.listening(this));
    }

    /** Closes the stream of {@link #listen()}. */
    public ActionBuilder stopListening() {
        return new McpStep(words("stopListening"), exec(stream(Exchanges.EVENTS).close()));
    }

    /** Ends the session by {@code DELETE}. A server that does not allow that answers 405, which is OK. Where the server has given no session id, there is nothing to end. */
    public ActionBuilder close() {
        return new McpStep(words("close"), Exchanges.closing(this));
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    /** Asks for the tools, page by page until there is no {@code nextCursor}. */
    public McpRequest listTools() {
        return McpRequest.pages(this, "listTools", "tools/list");
    }

    /** Asks for the resources, page by page until there is no {@code nextCursor}. */
    public McpRequest listResources() {
        return McpRequest.pages(this, "listResources", "resources/list");
    }

    /** Asks for the prompts, page by page until there is no {@code nextCursor}. */
    public McpRequest listPrompts() {
        return McpRequest.pages(this, "listPrompts", "prompts/list");
    }

    /** Calls a tool; its name takes expressions. A result that says {@code isError} is KO. */
    public McpRequest callTool(String tool) {
        return McpRequest.of(this, "callTool", "tools/call")
                .with("name", Required.text(words("callTool"), "name of a tool", tool));
    }

    /** Calls the tool whose name the function gives. */
    public McpRequest callTool(Function<Session, String> tool) {
        return McpRequest.of(this, "callTool", "tools/call").with("name", tool);
    }

    /** Reads a resource; its URI takes expressions. */
    public McpRequest readResource(String uri) {
        return McpRequest.of(this, "readResource", "resources/read")
                .with("uri", Required.text(words("readResource"), "URI", uri));
    }

    /** Reads the resource whose URI the function gives. */
    public McpRequest readResource(Function<Session, String> uri) {
        return McpRequest.of(this, "readResource", "resources/read").with("uri", uri);
    }

    /** Gets a prompt; its name takes expressions. */
    public McpRequest getPrompt(String prompt) {
        return McpRequest.of(this, "getPrompt", "prompts/get")
                .with("name", Required.text(words("getPrompt"), "name of a prompt", prompt));
    }

    /** Gets the prompt whose name the function gives. */
    public McpRequest getPrompt(Function<Session, String> prompt) {
        return McpRequest.of(this, "getPrompt", "prompts/get").with("name", prompt);
    }

    /** Asks whether the server is there. */
    public McpRequest ping() {
        return McpRequest.of(this, "ping", "ping");
    }

    /** Any other request without parameters. */
    public McpRequest request(String method) {
        return McpRequest.of(this, "request", Required.text(words("request"), "method", method));
    }

    /** Any other request; the parameters are a JSON object with expressions. */
    public McpRequest request(String method, String params) {
        return request(method).withAll(JsonText.object(words("request"), params));
    }

    /** Any other request with these parameters, in whose texts expressions may stand. */
    public McpRequest request(String method, Map<String, ?> params) {
        return request(method).withAll(JsonText.of(params));
    }

    /** A notification, which has no response but the status 202; the parameters are a JSON object with expressions. */
    public ActionBuilder notify(String method, String params) {
        String checked = Required.text(words("notify"), "method", method);
        return new McpStep(
                words("notify"), Exchanges.notification(this, checked, JsonText.object(words("notify"), params)));
    }

    /** A notification with these parameters. */
    public ActionBuilder notify(String method, Map<String, ?> params) {
        return notify(method, JsonText.of(params));
    }

    // ---- for those who make chains of it ---------------------------------------------------------------------------

    /** What the author wrote, for messages. */
    String words(String method) {
        return (name == null ? "mcp(..)." : "mcp(\"" + name + "\").") + method;
    }

    String endpoint() {
        return endpoint;
    }

    Duration timeout() {
        return timeout;
    }

    Http http() {
        return naming == null ? HttpDsl.http(text()) : HttpDsl.http(naming);
    }

    Sse stream(String streamName) {
        return (naming == null ? HttpDsl.sse(text()) : HttpDsl.sse(naming)).sseName(streamName);
    }

    private String text() {
        return Objects.requireNonNull(name, "name");
    }

    /** The name of what is counted of messages, which takes no expressions: without a fixed name that of the method. */
    String named(String method, String what) {
        boolean isFixed = name != null && !name.contains("#{") && !name.contains("${");
        return (isFixed ? name : method) + " " + what;
    }
}
