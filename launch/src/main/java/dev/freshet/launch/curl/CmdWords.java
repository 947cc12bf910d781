// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

/**
 * Words as {@code cmd} of Windows and the C library quote them, in two steps: {@code cmd} takes carets away, then the program takes its line apart by quotes and
 * backslashes. Confined to one call.
 */
final class CmdWords {

    private final String text;
    private final ShellWords.Collector words = new ShellWords.Collector();

    CmdWords(String text) {
        this.text = text;
    }

    ShellWords split() {
        String line = withoutCarets();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                words.end();
                at++;
            } else {
                at = word(line, at);
            }
        }
        return words.words();
    }

    /** A caret quotes the character behind it, and the end of a line so that it goes on; but not between quotes, which a caret may quote. */
    private String withoutCarets() {
        StringBuilder line = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '^' && !isQuoted) {
                i = caret(i, line);
            } else {
                isQuoted ^= c == '"';
                line.append(c);
            }
        }
        return line.toString();
    }

    /** The last character that belongs to it. */
    private int caret(int at, StringBuilder line) {
        int next = at + 1;
        if (next < text.length() && text.charAt(next) == '\r') {
            next++;
        }
        if (next >= text.length()) {
            return next;
        }
        if (text.charAt(next) != '\n') {
            line.append(text.charAt(next));
            return next;
        }
        // What is behind the end of the line is quoted in its place: a second end of a line is meant.
        boolean isEndOfLineMeant = next + 1 < text.length() && text.charAt(next + 1) == '\n';
        if (isEndOfLineMeant) {
            line.append('\n');
            return next + 1;
        }
        return next;
    }

    /** Where the line goes on behind the word. Backslashes are backslashes, but for those before a quote. */
    private int word(String line, int from) {
        int start = from;
        int at = from;
        boolean isQuoted = false;
        words.begin();
        while (at < line.length() && (isQuoted || " \t\n\r".indexOf(line.charAt(at)) < 0)) {
            int backslashes = 0;
            while (at < line.length() && line.charAt(at) == '\\') {
                backslashes++;
                at++;
            }
            boolean isAtQuote = at < line.length() && line.charAt(at) == '"';
            for (int i = 0; i < (isAtQuote ? backslashes / 2 : backslashes); i++) {
                words.add('\\');
            }
            if (isAtQuote) {
                boolean isDoubled = isQuoted && at + 1 < line.length() && line.charAt(at + 1) == '"';
                if (backslashes % 2 == 1 || isDoubled) {
                    words.add('"');
                    at += backslashes % 2 == 1 ? 1 : 2;
                } else {
                    isQuoted = !isQuoted;
                    start = at;
                    at++;
                }
            } else if (backslashes == 0) {
                words.add(line.charAt(at));
                at++;
            }
        }
        if (isQuoted) {
            throw ShellWords.unterminated(line, start, "\"");
        }
        return at;
    }
}
