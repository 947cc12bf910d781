// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of the MCP server: Streamable HTTP, in the revisions 2025-11-25 and 2025-06-18. Safe for all threads.
 *
 * <pre>
 *   POST initialize ──► session ──► POST …, a request ──► JSON, or a stream that a GET with Last-Event-ID goes on with
 *                                   POST …, a notification ──► 202
 *                                   GET ──► a stream for what the server has to say
 *                                   DELETE ──► the end of the session
 * </pre>
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP, Transports</a>
 */
final class McpDesk {

    private static final String JSON = "application/json";
    private static final String STREAM = "text/event-stream";
    private static final String SESSION = "MCP-Session-Id";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int MOST_SESSIONS = 100_000;

    /** What may stand in the header of the revision; a client who sends none is taken for one of the first. */
    private static final Set<String> REVISIONS = Set.of("2025-03-26", "2025-06-18", McpMethods.NEWEST);

    private final Latest<McpSession> sessions = new Latest<>(MOST_SESSIONS);
    private final McpStreams streams = new McpStreams();

    Answer answer(Query query, ReceivedRequest request) {
        long delayNs = query.nanos(Parameter.DELAY);
        StreamScript answer = checked(query, request);
        return delayNs == 0 ? answer : answer.delayNs(answer.delayNs() + delayNs);
    }

    private StreamScript checked(Query query, ReceivedRequest request) {
        if (request.header("Origin").filter(origin -> !isOwn(origin, request)).isPresent()) {
            return refusal(403, null, JsonRpc.TRANSPORT, "This Origin is not allowed.");
        }
        Optional<String> revision = request.header("MCP-Protocol-Version");
        if (revision.isPresent() && !REVISIONS.contains(revision.get())) {
            return refusal(
                    400, null, JsonRpc.TRANSPORT, "MCP-Protocol-Version must be 2025-11-25, 2025-06-18 or 2025-03-26.");
        }
        return switch (request.method()) {
            case "POST" -> post(query, request);
            case "DELETE" -> delete(query, request);
            default -> get(query, request);
        };
    }

    private StreamScript post(Query query, ReceivedRequest request) {
        if (!mediaType(request.header("Content-Type").orElse("")).equals(JSON)) {
            return refusal(415, null, JsonRpc.TRANSPORT, "Content-Type must be " + JSON + ".");
        }
        if (!accepts(request, JSON) || !accepts(request, STREAM)) {
            return refusal(406, null, JsonRpc.TRANSPORT, "Accept must name " + JSON + " and " + STREAM + ".");
        }
        Object id = null;
        try {
            JsonMembers message = JsonMembers.of(ReceivedRequest.utf8(request.body()));
            if (!message.text("jsonrpc").orElse("").equals("2.0")) {
                throw new JsonMembers.Mistake("jsonrpc", "'jsonrpc' must be \"2.0\".");
            }
            id = id(message);
            return message(query, request, message);
        } catch (JsonMembers.Mistake e) {
            int code = e.member().isEmpty() ? JsonRpc.PARSE_ERROR : JsonRpc.INVALID_REQUEST;
            return refusal(400, id, code, e.words());
        }
    }

    /** A message whose form is right. */
    private StreamScript message(Query query, ReceivedRequest request, JsonMembers message) {
        Optional<String> method = message.text("method");
        Object id = message.value("id");
        if (method.isEmpty() && !message.has("result") && !message.has("error")) {
            throw new JsonMembers.Mistake("method", "'method' is missing.");
        }
        if (method.filter("initialize"::equals).isPresent() && id != null) {
            return initialize(query, id, message.object("params"));
        }
        return inSession(query, request, session -> {
            if (method.isEmpty() || id == null) {
                return StreamScript.page(202, "", "");
            }
            McpReply reply = reply(query, id, method.get(), message.object("params"), session.revision());
            return sent(query, reply, session);
        });
    }

    private static @Nullable Object id(JsonMembers message) {
        Object id = message.value("id");
        if (id != null && !(id instanceof String) && !(id instanceof Long)) {
            throw new JsonMembers.Mistake("id", "'id' must be a text or a whole number.");
        }
        return id;
    }

    private StreamScript initialize(Query query, Object id, JsonMembers params) {
        String revision = McpMethods.revision(params);
        boolean hasSessions = query.text(Parameter.SESSIONS).equals("on");
        McpSession session =
                new McpSession(hasSessions ? UUID.randomUUID().toString().replace("-", "") : "", revision);
        StreamScript answer = sent(query, reply(query, id, "initialize", params, revision), session);
        if (!hasSessions) {
            return answer;
        }
        sessions.put(session.id(), session);
        return answer.header(SESSION, session.id());
    }

    private static McpReply reply(Query query, Object id, String method, JsonMembers params, String revision) {
        try {
            return McpMethods.reply(id, method, params, revision, (int) query.whole(Parameter.PAGE_SIZE));
        } catch (JsonMembers.Mistake e) {
            return McpReply.of(JsonRpc.error(id, JsonRpc.INVALID_PARAMS, e.words()));
        }
    }

    /** A reply by the way that the query asks for; unless it does, streams are for replies of several messages. */
    private StreamScript sent(Query query, McpReply reply, McpSession session) {
        String wanted = query.text(Parameter.ANSWER_AS);
        if (wanted.equals("stream") || (wanted.equals("auto") && reply.messages() > 1)) {
            return streams.open(reply, session.id(), McpWire.of(query, session.revision()));
        }
        return StreamScript.page(200, JSON, reply.response()).delayNs(reply.lastingNs());
    }

    private StreamScript get(Query query, ReceivedRequest request) {
        if (query.text(Parameter.LISTEN).equals("off")) {
            return notAllowed("GET", "POST, DELETE");
        }
        if (!accepts(request, STREAM)) {
            return refusal(406, null, JsonRpc.TRANSPORT, "Accept must name " + STREAM + ".");
        }
        return inSession(query, request, session -> {
            McpWire wire = McpWire.of(query, session.revision());
            Optional<String> last = request.header("Last-Event-ID");
            return last.isEmpty()
                    ? streams.listen(wire)
                    : streams.resume(last.get(), session.id(), wire)
                            .orElseGet(() ->
                                    refusal(400, null, JsonRpc.TRANSPORT, "Nothing is known of this Last-Event-ID."));
        });
    }

    private StreamScript delete(Query query, ReceivedRequest request) {
        if (query.text(Parameter.DELETE).equals("off")) {
            return notAllowed("DELETE", "GET, POST");
        }
        return inSession(query, request, session -> {
            sessions.remove(session.id());
            return StreamScript.page(204, "", "");
        });
    }

    private static StreamScript notAllowed(String method, String allowed) {
        return refusal(405, null, JsonRpc.TRANSPORT, "/mcp does not take " + method + " here.")
                .header("Allow", allowed);
    }

    /** What a request gets in its session, which the query may have lost after so many of them. */
    private StreamScript inSession(Query query, ReceivedRequest request, InSession answer) {
        if (query.text(Parameter.SESSIONS).equals("off")) {
            String revision = request.header("MCP-Protocol-Version").orElse(McpMethods.NEWEST);
            return answer.in(new McpSession("", revision));
        }
        Optional<String> id = request.header(SESSION);
        if (id.isEmpty()) {
            return refusal(
                    400, null, JsonRpc.TRANSPORT, "The header " + SESSION + " is missing: POST initialize first.");
        }
        Optional<McpSession> session = sessions.get(id.get());
        boolean isLost = query.has(Parameter.LOSE_AFTER)
                && session.isPresent()
                && session.get().requests().incrementAndGet() > query.whole(Parameter.LOSE_AFTER);
        if (session.isEmpty() || isLost) {
            sessions.remove(id.get());
            return refusal(404, null, JsonRpc.TRANSPORT, "There is no such session: POST initialize anew.");
        }
        return answer.in(session.get());
    }

    private static StreamScript refusal(int status, @Nullable Object id, int code, String message) {
        return StreamScript.page(status, JSON, JsonRpc.error(id, code, message));
    }

    /** Whether a page of that origin may ask: one of this very server, or of this machine. */
    private static boolean isOwn(String origin, ReceivedRequest request) {
        String host = origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3);
        String name = host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : host.replaceFirst(":\\d*$", "");
        return request.authority().filter(host::equalsIgnoreCase).isPresent()
                || Set.of("localhost", "127.0.0.1", "[::1]").contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean accepts(ReceivedRequest request, String mediaType) {
        String family = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        return request.headers("Accept").stream()
                .flatMap(line -> COMMA.splitAsStream(line))
                .map(McpDesk::mediaType)
                .anyMatch(accepted -> accepted.equals(mediaType) || accepted.equals(family) || accepted.equals("*/*"));
    }

    /** The media type of a header, without its parameters. */
    private static String mediaType(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    @FunctionalInterface
    private interface InSession {
        StreamScript in(McpSession session);
    }
}
