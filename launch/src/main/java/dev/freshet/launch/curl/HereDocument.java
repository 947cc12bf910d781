// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

/**
 * What stands between the line behind {@code <<EOF} and a line with {@code EOF} alone, which a POSIX shell gives a command as its standard input. Confined to one
 * call.
 */
final class HereDocument {

    private final String text;
    private final int start;
    private final boolean areTabsLeftOut;
    private final StringBuilder delimiter = new StringBuilder();
    private boolean isQuoted;
    private int at;

    /** That of the two angle brackets there. */
    HereDocument(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start + 2;
        this.areTabsLeftOut = text.startsWith("-", at);
        at += areTabsLeftOut ? 1 : 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "|;&<>".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\'' || c == '"' || c == '\\') {
                isQuoted = true;
            } else {
                delimiter.append(c);
            }
        }
    }

    /** Where the command goes on behind the word that ends the document. */
    int endOfWord() {
        return at;
    }

    /** Where the document ends that begins there; what it holds is appended. */
    int read(int from, StringBuilder content) {
        int line = from;
        while (line < text.length()) {
            int end = text.indexOf('\n', line) < 0 ? text.length() : text.indexOf('\n', line);
            String whole = text.substring(line, end);
            String plain = whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
            String kept = areTabsLeftOut ? plain.replaceFirst("^\t+", "") : plain;
            if (kept.contentEquals(delimiter)) {
                return end;
            }
            append(kept, line, content);
            content.append('\n');
            line = end + 1;
        }
        throw ShellWords.unterminated(text, start, "<<" + delimiter);
    }

    /** Where the word is not quoted, a shell expands variables, and a backslash quotes what would be expanded. */
    private void append(String line, int place, StringBuilder content) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            if (!isQuoted && c == '\\' && "$`\\".indexOf(next) >= 0) {
                content.append(next);
                i++;
            } else if (!isQuoted
                    && (c == '`'
                            || (c == '$' && (next == '{' || next == '(' || next == '_' || Character.isLetter(next))))) {
                throw ShellWords.variable(line.substring(i), place + i);
            } else {
                content.append(c);
            }
        }
    }
}
