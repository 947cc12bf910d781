// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONPath by RFC 9535, with what Gatling reads beyond it and many simulations use: names after a dot may begin with a digit and hold hyphens, and
 * white space may stand around the whole. Immutable; safe for several loops.
 *
 * <p>Paths of names, indexes and wildcards, like {@code $.data[*].price}, are walked by {@link PlainPath}; all others by their segments.
 */
@Internal
public final class JsonPath {

    private final List<PathSegment> segments;
    private final @Nullable PlainPath plain;
    private final @Nullable BytePath byBytes;

    private JsonPath(List<PathSegment> segments, @Nullable PlainPath plain) {
        this.segments = List.copyOf(segments);
        this.plain = plain;
        this.byBytes = plain == null ? null : plain.byBytes();
    }

    /**
     * Compiles a path.
     *
     * @throws dev.freshet.core.SimulationException when the text is not a path; it says what is wrong and where
     */
    public static JsonPath compile(String path) {
        List<PathSegment> segments = PathParser.parse(path.strip());
        return new JsonPath(segments, plain(segments));
    }

    /** The path as it is walked by its segments alone, to compare the two ways. */
    static JsonPath compileGeneral(String path) {
        return new JsonPath(PathParser.parse(path.strip()), null);
    }

    /** Whether this path consists of names, indexes and wildcards. */
    boolean isPlain() {
        return plain != null;
    }

    /**
     * The value that the path finds at that place in the order of its results, from 0, or null when it finds fewer. A JSON null that is
     * found is a value.
     */
    public @Nullable Json find(Json root, int occurrence) {
        if (plain != null && plain.isDefinite()) {
            JsonNode found = occurrence == 0 ? plain.find(root) : null;
            return found == null ? null : new Json(found);
        }
        List<JsonNode> found = all(root, occurrence + 1);
        return occurrence < found.size() ? new Json(found.get(occurrence)) : null;
    }

    /**
     * What {@link #find} finds, as bytes. Values of other kinds are passed over and not counted.
     *
     * @return the place, or that there is nothing; null when the bytes alone can't tell
     */
    public @Nullable Spot locate(EventBytes event, ValueKind kind, int occurrence) {
        return byBytes == null ? null : event.find(byBytes, kind, true, occurrence);
    }

    /** Everything that the path finds. */
    public List<Json> findAll(Json root) {
        List<JsonNode> found = all(root, Integer.MAX_VALUE);
        List<Json> values = new ArrayList<>(found.size());
        for (JsonNode node : found) {
            values.add(new Json(node));
        }
        return values;
    }

    /** How much the path finds. */
    public int count(Json root) {
        return all(root, Integer.MAX_VALUE).size();
    }

    private List<JsonNode> all(Json root, int limit) {
        if (plain == null) {
            PathNodes nodes = new PathNodes(root.node(), limit);
            PathSegment.walk(segments, 0, root.node(), nodes);
            return nodes.found();
        }
        List<JsonNode> found = new ArrayList<>();
        plain.collect(root, found, limit);
        return found;
    }

    private static @Nullable PlainPath plain(List<PathSegment> segments) {
        List<PlainPath.Hop> steps = new ArrayList<>(segments.size());
        for (PathSegment segment : segments) {
            PlainPath.Hop step = segment.isDescendant() || segment.selectors().size() != 1
                    ? null
                    : step(segment.selectors().get(0));
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        return new PlainPath(steps);
    }

    private static PlainPath.@Nullable Hop step(PathSelector selector) {
        if (selector instanceof PathSelector.Name name) {
            return PlainPath.Hop.member(name.name());
        }
        if (selector instanceof PathSelector.Index index && Math.abs(index.index()) <= Integer.MAX_VALUE) {
            return PlainPath.Hop.element((int) index.index());
        }
        return selector instanceof PathSelector.Wildcard ? PlainPath.Hop.all() : null;
    }
}
