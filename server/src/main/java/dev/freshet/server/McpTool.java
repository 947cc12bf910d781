// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool of the MCP server. */
enum McpTool {
    ECHO("echo", "Says what it is told.", object("text", object("type", "string"))) {
        @Override
        McpReply call(Call call) {
            String text = call.arguments().text("text").orElseThrow(() -> missing("text"));
            if (text.length() > MOST_CHARACTERS) {
                throw new JsonMembers.Mistake("text", "'text' is longer than " + MOST_CHARACTERS + " characters.");
            }
            return call.reply(text(text, false));
        }
    },
    ADD("add", "Adds two numbers.", object("a", object("type", "number"), "b", object("type", "number"))) {
        @Override
        McpReply call(Call call) {
            double sum = number(call.arguments(), "a") + number(call.arguments(), "b");
            Map<String, @Nullable Object> result = text(Double.toString(sum), false);
            result.put("structuredContent", object("sum", sum));
            return call.reply(result);
        }
    },
    WORK(
            "work",
            "Takes some seconds, and tells of each step.",
            object("steps", object("type", "integer"), "seconds", object("type", "number"))) {
        @Override
        McpReply call(Call call) {
            long steps = call.arguments().whole("steps", 0).orElse(USUAL_STEPS);
            double seconds = call.arguments().has("seconds") ? number(call.arguments(), "seconds") : 1;
            if (steps > MOST_STEPS) {
                throw new JsonMembers.Mistake("steps", "'steps' must be " + MOST_STEPS + " or less.");
            }
            if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
                throw new JsonMembers.Mistake("seconds", "'seconds' must be from 0 to " + MOST_SECONDS + ".");
            }
            String response = JsonRpc.result(call.id(), text("done in " + steps + " steps", false));
            return new McpReply(response, (int) steps, (long) (seconds * SECOND_NS), call.progressToken());
        }
    },
    FAIL(
            "fail",
            "Fails: as a tool, or with 'protocol' as an error of JSON-RPC.",
            object("protocol", object("type", "boolean"))) {
        @Override
        McpReply call(Call call) {
            return call.arguments().isTrue("protocol")
                    ? McpReply.of(JsonRpc.error(call.id(), JsonRpc.INTERNAL_ERROR, "The tool broke."))
                    : call.reply(text("The tool failed.", true));
        }
    };

    private static final int MOST_CHARACTERS = 16_384;
    private static final int USUAL_STEPS = 5;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_SECONDS = 3_600;
    private static final double SECOND_NS = 1e9;

    private final String key;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
    private final Map<String, @Nullable Object> properties;

    McpTool(String key, String description, Map<String, @Nullable Object> properties) {
        this.key = key;
        this.description = description;
        this.properties = properties;
    }

    /**
     * Does the work.
     *
     * @throws JsonMembers.Mistake if the arguments are wrong
     */
    abstract McpReply call(Call call);

    /** The name of the tool. */
    String key() {
        return key;
    }

    /** The tool as it is listed. */
    Map<String, @Nullable Object> listed() {
        return object(
                "name",
                key,
                "description",
                description,
                "inputSchema",
                object("type", "object", "properties", properties));
    }

    /** The result of a tool that is a text. */
    static Map<String, @Nullable Object> text(String text, boolean isError) {
        return object("content", List.of(object("type", "text", "text", text)), "isError", isError);
    }

    private static JsonMembers.Mistake missing(String argument) {
        return new JsonMembers.Mistake(argument, "'" + argument + "' is missing.");
    }

    private static double number(JsonMembers arguments, String name) {
        if (arguments.value(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw arguments.has(name) ? new JsonMembers.Mistake(name, "'" + name + "' must be a number.") : missing(name);
    }

    /**
     * What a tool is asked for.
     *
     * @param id of the request
     * @param progressToken {@code null} if no progress is asked for
     */
    record Call(Object id, JsonMembers arguments, @Nullable Object progressToken) {

        McpReply reply(Map<String, @Nullable Object> result) {
            return McpReply.of(JsonRpc.result(id, result));
        }
    }
}
