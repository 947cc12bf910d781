// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the value of an expression into the type that is asked for.
 *
 * @param target the type's name, for messages
 * @param function gives null when the value can't be converted
 */
record Conversion<T>(String target, Function<Object, @Nullable T> function) {

    /**
     * The conversion to that type. Texts and numbers become numbers where nothing is lost, numbers and texts of whole seconds
     * become durations, arrays become lists; every other type takes only its own values.
     */
    static <T> Conversion<T> to(Class<T> type) {
        Function<Object, @Nullable Object> converter = converter(type);
        return new Conversion<>(
                type.getSimpleName(), value -> type.cast(type.isInstance(value) ? value : converter.apply(value)));
    }

    /** The value as that type, or null when it can't be. */
    @Nullable
    T apply(Object value) {
        return function.apply(value);
    }

    ExpressionException failure(String source, Object value) {
        return new ExpressionException(
                "'" + source + "' (" + value.getClass().getSimpleName() + ") can't be converted to " + target);
    }

    /** The value as text: UTF-8 for bytes, like lists for other arrays. */
    static String text(Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return String.valueOf(value.getClass().isArray() ? elements(value) : value);
    }

    private static Function<Object, @Nullable Object> converter(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> Conversion::text;
            case "java.lang.Boolean" -> Conversion::toBoolean;
            case "java.lang.Integer" -> Conversion::toInteger;
            case "java.lang.Long" -> Conversion::toLong;
            case "java.lang.Double" -> Conversion::toDouble;
            case "java.time.Duration" -> Conversion::toDuration;
            case "java.util.List" -> Conversion::toList;
            default -> value -> null;
        };
    }

    private static @Nullable Boolean toBoolean(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    static @Nullable Integer toInteger(Object value) {
        Long number = toLong(value);
        return number == null || number.intValue() != number ? null : (Integer) number.intValue();
    }

    private static @Nullable Long toLong(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            return big.longValue();
        }
        if (value instanceof String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            try {
                return Double.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Duration toDuration(Object value) {
        Long seconds = toLong(value);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable List<?> toList(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        return value.getClass().isArray() ? elements(value) : null;
    }

    private static List<?> elements(Object array) {
        if (array instanceof Object[] objects) {
            return Arrays.asList(objects);
        }
        int length = Array.getLength(array);
        List<Object> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }
}
