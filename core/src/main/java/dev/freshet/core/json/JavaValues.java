// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values of Java's types of JSON, anew each time. */
enum JavaValues {

    /** For one user, who may change the collections. */
    OWN {
        @Override
        List<Object> handedOver(List<Object> list) {
            return list;
        }

        @Override
        Map<String, Object> handedOver(Map<String, Object> map) {
            return map;
        }
    },

    /** For several users, who may not. */
    SHARED {
        @Override
        List<Object> handedOver(List<Object> list) {
            return Collections.unmodifiableList(list);
        }

        @Override
        Map<String, Object> handedOver(Map<String, Object> map) {
            return Collections.unmodifiableMap(map);
        }
    };

    abstract List<Object> handedOver(List<Object> list);

    abstract Map<String, Object> handedOver(Map<String, Object> map);

    @Nullable
    Object object(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case ARRAY -> list(node);
            case OBJECT -> map(node);
            default -> null;
        };
    }

    @SuppressWarnings("NullAway") // A JSON array may hold nulls, and a session's list may too.
    List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            list.add(object(element));
        }
        return handedOver(list);
    }

    @SuppressWarnings("NullAway") // A JSON object may hold nulls, and a session's map may too.
    Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            map.put(member.getKey(), object(member.getValue()));
        }
        return handedOver(map);
    }
}
