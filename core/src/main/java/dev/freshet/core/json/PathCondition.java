// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a filter in a JSONPath. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.3.5">RFC 9535, §2.3.5</a>
 */
sealed interface PathCondition {

    /** Whether it holds for that node of that document. */
    boolean holds(JsonNode root, JsonNode current);

    /** At least one of them holds. */
    record AnyOf(List<PathCondition> parts) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            for (PathCondition part : parts) {
                if (part.holds(root, current)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All of them hold. */
    record AllOf(List<PathCondition> parts) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            for (PathCondition part : parts) {
                if (!part.holds(root, current)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** It does not hold. */
    record Not(PathCondition negated) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            return !negated.holds(root, current);
        }
    }

    /** The path leads to something. */
    record Exists(PathQuery query) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            return !query.nodes(root, current, 1).isEmpty();
        }
    }

    /** The two values compare so. */
    record Comparison(PathOperand left, Operator operator, PathOperand right) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            return operator.holds(left.value(root, current), right.value(root, current));
        }
    }

    /** A text matches a regular expression: as a whole ({@code match}) or in a part ({@code search}). */
    record Matches(PathOperand text, PathOperand expression, boolean isWhole) implements PathCondition {
        @Override
        public boolean holds(JsonNode root, JsonNode current) {
            JsonNode value = text.value(root, current);
            JsonNode pattern = expression.value(root, current);
            return value != null
                    && pattern != null
                    && value.isTextual()
                    && pattern.isTextual()
                    && InteroperableRegex.matches(pattern.textValue(), value.textValue(), isWhole);
        }
    }

    /** How two values are compared; null stands for nothing. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(@Nullable JsonNode left, @Nullable JsonNode right) {
            return switch (this) {
                case EQUAL -> JsonOrder.isEqual(left, right);
                case NOT_EQUAL -> !JsonOrder.isEqual(left, right);
                case LESS -> JsonOrder.isLess(left, right);
                case LESS_OR_EQUAL -> JsonOrder.isLess(left, right) || JsonOrder.isEqual(left, right);
                case GREATER -> JsonOrder.isLess(right, left);
                case GREATER_OR_EQUAL -> JsonOrder.isLess(right, left) || JsonOrder.isEqual(left, right);
            };
        }
    }
}
