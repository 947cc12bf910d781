// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer.
 *
 * @param number of the answers of this server, from 1: ids are made of it
 * @param createdSec when it was asked, in seconds since 1970
 */
record ModelCall(ModelRequest request, ModelAnswer answer, long number, long createdSec) {

    static final String FAILURE = "The model failed, as the query asks for.";

    /** An id of that kind, of this answer alone. */
    String id(String prefix) {
        return prefix + "_" + String.format("%024x", number);
    }

    boolean isTool() {
        return answer.kind() == ModelAnswer.Kind.TOOL;
    }

    boolean isRefusal() {
        return answer.kind() == ModelAnswer.Kind.REFUSAL;
    }

    /** Why a completion ended, in the words of OpenAI's. */
    String finishReason() {
        return answer.isCutShort() ? "length" : isTool() ? "tool_calls" : "stop";
    }

    /** What a completion used, in the shape of OpenAI's. */
    Map<String, @Nullable Object> completionUsage() {
        return object(
                "prompt_tokens",
                request.promptTokens(),
                "completion_tokens",
                answer.allTokens(),
                "total_tokens",
                request.promptTokens() + answer.allTokens(),
                "prompt_tokens_details",
                object("cached_tokens", 0),
                "completion_tokens_details",
                object("reasoning_tokens", answer.reasoning()));
    }
}
