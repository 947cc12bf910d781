// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.internal.path.PathCompiler;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSONPath that the library evaluates: filters, slices, scans, unions, functions. */
final class LibraryPath {

    private static final Configuration ONE = Configuration.builder()
            .jsonProvider(new BoundedArrays())
            .mappingProvider(new JacksonMappingProvider(Jackson.MAPPER))
            .build();

    private static final Configuration MANY = ONE.addOptions(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS);

    private static final Pattern FUNCTION_ARGUMENTS = Pattern.compile("\\(\\s*[^\\s)]");

    private final String text;
    private final JsonPath path;
    private final boolean isFunction;
    private final boolean hasArguments;

    private LibraryPath(String text, JsonPath path, boolean isFunction) {
        this.text = text;
        this.path = path;
        this.isFunction = isFunction;
        this.hasArguments = FUNCTION_ARGUMENTS.matcher(text).find();
    }

    static LibraryPath compile(String text) {
        try {
            boolean isFunction = PathCompiler.compile(text).isFunctionPath();
            LibraryPath compiled = new LibraryPath(text, JsonPath.compile(text), isFunction);
            if (text.strip().endsWith("[")) {
                throw new InvalidPathException("A bracket is not closed");
            }
            compiled.requireKnownFunctions();
            return compiled;
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw error(text, e);
        }
    }

    List<JsonNode> findAll(JsonNode root) {
        if (isFunction) {
            return applyFunction(root);
        }
        JsonNode found = path.read(root, MANY);
        List<JsonNode> nodes = new ArrayList<>(found.size());
        found.forEach(nodes::add);
        return nodes;
    }

    private List<JsonNode> applyFunction(JsonNode root) {
        try {
            Object result = readFunction(root);
            return result == null ? List.of() : List.of(Jackson.MAPPER.<JsonNode>valueToTree(result));
        } catch (PathNotFoundException e) {
            return List.of();
        } catch (JsonPathException e) {
            throw new JsonException(String.valueOf(e.getMessage()));
        }
    }

    /** The library keeps the values of a function's arguments in the compiled path, so each evaluation needs its own. */
    private @Nullable Object readFunction(JsonNode root) {
        JsonPath own = hasArguments ? JsonPath.compile(text) : path;
        return own.read(root, ONE);
    }

    private void requireKnownFunctions() {
        if (!isFunction) {
            return;
        }
        try {
            readFunction(Jackson.MAPPER.createObjectNode());
        } catch (PathNotFoundException e) {
            // The empty object has nothing to apply the function to, which is no mistake.
        } catch (InvalidPathException e) {
            throw e;
        } catch (JsonPathException e) {
            // The function exists and does not like the empty object.
        }
    }

    private static SimulationException error(String path, RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        String reason = message.startsWith("java.lang.") ? "it ends too early" : message;
        String where = reason.contains("position") ? "" : ", at position " + suspect(path);
        return new SimulationException("JSONPath '" + path + "' does not compile: " + reason.strip() + where);
    }

    /** Where the first bracket, parenthesis or quote stands that is never closed, else the end. */
    private static int suspect(String path) {
        List<Integer> open = new ArrayList<>();
        char quote = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean closes = quote == 0 ? c == ')' || c == ']' : c == quote;
            if (closes && !open.isEmpty()) {
                open.remove(open.size() - 1);
                quote = 0;
            } else if (quote == 0 && "([\"'".indexOf(c) >= 0) {
                open.add(i);
                quote = c == '(' || c == '[' ? 0 : c;
            }
        }
        return open.isEmpty() ? path.length() : open.get(0);
    }

    /** The library's provider takes an index beyond the end of an array for a null that stands there. */
    private static final class BoundedArrays extends JacksonJsonNodeJsonProvider {

        BoundedArrays() {
            super(Jackson.MAPPER);
        }

        @Override
        public Object getArrayIndex(Object array, int index) {
            JsonNode element = ((JsonNode) array).get(index);
            if (element == null) {
                throw new IndexOutOfBoundsException(index);
            }
            return element;
        }
    }
}
