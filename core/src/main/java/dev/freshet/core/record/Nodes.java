// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is read of bodies, which anybody may have written. */
final class Nodes {

    private Nodes() {}

    /** A whole number that must be there. */
    static long number(JsonNode map, String key) throws MalformedException {
        return whole(map.path(key), key);
    }

    /** A value that must be a whole number. */
    static long whole(JsonNode value, String what) throws MalformedException {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedException("'" + what + "' is no whole number");
        }
        return value.longValue();
    }

    /** A text; empty where there is none. */
    static String text(JsonNode map, String key) throws MalformedException {
        JsonNode value = map.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new MalformedException("'" + key + "' is no text");
        }
        return value.asText();
    }

    /** The values of a list; none where there is no list. */
    static Iterable<JsonNode> list(JsonNode map, String key) throws MalformedException {
        JsonNode value = map.path(key);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new MalformedException("'" + key + "' is no list");
        }
        return value;
    }

    /** The texts of a list; none where there is no list. */
    static List<String> texts(JsonNode map, String key) throws MalformedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list(map, key)) {
            if (!text.isTextual()) {
                throw new MalformedException("'" + key + "' is no list of texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }
}
