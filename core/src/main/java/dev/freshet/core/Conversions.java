// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Locale;

/** How an attribute is read as a number, a truth value or a collection: numbers widen but never narrow, texts are parsed. */
final class Conversions {

    private Conversions() {}

    static int toInt(String key, Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        if (value instanceof String text) {
            return Integer.parseInt(text);
        }
        throw notA("an int", key, value);
    }

    static long toLong(String key, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof String text) {
            return Long.parseLong(text);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        throw notA("a long", key, value);
    }

    static double toDouble(String key, Object value) {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof String text) {
            return Double.parseDouble(text);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).doubleValue();
        }
        throw notA("a double", key, value);
    }

    static boolean toBoolean(String key, Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof String text) {
            if (text.equalsIgnoreCase("true")) {
                return true;
            }
            if (text.equalsIgnoreCase("false")) {
                return false;
            }
            throw new IllegalArgumentException("Attribute '" + key + "' is neither true nor false: '" + text + "'");
        }
        throw notA("a boolean", key, value);
    }

    /** The value as that kind of collection. */
    static <C> C to(Class<C> kind, String key, Object value) {
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw notA("a " + kind.getSimpleName().toLowerCase(Locale.ROOT), key, value);
    }

    private static ClassCastException notA(String wanted, String key, Object value) {
        return new ClassCastException("Attribute '" + key + "' is not " + wanted + " but a "
                + value.getClass().getName());
    }
}
