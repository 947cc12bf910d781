// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a condition of a JSONPath compares. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.4">RFC 9535, §2.4</a>
 */
sealed interface PathOperand {

    /** Its value; null for nothing. */
    @Nullable
    JsonNode value(JsonNode root, JsonNode current);

    /** A value that stands in the path. */
    record Literal(JsonNode literal) implements PathOperand {
        @Override
        public JsonNode value(JsonNode root, JsonNode current) {
            return literal;
        }
    }

    /** The only node that a path leads to; nothing where it leads to none or to several, as {@code value(..)} has it. */
    record Only(PathQuery query) implements PathOperand {
        @Override
        public @Nullable JsonNode value(JsonNode root, JsonNode current) {
            List<JsonNode> nodes = query.nodes(root, current, 2);
            return nodes.size() == 1 ? nodes.get(0) : null;
        }
    }

    /** How many nodes a path leads to. */
    record Count(PathQuery query) implements PathOperand {
        @Override
        public JsonNode value(JsonNode root, JsonNode current) {
            return IntNode.valueOf(query.nodes(root, current, Integer.MAX_VALUE).size());
        }
    }

    /** How many characters, elements or members a value has; nothing where it has none of these. */
    record Length(PathOperand of) implements PathOperand {
        @Override
        public @Nullable JsonNode value(JsonNode root, JsonNode current) {
            JsonNode value = of.value(root, current);
            if (value == null || !(value.isTextual() || value.isContainerNode())) {
                return null;
            }
            String text = value.textValue();
            return IntNode.valueOf(text == null ? value.size() : text.codePointCount(0, text.length()));
        }
    }
}
