// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program has done, in its own words. Programs of both tools write here, one after the other: it is the one thing that they share besides the
 * {@link Origin}. Thread-safe.
 */
public final class Trace {

    private static final List<String> LINES = new ArrayList<>();

    private Trace() {}

    /** Notes that something was done. */
    public static void add(String line) {
        synchronized (LINES) {
            LINES.add(line);
        }
    }

    /** Notes a value with its kind, so that the number 1 is not the text "1". */
    public static void value(String name, Object value) {
        add(name + " = " + text(value));
    }

    /** What was noted since the last call. */
    static List<String> take() {
        synchronized (LINES) {
            List<String> taken = List.copyOf(LINES);
            LINES.clear();
            return taken;
        }
    }

    /** A value as text that is the same for equal values, whatever class of collection they come in. */
    public static String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), text(item)));
            return sorted.toString();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(Trace::text).toList().toString();
        }
        if (value.getClass().isArray()) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                items.add(text(Array.get(value, i)));
            }
            return "array" + items;
        }
        return value.getClass().getSimpleName() + " " + value;
    }
}
