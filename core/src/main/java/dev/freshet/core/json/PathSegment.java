// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One step of a JSONPath: what is selected among the children of a node, or among those of the node and of all that is below it. Immutable.
 *
 * @param isDescendant whether it looks below the children, too ({@code ..})
 * @param selectors what it selects, in the order of the results
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9535#section-2.5">RFC 9535, §2.5</a>
 */
record PathSegment(boolean isDescendant, List<PathSelector> selectors) {

    PathSegment {
        selectors = List.copyOf(selectors);
    }

    /** Whether it leads to one node at most. */
    boolean isSingular() {
        return !isDescendant && selectors.size() == 1 && selectors.get(0).isSingular();
    }

    /** Takes what the first of the segments from that index on selects, and goes on with the others; stops when the nodes are enough. */
    static void walk(List<PathSegment> segments, int index, JsonNode node, PathNodes nodes) {
        if (nodes.isEnough()) {
            return;
        }
        if (index == segments.size()) {
            nodes.add(node);
            return;
        }
        PathSegment segment = segments.get(index);
        for (PathSelector selector : segment.selectors) {
            selector.select(node, nodes, child -> walk(segments, index + 1, child, nodes));
        }
        if (segment.isDescendant) {
            for (JsonNode child : node) {
                walk(segments, index, child, nodes);
            }
        }
    }
}
