// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.Parameter.ANSWER;
import static dev.freshet.server.Parameter.ANSWER_AS;
import static dev.freshet.server.Parameter.BODY;
import static dev.freshet.server.Parameter.BURST;
import static dev.freshet.server.Parameter.CODE;
import static dev.freshet.server.Parameter.COMMENTS;
import static dev.freshet.server.Parameter.CONTENT_TYPE;
import static dev.freshet.server.Parameter.COUNT;
import static dev.freshet.server.Parameter.CUT_AFTER;
import static dev.freshet.server.Parameter.DATA;
import static dev.freshet.server.Parameter.DELAY;
import static dev.freshet.server.Parameter.DELETE;
import static dev.freshet.server.Parameter.DROP_AFTER;
import static dev.freshet.server.Parameter.END;
import static dev.freshet.server.Parameter.ERROR_AFTER;
import static dev.freshet.server.Parameter.EVENT;
import static dev.freshet.server.Parameter.FIRST_TOKEN;
import static dev.freshet.server.Parameter.FRAMING;
import static dev.freshet.server.Parameter.GZIP;
import static dev.freshet.server.Parameter.HEARTBEAT;
import static dev.freshet.server.Parameter.JITTER;
import static dev.freshet.server.Parameter.LIMITED;
import static dev.freshet.server.Parameter.LIMITED_OF;
import static dev.freshet.server.Parameter.LINE_END;
import static dev.freshet.server.Parameter.LISTEN;
import static dev.freshet.server.Parameter.LOCATION;
import static dev.freshet.server.Parameter.LOSE_AFTER;
import static dev.freshet.server.Parameter.NOTIFY;
import static dev.freshet.server.Parameter.PAGE_SIZE;
import static dev.freshet.server.Parameter.PRIMING;
import static dev.freshet.server.Parameter.RATE;
import static dev.freshet.server.Parameter.REASONING;
import static dev.freshet.server.Parameter.RETRY;
import static dev.freshet.server.Parameter.RETRY_AFTER;
import static dev.freshet.server.Parameter.SEED;
import static dev.freshet.server.Parameter.SESSIONS;
import static dev.freshet.server.Parameter.SIZE;
import static dev.freshet.server.Parameter.STATUS;
import static dev.freshet.server.Parameter.TO;
import static dev.freshet.server.Parameter.TOKENS;
import static dev.freshet.server.Parameter.TOKENS_PER_EVENT;
import static dev.freshet.server.Parameter.TOKEN_RATE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The built-in paths: what each is for, which parameters it takes, and where their defaults are its own. */
@SuppressWarnings("ImmutableEnumChecker") // lists and maps are never changed after construction
enum Endpoint {
    INDEX("/", "this page", List.of(), Map.of()),
    HEALTH("/health", "200 as long as the server runs", List.of(), Map.of()),
    STATS("/stats", "the counters of the server as JSON", List.of(), Map.of()),
    STOCKS(
            "/stocks/prices",
            "a stock market: one event 'snapshot', then events 'update'",
            List.of(RATE, BURST, COUNT, END, FRAMING, COMMENTS, HEARTBEAT, RETRY, DELAY, GZIP, CONTENT_TYPE),
            Map.of(RATE, "2", CONTENT_TYPE, "text/event-stream")),
    EVENTS(
            "/events",
            "numbered events of any rate and size",
            List.of(
                    RATE,
                    BURST,
                    COUNT,
                    END,
                    EVENT,
                    SIZE,
                    DATA,
                    FRAMING,
                    COMMENTS,
                    HEARTBEAT,
                    RETRY,
                    DELAY,
                    GZIP,
                    CONTENT_TYPE),
            Map.of(CONTENT_TYPE, "text/event-stream")),
    IDLE(
            "/idle",
            "one event, then only heartbeats: /events with other defaults",
            EVENTS.parameters,
            Map.of(CONTENT_TYPE, "text/event-stream", COUNT, "1", END, "stall", HEARTBEAT, "15")),
    LOGIN(
            "/login",
            "a form with a hidden token 'csrf' and a cookie (GET), which logs a user in (POST)",
            List.of(),
            Map.of()),
    ACCOUNT("/account", "a page for the user who is logged in; others are sent to /login", List.of(), Map.of()),
    TOKEN("/token", "a bearer token for the user who is logged in, as JSON", List.of(), Map.of()),
    ORDERS("/orders", "takes an order of a user, with its 'id' if the body has one (POST only)", List.of(), Map.of()),
    ORDER_EVENTS("/events/orders", "an event 'order' for each order of the same user", List.of(), Map.of()),
    LOGOUT("/logout", "forgets the login (POST only)", List.of(), Map.of()),
    STATUS_PAGE(
            "/status/{code}",
            "a response of that status",
            List.of(STATUS, BODY, CONTENT_TYPE, LOCATION, DELAY),
            Map.of(CONTENT_TYPE, "text/plain; charset=utf-8")),
    REDIRECT("/redirect", "a redirect", List.of(TO, CODE, DELAY), Map.of()),
    SILENT("/silent", "takes the request and never answers", List.of(), Map.of()),
    CHAT(
            "/v1/chat/completions",
            "a language model, as OpenAI's Chat Completions (POST only)",
            List.of(
                    ANSWER,
                    TOKENS,
                    REASONING,
                    TOKENS_PER_EVENT,
                    FIRST_TOKEN,
                    TOKEN_RATE,
                    BURST,
                    JITTER,
                    SEED,
                    ERROR_AFTER,
                    CUT_AFTER,
                    LIMITED,
                    LIMITED_OF,
                    RETRY_AFTER,
                    END,
                    LINE_END,
                    FRAMING,
                    COMMENTS,
                    HEARTBEAT,
                    DELAY,
                    GZIP),
            Map.of()),
    RESPONSES("/v1/responses", "the same, as OpenAI's Responses (POST only)", CHAT.parameters, Map.of()),
    MESSAGES("/v1/messages", "the same, as Anthropic's Messages (POST only)", CHAT.parameters, Map.of()),
    COMPLETIONS(
            "/v1/completions", "the same, as OpenAI's older text completions (POST only)", CHAT.parameters, Map.of()),
    MCP(
            "/mcp",
            "an MCP server, by Streamable HTTP (DELETE, too)",
            List.of(
                    ANSWER_AS,
                    PRIMING,
                    RETRY,
                    DROP_AFTER,
                    END,
                    SESSIONS,
                    LOSE_AFTER,
                    LISTEN,
                    NOTIFY,
                    DELETE,
                    PAGE_SIZE,
                    LINE_END,
                    DELAY),
            Map.of());

    private final String path;
    private final String summary;
    private final List<Parameter> parameters;
    private final Map<Parameter, String> defaults;

    Endpoint(String path, String summary, List<Parameter> parameters, Map<Parameter, String> defaults) {
        this.path = path;
        this.summary = summary;
        this.parameters = parameters;
        this.defaults = defaults.isEmpty() ? defaults : new EnumMap<>(defaults);
    }

    /** The route of a path; empty if none is built in. */
    static Optional<Endpoint> of(String path) {
        for (Endpoint route : values()) {
            if (route.pathParameter() == null ? route.path.equals(path) : path.startsWith(route.prefix())) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    String path() {
        return path;
    }

    String summary() {
        return summary;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The parameters that stand in the query rather than in the path. */
    List<Parameter> queryParameters() {
        return parameters.stream()
                .filter(parameter -> parameter != pathParameter())
                .toList();
    }

    /** The default of a parameter on this path. */
    String usual(Parameter parameter) {
        return defaults.getOrDefault(parameter, parameter.usual());
    }

    /** The defaults that differ from those of the parameters themselves. */
    Map<Parameter, String> defaults() {
        return defaults;
    }

    /** The parameter that is the last segment of the path. */
    @Nullable
    Parameter pathParameter() {
        return this == STATUS_PAGE ? STATUS : null;
    }

    /** The parameter that has to be given, if there is one. */
    @Nullable
    Parameter requiredParameter() {
        return this == REDIRECT ? TO : null;
    }

    /** Whether the path knows that method; it may still refuse it. */
    boolean takes(String method) {
        return method.equals("GET") || method.equals("POST") || (method.equals("DELETE") && this == MCP);
    }

    /** The path up to its parameter. */
    String prefix() {
        int brace = path.indexOf('{');
        return brace < 0 ? path : path.substring(0, brace);
    }
}
