// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to a language model, as far as this server heeds it.
 *
 * @param isStream whether the answer is to be an event stream
 * @param withUsage whether a stream of chat completions is to tell its usage
 * @param allowedTokens how many tokens the answer may have
 * @param promptTokens how many the question has: a token is a word
 * @param tool the name of the first tool
 */
record ModelRequest(
        String model, boolean isStream, boolean withUsage, long allowedTokens, long promptTokens, String tool) {

    private static final String USUAL_TOOL = "look_up";

    /**
     * The question in the body of a request.
     *
     * @throws JsonMembers.Mistake if it is none
     */
    static ModelRequest of(Endpoint route, ReceivedRequest request) {
        JsonMembers body = JsonMembers.of(ReceivedRequest.utf8(request.body()));
        body.require("model");
        body.require(question(route));
        if (body.whole("n", 1).orElse(1) > 1) {
            throw new JsonMembers.Mistake("n", "'n' must be 1: this server gives one answer.");
        }
        if (route == Endpoint.MESSAGES) {
            body.require("max_tokens");
        }
        return new ModelRequest(
                body.text("model").orElse(""),
                body.isTrue("stream"),
                body.object("stream_options").isTrue("include_usage"),
                allowed(body),
                words(body.value(question(route))) + words(body.value("system")) + words(body.value("instructions")),
                tool(body));
    }

    private static String question(Endpoint route) {
        return switch (route) {
            case RESPONSES -> "input";
            case COMPLETIONS -> "prompt";
            default -> "messages";
        };
    }

    private static long allowed(JsonMembers body) {
        return Stream.of("max_completion_tokens", "max_output_tokens", "max_tokens")
                .map(name -> body.whole(name, 1))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The name of the first tool, which stands in a member of its own or in that of a function. */
    private static String tool(JsonMembers body) {
        List<?> tools = body.items("tools");
        if (tools.isEmpty() || !(tools.get(0) instanceof Map<?, ?> first)) {
            return USUAL_TOOL;
        }
        JsonMembers tool = new JsonMembers(first);
        return tool.object("function").text("name").or(() -> tool.text("name")).orElse(USUAL_TOOL);
    }

    /** The words of messages: of texts, and of what is called content or text in them. */
    private static long words(@Nullable Object value) {
        if (value instanceof String text) {
            return Words.count(text);
        }
        if (value instanceof List<?> items) {
            return items.stream().mapToLong(ModelRequest::words).sum();
        }
        return value instanceof Map<?, ?> members ? words(members.get("content")) + words(members.get("text")) : 0;
    }
}
