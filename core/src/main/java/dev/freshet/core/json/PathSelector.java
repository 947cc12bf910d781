// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a JSONPath selects among the children of a node. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.3">RFC 9535, §2.3</a>
 */
sealed interface PathSelector {

    /** Hands over the children that it selects, in their order. */
    void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next);

    /** Whether it selects one child at most. */
    default boolean isSingular() {
        return false;
    }

    /** The member of that name. */
    record Name(String name) implements PathSelector {
        @Override
        public void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next) {
            handOver(node.isObject() ? node.get(name) : null, next);
        }

        @Override
        public boolean isSingular() {
            return true;
        }
    }

    /** The element at that index, which is counted from the end where it is negative. */
    record Index(long index) implements PathSelector {
        @Override
        public void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next) {
            long at = index < 0 ? node.size() + index : index;
            boolean isThere = node.isArray() && at >= 0 && at < node.size();
            handOver(isThere ? node.get((int) at) : null, next);
        }

        @Override
        public boolean isSingular() {
            return true;
        }
    }

    /** All members or elements. */
    record Wildcard() implements PathSelector {
        @Override
        public void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next) {
            node.forEach(next);
        }
    }

    /** Elements from one index to another, in steps; what is null is as far as the array goes. */
    record Slice(@Nullable Long start, @Nullable Long end, long step) implements PathSelector {
        @Override
        public void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next) {
            if (!node.isArray() || step == 0) {
                return;
            }
            long size = node.size();
            long from = bound(start == null ? (step > 0 ? 0 : size - 1) : fromStart(start, size), size);
            long to = bound(end == null ? (step > 0 ? size : -1) : fromStart(end, size), size);
            for (long at = from; step > 0 ? at < to : at > to; at += step) {
                next.accept(node.get((int) at));
            }
        }

        private static long fromStart(long index, long size) {
            return index < 0 ? index + size : index;
        }

        private long bound(long index, long size) {
            return step > 0 ? Math.max(0, Math.min(index, size)) : Math.max(-1, Math.min(index, size - 1));
        }
    }

    /** The members or elements that meet a condition. */
    record Filter(PathCondition condition) implements PathSelector {
        @Override
        public void select(JsonNode node, PathNodes nodes, Consumer<JsonNode> next) {
            for (JsonNode child : node) {
                if (condition.holds(nodes.root(), child)) {
                    next.accept(child);
                }
            }
        }
    }

    private static void handOver(@Nullable JsonNode child, Consumer<JsonNode> next) {
        if (child != null) {
            next.accept(child);
        }
    }
}
