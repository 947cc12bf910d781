// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A path within a condition, from the document ({@code $}) or from the node that the condition is about ({@code @}). Immutable.
 *
 * @param isAbsolute whether it begins at the document
 */
record PathQuery(boolean isAbsolute, List<PathSegment> segments) {

    PathQuery {
        segments = List.copyOf(segments);
    }

    /** Whether it leads to one node at most. */
    boolean isSingular() {
        return segments.stream().allMatch(PathSegment::isSingular);
    }

    List<JsonNode> nodes(JsonNode root, JsonNode current, int limit) {
        PathNodes nodes = new PathNodes(root, limit);
        PathSegment.walk(segments, 0, isAbsolute ? root : current, nodes);
        return nodes.found();
    }
}
