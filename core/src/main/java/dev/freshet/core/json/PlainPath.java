// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path of names, indexes and wildcards only, which covers most checks. Walks the tree directly, which is many times faster than the
 * libraries' general evaluation and finds the same.
 */
final class PlainPath {

    /** The first step where it is a name, by itself: the rest of the document may never have to be parsed. */
    private final @Nullable String member;

    private final Hop[] steps;
    private final int firstAll;
    private final @Nullable BytePath byBytes;

    PlainPath(List<Hop> steps) {
        this.byBytes = BytePath.of(steps);
        this.member = steps.isEmpty() ? null : steps.get(0).name();
        this.steps = steps.subList(member == null ? 0 : 1, steps.size()).toArray(Hop[]::new);
        this.firstAll = nextAll(0);
    }

    /**
     * One step down.
     *
     * @param name the member's name, or null for an element
     * @param index the element's position, negative from the end
     * @param isAll whether it is a wildcard: all members or elements
     */
    record Hop(@Nullable String name, int index, boolean isAll) {

        static Hop member(String name) {
            return new Hop(name, 0, false);
        }

        static Hop element(int index) {
            return new Hop(null, index, false);
        }

        static Hop all() {
            return new Hop(null, 0, true);
        }

        @Nullable
        JsonNode of(JsonNode parent) {
            if (name != null) {
                return parent.isObject() ? parent.get(name) : null;
            }
            return parent.isArray() ? parent.get(index < 0 ? parent.size() + index : index) : null;
        }
    }

    /** The path for a walk over bytes; null when it takes the tree. */
    @Nullable
    BytePath byBytes() {
        return byBytes;
    }

    /** Whether the path leads to one value at most. */
    boolean isDefinite() {
        return firstAll == steps.length;
    }

    /** The value that a definite path leads to, or null when there is none. */
    @Nullable
    JsonNode find(Json root) {
        return walk(start(root), 0, steps.length);
    }

    /** Adds the values that the path leads to, in the order of the document, until the list has that size. */
    void collect(Json root, List<JsonNode> found, int limit) {
        collect(start(root), 0, found, limit);
    }

    private @Nullable JsonNode start(Json root) {
        return member == null ? root.node() : root.member(member);
    }

    private void collect(@Nullable JsonNode from, int step, List<JsonNode> found, int limit) {
        int all = step <= firstAll ? firstAll : nextAll(step);
        JsonNode node = walk(from, step, all);
        if (node == null) {
            return;
        }
        if (all == steps.length) {
            found.add(node);
            return;
        }
        for (JsonNode child : node) {
            if (found.size() >= limit) {
                return;
            }
            collect(child, all + 1, found, limit);
        }
    }

    private @Nullable JsonNode walk(@Nullable JsonNode from, int firstStep, int endStep) {
        JsonNode node = from;
        for (int i = firstStep; i < endStep && node != null; i++) {
            node = steps[i].of(node);
        }
        return node;
    }

    private int nextAll(int step) {
        int next = step;
        while (next < steps.length && !steps[next].isAll()) {
            next++;
        }
        return next;
    }
}
