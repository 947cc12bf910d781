// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.freshet.core.Internal;

/** A text that is not JSON, or a path that a value does not allow. Cheap: without stack trace. */
@Internal
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_LENGTH = 100;

    public JsonException(String message) {
        super(message, null, false, false);
    }

    /** The library's reason, without what it would have preferred and without the position, which differs from text to text. */
    static JsonException of(JsonProcessingException cause) {
        if (cause instanceof MismatchedInputException) {
            return new JsonException("not valid JSON: something follows the document");
        }
        String reason = String.valueOf(cause.getOriginalMessage());
        int end = reason.indexOf(": ");
        String brief = end < 0 ? reason : reason.substring(0, end);
        return new JsonException(
                "not valid JSON: " + (brief.length() > MAX_LENGTH ? brief.substring(0, MAX_LENGTH) + "..." : brief));
    }
}
