// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/** A JSON value. Immutable. Hides the library that holds the tree. */
@Internal
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode node;

    Json(JsonNode node) {
        this.node = node;
    }

    JsonNode node() {
        return node;
    }

    /**
     * A Java value as JSON text: a text quoted, null as {@code null}, maps and beans as objects, lists and arrays as arrays.
     *
     * @throws JsonException when the value has no JSON form
     */
    public static String stringify(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new JsonException("has no JSON form");
        }
    }
}
