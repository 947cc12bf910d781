// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A description of the language as text, by all that its objects hold: equal for two that say the same. Functions are told by the type that they have, no more. */
final class Structure {

    private static final int DEEPEST = 60;

    private final StringBuilder text = new StringBuilder();

    private Structure() {}

    static String of(@Nullable Object described) {
        Structure structure = new Structure();
        structure.add(described, 0);
        return structure.text.toString();
    }

    private void add(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("a cycle: " + text.substring(Math.max(0, text.length() - 2_000)));
        }
        if (value == null || isPlain(value)) {
            line(depth, String.valueOf(value));
        } else if (value.getClass().isHidden() || value.getClass().isSynthetic()) {
            line(depth, "function " + value.getClass().getInterfaces()[0].getName());
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null), depth);
        } else if (value instanceof Collection<?> collection) {
            line(depth, "list of " + collection.size());
            collection.forEach(element -> add(element, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            line(depth, "map");
            new TreeMap<>(map).forEach((key, element) -> {
                add(key, depth + 1);
                add(element, depth + 1);
            });
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                add(Array.get(value, i), depth + 1);
            }
        } else {
            addFields(value, depth);
        }
    }

    private static boolean isPlain(Object value) {
        return value instanceof Enum<?>
                || value.getClass().getName().startsWith("java.lang.")
                || value.getClass().getName().startsWith("java.time.")
                || value.getClass().getName().startsWith("java.math.");
    }

    private void addFields(Object value, int depth) {
        line(depth, value.getClass().getName());
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    line(depth, "." + field.getName());
                    add(read(field, value), depth + 1);
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            return field.getType().getName();
        }
    }

    private void line(int depth, String what) {
        text.append(" ".repeat(depth)).append(what).append('\n');
    }
}
