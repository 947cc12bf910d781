// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells data that is a JSON object or array, complete and valid, from data that is anything else. The verdict is the same with a tree and
 * without.
 */
final class Container {

    private static final char REPLACEMENT = '\uFFFD';

    private Container() {}

    /** The object or array that the text is, or null when it is neither. */
    static @Nullable Json parse(String text) {
        if (!looksLikeOne(text)) {
            return null;
        }
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            return null;
        }
    }

    /** The object or array that the bytes are, or null when they are neither; {@code keepsDigits} if numbers keep their {@linkplain Json#digits digits}. */
    static @Nullable Json parse(byte[] utf8, int from, int to, boolean keepsDigits) {
        if (!looksLikeOne(utf8, from, to)) {
            return null;
        }
        try {
            return keepsDigits ? Json.parseKeepingDigits(utf8, from, to) : Json.parse(utf8, from, to);
        } catch (JsonException e) {
            String repaired = repaired(utf8, from, to);
            return repaired == null ? null : parse(repaired);
        }
    }

    /** Whether the text is an object or array, found out without making a tree. */
    static boolean isContainer(String text) {
        if (!looksLikeOne(text)) {
            return false;
        }
        try (JsonParser parser = Jackson.FACTORY.createParser(text)) {
            return isValid(parser);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the bytes are an object or array, found out without making a tree. */
    static boolean isContainer(byte[] utf8, int from, int to) {
        if (!looksLikeOne(utf8, from, to)) {
            return false;
        }
        try (JsonParser parser = Jackson.FACTORY.createParser(utf8, from, to - from)) {
            return isValid(parser);
        } catch (IOException e) {
            String repaired = repaired(utf8, from, to);
            return repaired != null && isContainer(repaired);
        }
    }

    private static boolean isValid(JsonParser parser) throws IOException {
        int depth = 0;
        int documents = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                documents += depth == 0 ? 1 : 0;
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (depth == 0 || (token.isNumeric() && parser.getTextLength() > Jackson.MAX_NUMBER_LENGTH)) {
                return false;
            }
        }
        return documents == 1;
    }

    /** The bytes as text, if they hold malformed sequences: those may be all that is wrong with them. Else null. */
    private static @Nullable String repaired(byte[] utf8, int from, int to) {
        String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) >= 0 ? text : null;
    }

    private static boolean looksLikeOne(String text) {
        int first = 0;
        int last = text.length() - 1;
        while (first < last && isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && isBlank(text.charAt(last))) {
            last--;
        }
        return first < last && arePair(text.charAt(first), text.charAt(last));
    }

    private static boolean looksLikeOne(byte[] utf8, int from, int to) {
        int first = from;
        int last = to - 1;
        while (first < last && isBlank(utf8[first])) {
            first++;
        }
        while (last > first && isBlank(utf8[last])) {
            last--;
        }
        return first < last && arePair(utf8[first], utf8[last]);
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean arePair(int first, int last) {
        return (first == '{' && last == '}') || (first == '[' && last == ']');
    }
}
