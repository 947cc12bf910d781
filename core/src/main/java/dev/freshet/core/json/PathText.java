// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.SimulationException;

/** The text of a JSONPath, and how far it has been read. Used once, on one thread. */
final class PathText {

    private static final int MOST_NESTING = 100;

    private final String text;
    private int at;
    private int depth;

    PathText(String text) {
        this.text = text;
    }

    /** What follows stands within something. */
    void goDeeper() {
        depth++;
        if (depth > MOST_NESTING) {
            throw mistake("conditions and functions are nested deeper than " + MOST_NESTING);
        }
    }

    void comeBack() {
        depth--;
    }

    int position() {
        return at;
    }

    void goBack(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** The next character; 0 at the end. */
    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean isBlank() {
        char c = peek();
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    void skipBlanks() {
        while (isBlank()) {
            at++;
        }
    }

    boolean take(char c) {
        if (peek() == c && !isAtEnd()) {
            at++;
            return true;
        }
        return false;
    }

    boolean take(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!take(c)) {
            throw mistake("a '" + c + "' is missing");
        }
    }

    /** A sign and digits, as many as follow; may be neither. */
    String wholeNumber() {
        int start = at;
        take('-');
        takeDigits();
        return text.substring(start, at);
    }

    private void takeDigits() {
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
    }

    /** A number as JSON has it. */
    String number() {
        int start = at;
        wholeNumber();
        if (take('.')) {
            takeDigits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            takeDigits();
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            at = start;
            throw mistake("a number is missing, or is none of JSON");
        }
        return number;
    }

    /** Lower-case letters, digits and underscores: the name of a function, or a word that stands for a value. */
    String word() {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_') {
            at++;
        }
        return text.substring(start, at);
    }

    /** A name without quotes. Beside what the standard allows it may begin with a digit and hold hyphens, as in Gatling. */
    String shortName() {
        int start = at;
        while (isOfName(peek())) {
            at++;
        }
        if (at == start) {
            throw mistake(
                    "a name is missing; one with other characters than letters, digits, '_' and '-' is quoted: ['..']");
        }
        return text.substring(start, at);
    }

    private boolean isOfName(char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x80 || c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    /** A text in single or double quotes. */
    String quoted() {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder content = new StringBuilder();
        while (!isAtEnd() && peek() != quote) {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw mistake("a control character must be escaped: \\u" + String.format("%04x", (int) c));
            }
            content.append(c == '\\' ? escaped(quote) : c);
        }
        if (!take(quote)) {
            at = start;
            throw mistake("a quote is not closed");
        }
        requireWholeCharacters(content, start);
        return content.toString();
    }

    private char escaped(char quote) {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '/', '\\' -> c;
            case 'u' -> unicode();
            default -> {
                if (c != quote) {
                    at--;
                    throw mistake("there is no such escape: \\" + c);
                }
                yield c;
            }
        };
    }

    private char unicode() {
        int end = at + 4;
        if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
            throw mistake("\\u is followed by four hexadecimal digits");
        }
        char c = (char) Integer.parseInt(text.substring(at, end), 16);
        at = end;
        return c;
    }

    private void requireWholeCharacters(CharSequence content, int start) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < content.length()
                    && Character.isLowSurrogate(content.charAt(i + 1));
            if (Character.isSurrogate(c) && !isPair) {
                at = start;
                throw mistake("half of a surrogate pair is no character");
            }
            i += isPair ? 1 : 0;
        }
    }

    /** That the text is no path, here. */
    SimulationException mistake(String reason) {
        return new SimulationException("JSONPath '" + text + "' does not compile: " + reason + ", at position " + at);
    }
}
