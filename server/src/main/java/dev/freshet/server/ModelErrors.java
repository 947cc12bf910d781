// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the interfaces of language models tell of errors. */
final class ModelErrors {

    private ModelErrors() {}

    /** @param member the member of the request at fault; empty for none */
    static Map<String, @Nullable Object> openAi(String type, String message, String member) {
        return object(
                "error",
                object("message", message, "type", type, "param", member.isEmpty() ? null : member, "code", type));
    }

    static Map<String, @Nullable Object> anthropic(String type, String message) {
        return object("type", "error", "error", object("type", type, "message", message));
    }

    /** A response that refuses a question. */
    static StreamScript page(Endpoint route, int status, String type, JsonMembers.Mistake mistake) {
        Map<String, @Nullable Object> body = route == Endpoint.MESSAGES
                ? anthropic(type, mistake.words())
                : openAi(type, mistake.words(), mistake.member());
        return StreamScript.page(status, "application/json", JsonText.of(body) + "\n");
    }
}
