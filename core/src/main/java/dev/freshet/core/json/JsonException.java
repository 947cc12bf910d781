// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.Internal;

/** A text that is not JSON. Cheap: without stack trace. */
@Internal
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message, null, false, false);
    }
}
