// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.doIf;
import static dev.freshet.core.CoreDsl.doIfOrElse;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.SseReconnect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of MCP as chains of the language.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#streamable-http">MCP, Streamable HTTP</a>
 */
final class Exchanges {

    static final String REQUEST_ID = "mcpRequestId";
    static final String EVENTS = "mcp events";

    private static final String ANSWER = "mcp answer";
    private static final String SESSION_ID = "mcpSessionId";
    private static final String VERSION = "mcpProtocolVersion";
    private static final String STATUS = "mcpStatus";
    private static final String CURSOR = "mcpCursor";
    private static final String CURSOR_PARAMS = "mcpPage";
    private static final String SESSION_HEADER = "MCP-Session-Id";

    private Exchanges() {}

    // ---- the life of a session -----------------------------------------------------------------------------------

    static ChainBuilder initializing(Mcp mcp, String params, List<CheckBuilder> own) {
        List<CheckBuilder> checks = new ArrayList<>(own);
        checks.add(jmesPath("data.result.protocolVersion").saveAs(VERSION));
        SseConnectActionBuilder post = post(mcp, "initialize", params)
                .check(header(SESSION_HEADER).optional().saveAs(SESSION_ID));
        return exec(session -> next(session.removeAll(SESSION_ID, VERSION)))
                .exec(answered(mcp, "initialize", post, checks));
    }

    static ChainBuilder notification(Mcp mcp, String method, String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"method\":" + JsonText.quoted(method) + ",\"params\":" + params + "}";
        HttpRequestActionBuilder post = mcp.http()
                .post(mcp.endpoint())
                .body(StringBody(body))
                .header("content-type", "application/json")
                .header("accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "#{" + VERSION + "}")
                .check(status().in(200, 202, 204));
        return whenReady(
                mcp.words("notify"),
                session -> session,
                either(exec(post.header(SESSION_HEADER, "#{" + SESSION_ID + "}")), exec(post)));
    }

    static ChainBuilder listening(Mcp mcp) {
        SseConnectActionBuilder get = mcp.stream(EVENTS)
                .get(mcp.endpoint())
                .header("MCP-Protocol-Version", "#{" + VERSION + "}")
                .reconnect(SseReconnect.likeBrowser());
        return whenReady(
                mcp.words("listen"),
                session -> session,
                either(exec(get.header(SESSION_HEADER, "#{" + SESSION_ID + "}")), exec(get)));
    }

    static ChainBuilder closing(Mcp mcp) {
        HttpRequestActionBuilder delete = mcp.http()
                .delete(mcp.endpoint())
                .header("MCP-Protocol-Version", "#{" + VERSION + "}")
                .header(SESSION_HEADER, "#{" + SESSION_ID + "}")
                .check(status().in(200, 202, 204, 405));
        ChainBuilder end = doIf(session -> session.contains(SESSION_ID)).then(exec(delete));
        return whenReady(mcp.words("close"), session -> session, end)
                .exec(session -> session.removeAll(SESSION_ID, VERSION));
    }

    // ---- requests ------------------------------------------------------------------------------------------------

    static ChainBuilder request(
            Mcp mcp, String method, Params params, List<CheckBuilder> own, @Nullable ChainBuilder afterLoss) {
        SseConnectActionBuilder post = post(mcp, method, params.text())
                .header("MCP-Protocol-Version", "#{" + VERSION + "}")
                .check(status().saveAs(STATUS));
        ChainBuilder sent = either(
                exec(answered(mcp, method, post.header(SESSION_HEADER, "#{" + SESSION_ID + "}"), own)),
                exec(answered(mcp, method, post, own)));
        return whenReady(
                mcp.words(method),
                session -> params.resolve(next(session)),
                sent.exec(doIf(Exchanges::isSessionLost).then(lost(afterLoss))));
    }

    /** One page after the other, as long as a response names the next. */
    static ChainBuilder pages(
            Mcp mcp, String method, Params params, List<CheckBuilder> own, @Nullable ChainBuilder afterLoss) {
        List<CheckBuilder> checks = new ArrayList<>(own);
        checks.add(jmesPath("data.result.nextCursor").optional().saveAs(CURSOR));
        Params paged = new Params("#{" + CURSOR_PARAMS + "}", List.of());
        ChainBuilder page =
                exec(session -> turned(session, params)).exec(request(mcp, method, paged, checks, afterLoss));
        return exec(session -> session.remove(CURSOR))
                .exec(page)
                .exec(asLongAs(Exchanges::hasCursor).on(page));
    }

    private static boolean hasCursor(Session session) {
        Object cursor = session.get(CURSOR);
        return cursor != null;
    }

    /** The next page: its parameters are made of the cursor, which is used up. */
    private static Session turned(Session session, Params params) {
        String cursor = hasCursor(session) ? session.getString(CURSOR) : null;
        String text = cursor == null
                ? params.text()
                : params.and("cursor", JsonText.quoted(cursor)).text();
        return session.remove(CURSOR).set(CURSOR_PARAMS, text);
    }

    private static SseConnectActionBuilder post(Mcp mcp, String method, String params) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":#{" + REQUEST_ID + "},\"method\":" + JsonText.quoted(method)
                + ",\"params\":" + params + "}";
        return mcp.stream(ANSWER)
                .post(mcp.endpoint())
                .body(StringBody(body))
                .header("content-type", "application/json")
                .acceptDocument("application/json")
                .reconnect(SseReconnect.resumeAfterId())
                .closeAfterAwait();
    }

    /** The request and the wait for the response with its id, whatever notifications and requests of the server come before it. */
    private static SseConnectActionBuilder answered(
            Mcp mcp, String method, SseConnectActionBuilder post, List<CheckBuilder> own) {
        List<CheckBuilder> checks = new ArrayList<>();
        checks.add(jmesPath("data.error.code")
                .ofInt()
                .validate("error", Exchanges::noError)
                .name("response"));
        if (method.equals("tools/call")) {
            checks.add(jmesPath("data.result.isError")
                    .ofBoolean()
                    .validate("isError", Exchanges::noToolError)
                    .name("tool result"));
        }
        checks.addAll(own);
        SseMessageCheck response = sse.checkMessage(mcp.named(method, "response"))
                .matching(
                        jmesPath("data.method").notExists(),
                        jmesPath("data.id").ofLong().is(session -> session.getLong(REQUEST_ID)))
                .check(checks);
        SseMessageCheck notification = sse.checkMessage(mcp.named(method, "notification"))
                .matching(jmesPath("data.method").exists(), jmesPath("data.id").notExists());
        return post.expectEvery(notification).await(mcp.timeout()).on(response);
    }

    @SuppressWarnings("NullAway") // a validation is given null where nothing was found, and gives it back
    private static Integer noError(@Nullable Integer code, Session session) {
        if (code != null) {
            throw new McpFailure("JSON-RPC error " + code);
        }
        return code;
    }

    @SuppressWarnings("NullAway") // as above
    private static Boolean noToolError(@Nullable Boolean isError, Session session) {
        if (isError != null && isError) {
            throw new McpFailure("isError is true");
        }
        return isError;
    }

    // ---- what all have in common ---------------------------------------------------------------------------------

    private static Session next(Session session) {
        long last = session.contains(REQUEST_ID) ? session.getLong(REQUEST_ID) : 0;
        return session.set(REQUEST_ID, last + 1).remove(STATUS);
    }

    /** What needs a session that has begun: without one it is an error, and nothing is sent. */
    private static ChainBuilder whenReady(String words, Function<Session, Session> prepare, ChainBuilder chain) {
        return doIfOrElse(session -> session.contains(VERSION))
                .then(exec(prepare).exec(chain))
                .orElse(exec(session -> {
                    throw new McpFailure(words + ": no session: initialize() has to succeed before it");
                }));
    }

    /** A server that keeps no sessions gives no id, and then none is sent. */
    private static ChainBuilder either(ChainBuilder withId, ChainBuilder without) {
        return exec(
                doIfOrElse(session -> session.contains(SESSION_ID)).then(withId).orElse(without));
    }

    private static boolean isSessionLost(Session session) {
        return session.contains(SESSION_ID) && session.contains(STATUS) && session.getInt(STATUS) == 404;
    }

    private static ChainBuilder lost(@Nullable ChainBuilder then) {
        ChainBuilder forgotten = exec(session -> session.removeAll(SESSION_ID, VERSION));
        return then != null
                ? forgotten.exec(then)
                : forgotten.exec(session -> {
                    throw new McpFailure("MCP session lost: the server answers 404 to its id");
                });
    }
}
