// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion.WithPath;
import dev.freshet.core.CoreDsl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the assertions of a text are about, until it says otherwise. Immutable.
 *
 * @param path the same as the language makes
 * @param code the expression that makes it
 */
record TextScope(WithPath path, String code) {

    static final TextScope GLOBAL = new TextScope(CoreDsl.global(), "global()");
    private static final TextScope EACH = new TextScope(CoreDsl.forAll(), "forAll()");

    boolean isGlobal() {
        return code.equals(GLOBAL.code);
    }

    /** What stands before a colon, these pieces of the text. */
    static TextScope of(TextCursor cursor, int from, int colon) {
        List<TextToken> pieces = cursor.tokens().subList(from, colon);
        if (pieces.isEmpty()) {
            throw cursor.mistake(
                    cursor.tokens().get(colon),
                    "the name of a request, a check, a group or a stream is expected before the colon");
        }
        int end = pieces.get(pieces.size() - 1).end();
        String raw = cursor.text().substring(pieces.get(0).start(), end);
        return switch (raw.toLowerCase(Locale.ROOT)) {
            case "global" -> GLOBAL;
            case "all", "each", "for all", "for each" -> EACH;
            default -> named(isQuoted(pieces) ? quoted(pieces) : List.of(raw.split("\\s+/\\s+", -1)));
        };
    }

    /** Quoted names, with a slash between groups and the name. */
    private static boolean isQuoted(List<TextToken> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            TextToken piece = pieces.get(i);
            if (i % 2 == 0 ? piece.kind() != TextToken.Kind.QUOTED : !piece.isSymbol("/")) {
                return false;
            }
        }
        return pieces.size() % 2 == 1;
    }

    private static List<String> quoted(List<TextToken> pieces) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i += 2) {
            names.add(pieces.get(i).text());
        }
        return names;
    }

    private static TextScope named(List<String> names) {
        String arguments = names.stream().map(TextScope::quoted).collect(Collectors.joining(", "));
        return new TextScope(CoreDsl.details(names.toArray(String[]::new)), "details(" + arguments + ")");
    }

    /** A text as Java writes it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(isPlain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether a source can hold it: surrogates stand in pairs only if they did, so they are written as they are numbered. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c != 0x7f && !Character.isSurrogate(c) && Character.getType(c) != Character.FORMAT;
    }
}
