// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.SimulationException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values of Java as JSON. Expressions in texts stay as they are. */
final class JsonText {

    private JsonText() {}

    /** That text as a JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }

    /**
     * That value: null, a text, a number, a boolean, or a map or collection of such.
     *
     * @throws SimulationException for others
     */
    static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringJoiner members = new StringJoiner(",", "{", "}");
            map.forEach((key, member) -> members.add(quoted(String.valueOf(key)) + ":" + of(member)));
            return members.toString();
        }
        if (value instanceof Collection<?> collection) {
            StringJoiner elements = new StringJoiner(",", "[", "]");
            collection.forEach(element -> elements.add(of(element)));
            return elements.toString();
        }
        if (value instanceof CharSequence text) {
            return quoted(text.toString());
        }
        boolean isFinite =
                !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
        if (value == null || value instanceof Boolean || (value instanceof Number && isFinite)) {
            return String.valueOf(value);
        }
        throw new SimulationException("mcp: " + value + " (" + value.getClass().getName()
                + ") has no form in JSON: give texts, numbers, booleans, maps and lists");
    }

    /**
     * That text, which has to be a JSON object as far as can be seen before its expressions have values.
     *
     * @param where what the author called, for the message
     * @throws SimulationException when it is none
     */
    @SuppressWarnings("NullAway") // authors may give null
    static String object(String where, String text) {
        String json = text == null ? "" : text.strip();
        boolean isExpression = json.startsWith("#{") && json.endsWith("}");
        if (!isExpression && !(json.startsWith("{") && json.endsWith("}"))) {
            throw new SimulationException(where + "(" + json
                    + "): give a JSON object such as {\"city\":\"Bern\"}, or a map, or #{an expression} for one");
        }
        return json;
    }
}
