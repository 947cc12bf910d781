// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.Session;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonException;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The ways into the values of a session: an attribute, then elements, entries and what can be asked of them. The {@code path} of each is
 * what was written before it, for messages.
 */
final class Access {

    private Access() {}

    /** An access whose result is a plain text, number or truth, so that nothing can follow it. */
    sealed interface Last extends Part {}

    /** <code>#{name}</code>. */
    record Attribute(String name) implements Part {

        @Override
        public @Nullable Object value(Session session) {
            Object value = session.get(name);
            if (value == null && !session.contains(name)) {
                throw new ExpressionException("No attribute named '" + name + "' is defined");
            }
            return value;
        }
    }

    /**
     * Which element.
     *
     * @param attribute the attribute that holds the index, or null when it is literal
     */
    record Index(@Nullable String attribute, int literal) {

        int in(Session session) {
            if (attribute == null) {
                return literal;
            }
            Object value = new Attribute(attribute).value(session);
            Integer index = value == null ? null : Conversion.toInteger(value);
            if (index == null) {
                throw new ExpressionException("Index '" + attribute + "' is not an integer");
            }
            return index;
        }
    }

    /** <code>#{a(0)}</code>, <code>#{a(-1)}</code>, <code>#{a(i)}</code>: an element of a list or an array, negative from its end. */
    record Element(Part of, String path, Index index) implements Part {

        @Override
        public @Nullable Object value(Session session) {
            Object sequence = of.value(session);
            int size = sizeOfSequence(sequence);
            if (size < 0) {
                throw unsupported(sequence, path, "access by index");
            }
            int wanted = index.in(session);
            int position = wanted < 0 ? size + wanted : wanted;
            if (position < 0 || position >= size) {
                throw new ExpressionException("Seq named '" + path + "' is undefined for index " + wanted);
            }
            return element(sequence, position);
        }
    }

    /** <code>#{a.random()}</code>: any element of a list or an array. */
    record RandomElement(Part of, String path) implements Part {

        @Override
        public @Nullable Object value(Session session) {
            Object sequence = of.value(session);
            int size = sizeOfSequence(sequence);
            if (size < 0) {
                throw unsupported(sequence, path, "random()");
            }
            if (size == 0) {
                throw new ExpressionException("Seq named '" + path + "' is empty");
            }
            return element(sequence, ThreadLocalRandom.current().nextInt(size));
        }
    }

    /** <code>#{a.key}</code>: an entry of a map, a component of a record, what a getter gives or a field. */
    record Entry(Part of, String path, String key, PropertyReader reader) implements Part {

        Entry(Part of, String path, String key) {
            this(of, path, key, new PropertyReader(key));
        }

        @Override
        public @Nullable Object value(Session session) {
            Object holder = of.value(session);
            return holder instanceof Map<?, ?> map ? entry(map) : property(holder);
        }

        private @Nullable Object entry(Map<?, ?> map) {
            try {
                Object value = map.get(key);
                if (value != null || map.containsKey(key)) {
                    return value;
                }
            } catch (ClassCastException e) {
                // A sorted map with other keys than texts does not contain the key, and says so in its own way.
            }
            throw new ExpressionException("Map named '" + path + "' does not contain key '" + key + "'");
        }

        private @Nullable Object property(@Nullable Object holder) {
            if (holder == null || !reader.canRead(holder)) {
                throw unsupported(holder, path, "access by key '" + key + "'");
            }
            try {
                return AuthorCode.call(() -> reader.read(holder));
            } catch (AuthorFailure e) {
                throw new ExpressionException("'" + path + "." + key + "' crashed: " + e.reason());
            }
        }
    }

    /** <code>#{a.size()}</code>: how many elements or entries. */
    record Size(Part of, String path) implements Last {

        @Override
        public Object value(Session session) {
            Object value = of.value(session);
            if (value instanceof Collection<?> collection) {
                return collection.size();
            }
            if (value instanceof Map<?, ?> map) {
                return map.size();
            }
            int size = sizeOfSequence(value);
            if (size < 0) {
                throw unsupported(value, path, "size()");
            }
            return size;
        }
    }

    /**
     * <code>#{a.exists()}</code> and <code>#{a.isUndefined()}</code>: whether there is a value; never fails. An attribute that is null does
     * not exist, as in Gatling; an element or an entry that is null does.
     */
    record Exists(Part of, boolean expected) implements Last {

        @Override
        public Object value(Session session) {
            try {
                Object value = of.value(session);
                return (value != null || !(of instanceof Attribute)) == expected;
            } catch (ExpressionException e) {
                return !expected;
            }
        }
    }

    /** <code>#{a.jsonStringify()}</code>: the value as JSON. */
    record JsonText(Part of, String path) implements Last {

        @Override
        public Object value(Session session) {
            Object value = of.value(session);
            try {
                return Json.stringify(value);
            } catch (JsonException e) {
                throw unsupported(value, path, "jsonStringify()");
            }
        }
    }

    /** <code>#{a.htmlUnescape()}</code>: the text with its HTML entities decoded. */
    record HtmlText(Part of, String path) implements Last {

        @Override
        public Object value(Session session) {
            Object value = of.value(session);
            if (value instanceof String text) {
                return Parser.unescapeEntities(text, false);
            }
            throw unsupported(value, path, "htmlUnescape()");
        }
    }

    /** The number of elements, or -1 when that is neither a list nor an array. */
    private static int sizeOfSequence(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Object[] array) {
            return array.length;
        }
        return value != null && value.getClass().isArray() ? Array.getLength(value) : -1;
    }

    private static @Nullable Object element(@Nullable Object sequence, int position) {
        if (sequence instanceof List<?> list) {
            return list.get(position);
        }
        return sequence == null ? null : Array.get(sequence, position);
    }

    private static ExpressionException unsupported(@Nullable Object value, String path, String what) {
        String type = value == null ? "null" : value.getClass().getSimpleName();
        return new ExpressionException(type + " named '" + path + "' does not support " + what);
    }
}
