// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a {@link Request} or a {@link Response}: lines in their order, whose names are compared without regard to case.
 *
 * <p>A function of {@code sign} may change those of its request in place; they are what is sent. Confined to the user's loop.
 */
public final class HttpHeaders implements Iterable<Map.Entry<String, String>> {

    private List<Map.Entry<String, String>> lines;
    private boolean isShared;

    /** No headers. */
    public HttpHeaders() {
        this(List.of());
    }

    /** Those lines. The list is not changed, and copied only when these headers are. */
    @Internal
    public HttpHeaders(List<Map.Entry<String, String>> lines) {
        this.lines = lines;
        this.isShared = true;
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    /** The first value of that name; null if there is none. */
    public @Nullable String get(CharSequence name) {
        for (Map.Entry<String, String> line : lines) {
            if (is(line, name)) {
                return line.getValue();
            }
        }
        return null;
    }

    /** The first value of that name, or else the other. */
    public String get(CharSequence name, String defaultValue) {
        String value = get(name);
        return value == null ? defaultValue : value;
    }

    /** The values of that name, in their order. */
    public List<String> getAll(CharSequence name) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> line : lines) {
            if (is(line, name)) {
                values.add(line.getValue());
            }
        }
        return values;
    }

    /**
     * The first value of that name as a whole number; null if there is none.
     *
     * @throws NumberFormatException when it is not one
     */
    public @Nullable Integer getInt(CharSequence name) {
        String value = get(name);
        return value == null ? null : Integer.valueOf(value.strip());
    }

    /** Whether there is a header of that name. */
    public boolean contains(CharSequence name) {
        return get(name) != null;
    }

    /** Whether there is a header of that name and value. */
    public boolean contains(CharSequence name, CharSequence value, boolean ignoreCase) {
        String wanted = value.toString();
        return getAll(name).stream()
                .anyMatch(found -> ignoreCase ? found.equalsIgnoreCase(wanted) : found.equals(wanted));
    }

    /** The lines, in their order. Not to be changed. */
    public List<Map.Entry<String, String>> entries() {
        return Collections.unmodifiableList(lines);
    }

    /** The names as they were written, each once. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.add(line.getKey()));
        return names;
    }

    /** How many lines there are. */
    public int size() {
        return lines.size();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return entries().iterator();
    }

    /** Headers of their own with the same lines. */
    public HttpHeaders copy() {
        return new HttpHeaders(List.copyOf(lines));
    }

    // ---- changing ------------------------------------------------------------------------------------------------

    /** Adds a line beside those of that name. */
    public HttpHeaders add(CharSequence name, Object value) {
        own().add(line(name, value));
        return this;
    }

    /** Adds a line for each of the values. */
    public HttpHeaders add(CharSequence name, Iterable<?> values) {
        values.forEach(value -> own().add(line(name, value)));
        return this;
    }

    /** Replaces the lines of that name by one. */
    public HttpHeaders set(CharSequence name, Object value) {
        return remove(name).add(name, value);
    }

    /** Replaces the lines of that name by one for each of the values. */
    public HttpHeaders set(CharSequence name, Iterable<?> values) {
        return remove(name).add(name, values);
    }

    /** Removes the lines of that name. */
    public HttpHeaders remove(CharSequence name) {
        own().removeIf(line -> is(line, name));
        return this;
    }

    /** Removes all lines. */
    public HttpHeaders clear() {
        own().clear();
        return this;
    }

    @Override
    public String toString() {
        return "HttpHeaders" + lines;
    }

    private List<Map.Entry<String, String>> own() {
        if (isShared) {
            lines = new ArrayList<>(lines);
            isShared = false;
        }
        return lines;
    }

    private static Map.Entry<String, String> line(CharSequence name, Object value) {
        return Map.entry(
                name.toString(),
                Objects.requireNonNull(value, () -> "header '" + name + "' is null")
                        .toString());
    }

    private static boolean is(Map.Entry<String, String> line, CharSequence name) {
        return line.getKey().equalsIgnoreCase(name.toString());
    }
}
