// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of {@code match} and {@code search}, which all implementations read alike. What is none matches nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9485">RFC 9485, I-Regexp</a>
 */
final class InteroperableRegex {

    /** How often a match may look at a character, so that no expression from a document keeps its loop busy. */
    private static final int MOST_LOOKS = 1_000_000;

    /** Deeper groups are refused. */
    private static final int MOST_GROUPS = 100;

    private final String text;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int depth;

    private InteroperableRegex(String text) {
        this.text = text;
    }

    /**
     * Whether the text matches, as a whole or in a part.
     *
     * @throws JsonException when the match takes too long
     */
    static boolean matches(String expression, String text, boolean isWhole) {
        Pattern pattern = compile(expression);
        if (pattern == null) {
            return false;
        }
        var matcher = pattern.matcher(new Bounded(text, new AtomicInteger(MOST_LOOKS)));
        return isWhole ? matcher.matches() : matcher.find();
    }

    /** The expression as Java has it; null if it is no I-Regexp. */
    static @Nullable Pattern compile(String expression) {
        InteroperableRegex reader = new InteroperableRegex(expression);
        try {
            return reader.alternatives() && reader.at == expression.length()
                    ? Pattern.compile(reader.java.toString(), Pattern.UNICODE_CASE)
                    : null;
        } catch (PatternSyntaxException e) {
            return null; // a class of characters that Unicode does not know, or a range upside down
        }
    }

    private boolean alternatives() {
        if (!pieces()) {
            return false;
        }
        while (take('|')) {
            java.append('|');
            if (!pieces()) {
                return false;
            }
        }
        return true;
    }

    private boolean pieces() {
        while (at < text.length() && peek() != '|' && peek() != ')') {
            if (!atom() || !quantifier()) {
                return false;
            }
        }
        return true;
    }

    private boolean atom() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '.' -> append("[^\\n\\r]");
            case '\\' -> escape();
            case '*', '+', '?', ']', '{', '}', ')' -> false;
            case '^', '$' ->
                append(String.valueOf((char) c)); // RFC 9485 leaves them open; the official cases want anchors
            default -> literal(c);
        };
    }

    private boolean group() {
        java.append("(?:");
        boolean isGroup = ++depth <= MOST_GROUPS && alternatives() && take(')');
        depth--;
        return isGroup && append(")");
    }

    private boolean quantifier() {
        if (take('*') || take('+') || take('?')) {
            java.append(text.charAt(at - 1));
            return true;
        }
        if (!take('{')) {
            return true;
        }
        int start = at;
        boolean isNumber = digits() && (!take(',') || peek() == '}' || digits());
        return isNumber && take('}') && append("{" + text.substring(start, at));
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start && at - start <= 4;
    }

    private boolean escape() {
        int c = at < text.length() ? next() : -1;
        if (c == 'p' || c == 'P') {
            int end = text.indexOf('}', at);
            boolean isCategory = end > 0 && text.substring(at, end + 1).matches("\\{[A-Z][a-z]?}");
            java.append('\\').append((char) c).append(isCategory ? text.substring(at, end + 1) : "");
            at = end + 1;
            return isCategory;
        }
        return "()*+-.?[\\]^{|}nrt".indexOf(c) >= 0 && append("\\" + (char) c);
    }

    private boolean characterClass() {
        java.append('[');
        if (take('^')) {
            java.append('^');
        }
        boolean isFirst = true;
        while (at < text.length() && (peek() != ']' || isFirst)) {
            int c = next();
            boolean isFine = switch (c) {
                case '\\' -> escape();
                case '-' -> range(isFirst);
                case '[', ']' -> false;
                default -> literal(c);
            };
            if (!isFine) {
                return false;
            }
            isFirst = false;
        }
        return take(']') && append("]");
    }

    /** A hyphen stands for itself at the ends of a class, and for a range between two characters. */
    private boolean range(boolean isFirst) {
        boolean isItself = isFirst || (at < text.length() && peek() == ']');
        return append(isItself ? "\\-" : "-");
    }

    private boolean literal(int c) {
        boolean isSign = c < 0x80 && !Character.isLetterOrDigit(c) && c > ' ';
        if (isSign) {
            java.append('\\');
        }
        java.appendCodePoint(c);
        return true;
    }

    private boolean append(String translated) {
        java.append(translated);
        return true;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private int next() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /** A text that can be looked at so often. Its parts share what is left. */
    private static final class Bounded implements CharSequence {
        private final CharSequence text;
        private final AtomicInteger looks;

        Bounded(CharSequence text, AtomicInteger looks) {
            this.text = text;
            this.looks = looks;
        }

        @Override
        public char charAt(int index) {
            if (looks.decrementAndGet() < 0) {
                throw new JsonException("the regular expression of a path takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
