// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the answer to a request: scripted paths first, then the built-in ones. Safe for all threads. */
final class Router {

    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

    private final Counters counters;
    private final OrderDesk desk = new OrderDesk();
    private final ModelDesk models = new ModelDesk();
    private final McpDesk mcp = new McpDesk();
    private final Map<String, Function<ReceivedRequest, StreamScript>> scripts = new ConcurrentHashMap<>();
    private final Map<String, ReplayPlan> replays = new ConcurrentHashMap<>();
    private final Map<String, RequestLog> logs = new ConcurrentHashMap<>();

    Router(Counters counters) {
        this.counters = counters;
    }

    /** Answers a path by scripts from now on; its requests are recorded anew. */
    void script(String path, Function<ReceivedRequest, StreamScript> script) {
        logs.put(path, new RequestLog());
        scripts.put(path, script);
    }

    /** Answers a path by a recording from now on. */
    void replay(String path, ReplayPlan plan) {
        replays.put(path, plan);
    }

    void record(String path) {
        logs.put(path, new RequestLog());
    }

    /** What was recorded on a path; {@code null} if nothing is. */
    @Nullable
    RequestLog log(String path) {
        return logs.get(path);
    }

    Answer answer(ReceivedRequest request) {
        String path = request.path();
        RequestLog log = logs.get(path);
        if (log != null) {
            log.add(request);
        }
        Function<ReceivedRequest, StreamScript> script = scripts.get(path);
        if (script != null) {
            StreamScript answer = script.apply(request);
            return request.method().equals("HEAD") ? answer.withoutBody() : answer;
        }
        ReplayPlan replay = replays.get(path);
        if (replay != null) {
            return request.method().equals("HEAD")
                    ? StreamScript.page(200, replay.stream().contentType(), "").withoutBody()
                    : replay;
        }
        Answer answer = Endpoint.of(path)
                .map(route -> builtIn(route, request))
                .orElseGet(() -> text(404, "There is nothing at " + path + ". GET / lists what is served."));
        return answer instanceof StreamScript page && Compression.accepts(request) ? page.compressed() : answer;
    }

    /** A page of one line. */
    static StreamScript text(int status, String line) {
        return StreamScript.page(status, PLAIN_TEXT, line + "\n");
    }

    private Answer builtIn(Endpoint route, ReceivedRequest request) {
        if (!route.takes(request.method())) {
            StreamScript refusal = text(405, route.path() + " takes GET and POST, not " + request.method() + ".")
                    .header("Allow", "GET, POST");
            return request.method().equals("HEAD") ? refusal.withoutBody() : refusal;
        }
        Query query = Query.of(route, request);
        if (!query.problems().isEmpty()) {
            return text(400, String.join("\n", query.problems()));
        }
        return switch (route) {
            case INDEX ->
                StreamScript.page(
                        200, PLAIN_TEXT, IndexPage.text(request.authority().orElse("127.0.0.1")));
            case HEALTH -> text(200, "ok");
            case STATS ->
                StreamScript.page(200, "application/json", counters.read().toJson());
            case STOCKS -> PacedPlan.of(query, request, new StockPrices());
            case EVENTS, IDLE -> PacedPlan.of(query, request, events(query));
            case LOGIN, ACCOUNT, TOKEN, ORDERS, ORDER_EVENTS, LOGOUT -> desk.answer(route, request);
            case STATUS_PAGE -> status(query);
            case REDIRECT -> redirect(query);
            case SILENT -> StreamScript.silence();
            case MCP -> mcp.answer(query, request);
            case CHAT, COMPLETIONS, RESPONSES, MESSAGES -> models.answer(route, query, request);
        };
    }

    private static EventFormat events(Query query) {
        String type = query.text(Parameter.EVENT);
        return query.has(Parameter.DATA)
                ? new FixedEvents(type, query.text(Parameter.DATA))
                : new NumberedEvents(type, (int) query.whole(Parameter.SIZE));
    }

    private static StreamScript status(Query query) {
        StreamScript page = StreamScript.page(
                (int) query.whole(Parameter.STATUS), query.text(Parameter.CONTENT_TYPE), query.text(Parameter.BODY));
        if (query.has(Parameter.LOCATION)) {
            page = page.header("Location", query.text(Parameter.LOCATION));
        }
        return page.delayNs(query.nanos(Parameter.DELAY));
    }

    private static StreamScript redirect(Query query) {
        return StreamScript.page((int) query.whole(Parameter.CODE), "", "")
                .header("Location", query.text(Parameter.TO))
                .delayNs(query.nanos(Parameter.DELAY));
    }
}
