// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the MCP server answers to requests, whatever way they come and go. Immutable. */
final class McpMethods {

    /** The newest revision: what clients get who ask for one that is not known. */
    static final String NEWEST = "2025-11-25";

    private static final String BEFORE = "2025-06-18";
    private static final List<String> NEGOTIABLE = List.of(NEWEST, BEFORE);
    private static final String NOTE = "note://river";

    private McpMethods() {}

    /** The revision that is spoken with a client who asks for that one. */
    static String revision(JsonMembers params) {
        String wanted = params.text("protocolVersion").orElse(NEWEST);
        return NEGOTIABLE.contains(wanted) ? wanted : NEWEST;
    }

    /**
     * The reply to a request.
     *
     * @param revision that is spoken
     * @param pageSize how many tools a page of their list has; 0 for all
     * @throws JsonMembers.Mistake if its parameters are wrong
     */
    static McpReply reply(Object id, String method, JsonMembers params, String revision, int pageSize) {
        return switch (method) {
            case "initialize" -> result(id, initialized(revision));
            case "ping" -> result(id, object());
            case "tools/list" -> result(id, tools(params, pageSize));
            case "tools/call" -> call(id, params, revision);
            case "resources/list" ->
                result(
                        id,
                        object("resources", List.of(object("uri", NOTE, "name", "river", "mimeType", "text/plain"))));
            case "resources/read" -> result(id, note(params));
            case "prompts/list" -> result(id, object("prompts", List.of(prompt())));
            case "prompts/get" -> result(id, greeting(params));
            default ->
                McpReply.of(JsonRpc.error(id, JsonRpc.METHOD_NOT_FOUND, "There is no method '" + shown(method) + "'."));
        };
    }

    private static McpReply result(Object id, Map<String, @Nullable Object> result) {
        return McpReply.of(JsonRpc.result(id, result));
    }

    private static Map<String, @Nullable Object> initialized(String revision) {
        return object(
                "protocolVersion",
                revision,
                "capabilities",
                object("tools", object(), "resources", object(), "prompts", object(), "logging", object()),
                "serverInfo",
                object("name", "freshet-sample-server", "version", "1"));
    }

    /** A page of the list; the cursor is the number of its first tool. */
    private static Map<String, @Nullable Object> tools(JsonMembers params, int pageSize) {
        McpTool[] all = McpTool.values();
        int from = params.text("cursor")
                .map(cursor -> cursorOf(cursor, all.length))
                .orElse(0);
        int to = pageSize == 0 ? all.length : Math.min(all.length, from + pageSize);
        List<?> page = Arrays.stream(all, from, to).map(McpTool::listed).toList();
        Map<String, @Nullable Object> result = object("tools", page);
        if (to < all.length) {
            result.put("nextCursor", Integer.toString(to));
        }
        return result;
    }

    private static int cursorOf(String cursor, int most) {
        for (int i = 0; i < most; i++) {
            if (Integer.toString(i).equals(cursor)) {
                return i;
            }
        }
        throw new JsonMembers.Mistake("cursor", "There is no page at this 'cursor'.");
    }

    /** Of arguments that are wrong the newest revision has the tool tell, so that a model can mend them; the one before it has JSON-RPC tell. */
    private static McpReply call(Object id, JsonMembers params, String revision) {
        String name = params.text("name").orElseThrow(() -> new JsonMembers.Mistake("name", "'name' is missing."));
        Optional<McpTool> tool = Arrays.stream(McpTool.values())
                .filter(one -> one.key().equals(name))
                .findFirst();
        if (tool.isEmpty()) {
            throw new JsonMembers.Mistake("name", "There is no tool '" + shown(name) + "'.");
        }
        JsonMembers arguments = params.object("arguments");
        Object token = params.object("_meta").value("progressToken");
        try {
            return tool.get().call(new McpTool.Call(id, arguments, token));
        } catch (JsonMembers.Mistake e) {
            if (revision.equals(BEFORE)) {
                throw e;
            }
            return result(id, McpTool.text(e.words(), true));
        }
    }

    private static Map<String, @Nullable Object> note(JsonMembers params) {
        String uri = params.text("uri").orElse("");
        if (!uri.equals(NOTE)) {
            throw new JsonMembers.Mistake("uri", "There is no resource '" + shown(uri) + "'.");
        }
        return object("contents", List.of(object("uri", NOTE, "mimeType", "text/plain", "text", "The river rises.")));
    }

    private static Map<String, @Nullable Object> prompt() {
        return object(
                "name",
                "greet",
                "description",
                "Greets somebody.",
                "arguments",
                List.of(object("name", "who", "required", true)));
    }

    private static Map<String, @Nullable Object> greeting(JsonMembers params) {
        String name = params.text("name").orElse("");
        if (!name.equals("greet")) {
            throw new JsonMembers.Mistake("name", "There is no prompt '" + shown(name) + "'.");
        }
        String who = params.object("arguments")
                .text("who")
                .orElseThrow(() -> new JsonMembers.Mistake("who", "The argument 'who' is missing."));
        Map<String, @Nullable Object> text = object("type", "text", "text", "Greet " + who + ".");
        return object("messages", List.of(object("role", "user", "content", text)));
    }

    /** A name as it fits into a message. */
    private static String shown(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
