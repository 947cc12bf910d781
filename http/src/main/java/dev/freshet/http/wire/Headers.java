// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Headers as they go over the wire: lines in their order, whose names are compared without regard to case and kept as they were written. Each char of a value
 * is one byte (ISO 8859-1). Immutable.
 *
 * <p>Names and values lie in one array: a response has no object per line unless somebody asks for {@link #entries}.
 */
@Internal
public final class Headers implements Iterable<Map.Entry<String, String>> {

    public static final Headers NONE = new Headers(new String[0]);

    /** A name, its value, the next name and so on. */
    private final String[] lines;

    private Headers(String[] lines) {
        this.lines = lines;
    }

    /** Those lines. */
    public static Headers of(Iterable<Map.Entry<String, String>> lines) {
        Builder builder = new Builder();
        lines.forEach(line -> builder.add(line.getKey(), line.getValue()));
        return builder.build();
    }

    /** One line. */
    public static Headers of(String name, String value) {
        return new Headers(new String[] {name, value});
    }

    /** Collects lines. May go on after {@link #build}. */
    @Internal
    public static final class Builder {

        private final List<String> lines = new ArrayList<>(16);

        public Builder add(String name, String value) {
            lines.add(name);
            lines.add(value);
            return this;
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        /** Has the latest line go on. */
        void append(String more) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + more);
        }

        void clear() {
            lines.clear();
        }

        public Headers build() {
            return lines.isEmpty() ? NONE : new Headers(lines.toArray(new String[0]));
        }
    }

    // ---- reading -------------------------------------------------------------------------------------------------

    /** The first value of that name; null if there is none. */
    public @Nullable String first(String name) {
        int at = indexOf(name, 0);
        return at < 0 ? null : lines[at + 1];
    }

    /** The values of that name, in their order. */
    public List<String> all(String name) {
        int at = indexOf(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(1);
        for (; at >= 0; at = indexOf(name, at + 2)) {
            values.add(lines[at + 1]);
        }
        return values;
    }

    public boolean has(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** Whether a header whose values are lists, such as {@code Connection: close, Upgrade}, has that word in any case. */
    public boolean lists(String name, String word) {
        for (int at = indexOf(name, 0); at >= 0; at = indexOf(name, at + 2)) {
            if (isListed(lines[at + 1], word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isListed(String list, String word) {
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int end = comma < 0 ? list.length() : comma;
            if (list.substring(from, end).trim().equalsIgnoreCase(word)) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private int indexOf(String name, int from) {
        for (int i = from; i < lines.length; i += 2) {
            if (lines[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    public boolean isEmpty() {
        return lines.length == 0;
    }

    /** How many lines there are. */
    public int size() {
        return lines.length / 2;
    }

    /** Hands over name and value of each line. */
    public void forEach(BiConsumer<String, String> taker) {
        for (int i = 0; i < lines.length; i += 2) {
            taker.accept(lines[i], lines[i + 1]);
        }
    }

    String name(int line) {
        return lines[2 * line];
    }

    String value(int line) {
        return lines[2 * line + 1];
    }

    /** The lines as pairs; a list of their own. */
    public List<Map.Entry<String, String>> entries() {
        List<Map.Entry<String, String>> entries = new ArrayList<>(size());
        forEach((name, value) -> entries.add(new AbstractMap.SimpleImmutableEntry<>(name, value)));
        return Collections.unmodifiableList(entries);
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return entries().iterator();
    }

    // ---- others made of these ------------------------------------------------------------------------------------

    /** These and one more line at the end, beside others of that name. */
    public Headers with(String name, String value) {
        String[] more = Arrays.copyOf(lines, lines.length + 2);
        more[lines.length] = name;
        more[lines.length + 1] = value;
        return new Headers(more);
    }

    /** These without the lines of that name. */
    public Headers without(String name) {
        return has(name) ? without(known -> known.equalsIgnoreCase(name), lines) : this;
    }

    /**
     * These without some.
     *
     * @param names is asked for names in lower case
     */
    public Headers without(Predicate<String> names) {
        return without(known -> names.test(known.toLowerCase(Locale.ROOT)), lines);
    }

    private static Headers without(Predicate<String> names, String[] lines) {
        Builder kept = new Builder();
        for (int i = 0; i < lines.length; i += 2) {
            if (!names.test(lines[i])) {
                kept.add(lines[i], lines[i + 1]);
            }
        }
        return kept.build();
    }

    /** These with other values of that name. */
    public Headers replacing(String name, UnaryOperator<String> value) {
        String[] replaced = lines.clone();
        for (int at = indexOf(name, 0); at >= 0; at = indexOf(name, at + 2)) {
            replaced[at + 1] = value.apply(lines[at + 1]);
        }
        return new Headers(replaced);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && Arrays.equals(lines, headers.lines);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lines);
    }

    @Override
    public String toString() {
        return entries().toString();
    }
}
