// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.assertion.TextToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes an assertion in words apart. Confined to one call. */
final class TextTokens {

    private static final List<String> LONG_SYMBOLS = List.of("<=", ">=", "==", "!=", "<>", "=<", "=>", "&&");

    private final String text;
    private final List<TextToken> tokens = new ArrayList<>();
    private int at;

    private TextTokens(String text) {
        this.text = text;
    }

    /**
     * The pieces in their order; the last is the end.
     *
     * @throws dev.freshet.core.SimulationException when a name is not quoted to its end
     */
    static List<TextToken> of(String text) {
        TextTokens scan = new TextTokens(text);
        while (scan.skipSpace()) {
            scan.next();
        }
        scan.tokens.add(new TextToken(Kind.END, "", text.length(), text.length()));
        return scan.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length();
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private void next() {
        int first = text.codePointAt(at);
        if (first == '"' || (first == '\'' && isQuote())) {
            quoted((char) first);
        } else if (Character.isLetter(first)) {
            add(Kind.WORD, endOfWord());
        } else if (isDigit(at) || ((first == '.' || first == '-' || first == '+') && isNumberAfterSign())) {
            add(Kind.NUMBER, endOfNumber());
        } else {
            add(Kind.SYMBOL, endOfSymbol(first));
        }
    }

    private void add(Kind kind, int end) {
        tokens.add(new TextToken(kind, text.substring(at, end), at, end));
        at = end;
    }

    /** Letters and digits; dots within, as in {@code p99.9} and in the keys of metrics. */
    private int endOfWord() {
        int end = at;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            boolean isDotWithin =
                    codePoint == '.' && end + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(end + 1));
            if (!isDotWithin && !Character.isLetterOrDigit(codePoint)) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    /** A sign belongs to a number where no word goes before, as one does in {@code fan-1}. */
    private boolean isNumberAfterSign() {
        boolean isAfterWord = at > 0 && Character.isLetterOrDigit(text.codePointBefore(at));
        int next = at + 1;
        return !isAfterWord && (isDigit(next) || (text.charAt(at) != '.' && isAt(next, '.') && isDigit(next + 1)));
    }

    private int endOfNumber() {
        int end = at + 1;
        while (isDigit(end) || ((isAt(end, '.') || isAt(end, ',') || isAt(end, '_')) && isDigit(end + 1))) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isAt(int index, char wanted) {
        return index < text.length() && text.charAt(index) == wanted;
    }

    private int endOfSymbol(int first) {
        return LONG_SYMBOLS.stream()
                .filter(symbol -> text.startsWith(symbol, at))
                .map(symbol -> at + symbol.length())
                .findFirst()
                .orElse(at + Character.charCount(first));
    }

    /** An apostrophe quotes only where words begin, and where another one ends them: it may be a part of a name as well. */
    private boolean isQuote() {
        boolean isAtStart = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
        int end = text.indexOf('\'', at + 1);
        return isAtStart
                && end > at + 1
                && (end + 1 == text.length() || !Character.isLetterOrDigit(text.codePointAt(end + 1)));
    }

    private void quoted(char quote) {
        StringBuilder name = new StringBuilder();
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            boolean isEscaped = text.charAt(end) == '\\' && (isAt(end + 1, quote) || isAt(end + 1, '\\'));
            end += isEscaped ? 1 : 0;
            name.append(text.charAt(end));
            end++;
        }
        if (end >= text.length()) {
            throw TextMistake.at(
                    text, at, text.length(), "this quoted name has no end: write a " + quote + " behind it");
        }
        tokens.add(new TextToken(Kind.QUOTED, name.toString(), at, end + 1));
        at = end + 1;
    }
}
