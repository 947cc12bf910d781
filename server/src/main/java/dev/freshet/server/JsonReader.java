// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text (RFC 8259) as maps, lists, texts, numbers, booleans and {@code null}. Whole numbers that fit are {@link Long}, others
 * {@link Double}. Of members with one name the last counts. Nesting is bounded, so that no text exhausts the stack.
 */
final class JsonReader {

    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value that the whole text is.
     *
     * @throws IllegalArgumentException if it is no JSON; the message says where
     */
    static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.mistake("the end was expected");
        }
        return value;
    }

    private @Nullable Object value() {
        skipBlanks();
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        if (!taken('}')) {
            do {
                skipBlanks();
                if (at == text.length() || text.charAt(at) != '"') {
                    throw mistake("a name in quotes was expected");
                }
                String name = string();
                require(':');
                members.put(name, value());
            } while (taken(','));
            require('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        enter();
        if (!taken(']')) {
            do {
                items.add(value());
            } while (taken(','));
            require(']');
        }
        depth--;
        return items;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw mistake("it is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return read.toString();
            }
            if (c < ' ') {
                at--;
                throw mistake("a control character stands in a text");
            }
            read.append(c == '\\' ? escaped() : c);
        }
        throw mistake("a text has no end");
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw mistake("there is no such escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw mistake("four hexadecimal digits were expected");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw mistake("a value was expected");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        boolean isWhole = true;
        taken('-', false);
        boolean leadsWithZero = taken('0', false);
        if (!leadsWithZero) {
            digits();
        }
        if (taken('.', false)) {
            isWhole = false;
            digits();
        }
        if (taken('e', false) || taken('E', false)) {
            isWhole = false;
            if (!taken('+', false)) {
                taken('-', false);
            }
            digits();
        }
        String number = text.substring(start, at);
        return isWhole && number.length() <= 18 ? (Number) Long.valueOf(number) : (Number) Double.valueOf(number);
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw mistake("a value was expected");
        }
    }

    private boolean taken(char c) {
        return taken(c, true);
    }

    private boolean taken(char c, boolean afterBlanks) {
        if (afterBlanks) {
            skipBlanks();
        }
        boolean isThere = at < text.length() && text.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void require(char c) {
        if (!taken(c)) {
            throw mistake("'" + c + "' was expected");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(what + " at character " + (at + 1));
    }
}
