// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSONPath. Immutable; safe for several loops.
 *
 * <p>Paths of names, indexes and wildcards, like {@code $.data[*].price}, are walked by {@link PlainPath}; all others by the library.
 */
@Internal
public final class JsonPath {

    /** One step that both ways of evaluation read alike: {@code .name .* ['name'] ["name"] [0] [-1] [*]}. */
    private static final Pattern PLAIN_STEP = Pattern.compile(
            "\\.(?<name>[\\w-]+)|\\['(?<single>[^'\"\\\\]+)'\\]|\\[\"(?<double>[^'\"\\\\]+)\"\\]|\\[(?<index>-?\\d{1,9})\\]|\\.\\*|\\[\\*\\]");

    private final @Nullable PlainPath plain;
    private final LibraryPath library;

    private JsonPath(@Nullable PlainPath plain, LibraryPath library) {
        this.plain = plain;
        this.library = library;
    }

    /**
     * Compiles a path.
     *
     * @throws dev.freshet.core.SimulationException when the text is not a path; it says what is wrong and where
     */
    public static JsonPath compile(String path) {
        LibraryPath library = LibraryPath.compile(path);
        return new JsonPath(plain(path.strip()), library);
    }

    /** The path as the library alone evaluates it, to compare the two. */
    static JsonPath compileForLibrary(String path) {
        return new JsonPath(null, LibraryPath.compile(path));
    }

    /** Whether this path is walked without the library. */
    boolean isPlain() {
        return plain != null;
    }

    /**
     * The value that the path finds at that place in the order of the document, from 0, or null when it finds fewer. A JSON null that is
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
            return library.findAll(root.node());
        }
        List<JsonNode> found = new ArrayList<>();
        plain.collect(root, found, limit);
        return found;
    }

    private static @Nullable PlainPath plain(String path) {
        String rooted = path.startsWith("$") || path.startsWith("@") ? path : "$." + path;
        Matcher step = PLAIN_STEP.matcher(rooted);
        List<PlainPath.Step> steps = new ArrayList<>();
        int at = 1;
        while (at < rooted.length() && step.region(at, rooted.length()).lookingAt()) {
            steps.add(step(step));
            at = step.end();
        }
        return at == rooted.length() ? new PlainPath(steps) : null;
    }

    private static PlainPath.Step step(Matcher step) {
        if (step.group("index") != null) {
            return PlainPath.Step.element(Integer.parseInt(step.group("index")));
        }
        for (String quoting : List.of("name", "single", "double")) {
            if (step.group(quoting) != null) {
                return PlainPath.Step.member(step.group(quoting));
            }
        }
        return PlainPath.Step.all();
    }
}
