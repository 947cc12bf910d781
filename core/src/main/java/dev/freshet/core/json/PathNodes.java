// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The nodes that a JSONPath has found in a document so far, and how many are wanted. */
final class PathNodes {

    private final JsonNode root;
    private final int limit;
    private final List<JsonNode> found = new ArrayList<>();

    PathNodes(JsonNode root, int limit) {
        this.root = root;
        this.limit = limit;
    }

    /** The document. */
    JsonNode root() {
        return root;
    }

    boolean isEnough() {
        return found.size() >= limit;
    }

    void add(JsonNode node) {
        found.add(node);
    }

    /** In the order in which they were found. */
    List<JsonNode> found() {
        return found;
    }
}
