// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathException;
import io.burt.jmespath.parser.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JMESPath. Immutable; safe for several loops.
 *
 * <p>Paths of names and indexes, like {@code data.prices[0]}, are walked by {@link PlainPath}, all others by the library. The language has only null for
 * what is not there: null is nothing.
 */
@Internal
public final class JmesPath {

    private static final JmesPathRuntime RUNTIME = new JmesPathRuntime();

    private static final Pattern PLAIN_STEP = Pattern.compile(
            "\\.?(?:(?<name>[A-Za-z_]\\w*)|\"(?<quoted>[^\"\\\\\\p{Cntrl}]+)\")|\\[(?<index>-?\\d{1,9})\\]");

    private final @Nullable PlainPath plain;
    private final @Nullable BytePath byBytes;
    private final Expression<JsonNode> library;

    private JmesPath(@Nullable PlainPath plain, Expression<JsonNode> library) {
        this.plain = plain;
        this.byBytes = plain == null ? null : plain.byBytes();
        this.library = library;
    }

    /**
     * Compiles a path.
     *
     * @throws SimulationException when the text is not a path; it says what is wrong and where
     */
    public static JmesPath compile(String path) {
        return new JmesPath(plain(path), library(path));
    }

    /** The path as the library alone evaluates it, to compare the two. */
    static JmesPath compileForLibrary(String path) {
        return new JmesPath(null, library(path));
    }

    /** Whether this path is walked without the library. */
    boolean isPlain() {
        return plain != null;
    }

    /**
     * What the path finds, or null when it finds nothing.
     *
     * @throws JsonException when a function of the path does not take the values that it is given
     */
    public @Nullable Json search(Json root) {
        JsonNode found = plain == null ? evaluate(root.node()) : plain.find(root);
        return found == null || found.isNull() ? null : new Json(found);
    }

    /**
     * What {@link #search} finds, as bytes; nothing where it is no value of that kind.
     *
     * @return the place, or that there is nothing; null when the bytes alone can't tell
     */
    public @Nullable Spot locate(EventBytes event, ValueKind kind) {
        return byBytes == null ? null : event.find(byBytes, kind, false, 0);
    }

    private @Nullable JsonNode evaluate(JsonNode root) {
        try {
            JsonNode found = library.search(root);
            return found.isNull() ? null : found;
        } catch (JmesPathException e) {
            throw new JsonException(String.valueOf(e.getMessage()));
        }
    }

    private static Expression<JsonNode> library(String path) {
        try {
            return RUNTIME.compile(path);
        } catch (ParseException e) {
            String message = String.valueOf(e.getMessage());
            String reason = message.substring(message.indexOf("\": ") + 3);
            throw new SimulationException("JMESPath '" + path + "' does not compile: " + reason);
        } catch (NumberFormatException e) {
            throw new SimulationException("JMESPath '" + path + "' does not compile: a number is out of range");
        }
    }

    private static @Nullable PlainPath plain(String path) {
        Matcher step = PLAIN_STEP.matcher(path);
        List<PlainPath.Hop> steps = new ArrayList<>();
        int at = 0;
        while (at < path.length() && step.region(at, path.length()).lookingAt()) {
            boolean isDotted = path.charAt(at) == '.';
            boolean needsDot = at > 0 && step.group("index") == null;
            if (isDotted != needsDot) {
                return null;
            }
            steps.add(step(step));
            at = step.end();
        }
        return at == path.length() && at > 0 ? new PlainPath(steps) : null;
    }

    private static PlainPath.Hop step(Matcher step) {
        String index = step.group("index");
        if (index != null) {
            return PlainPath.Hop.element(Integer.parseInt(index));
        }
        String name = step.group("name");
        return PlainPath.Hop.member(name == null ? step.group("quoted") : name);
    }
}
