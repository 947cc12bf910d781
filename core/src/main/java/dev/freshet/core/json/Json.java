// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.Internal;

/** A JSON value. Immutable. Hides the library that holds the tree. */
@Internal
public final class Json {

    private final JsonNode node;

    Json(JsonNode node) {
        this.node = node;
    }

    JsonNode node() {
        return node;
    }
}
