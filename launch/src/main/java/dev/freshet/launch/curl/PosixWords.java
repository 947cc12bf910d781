// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.launch.LaunchException;
import org.jspecify.annotations.Nullable;

/** Words as a POSIX shell and Bash quote them, with {@code $'…'}; browsers copy commands like this. Confined to one call. */
final class PosixWords {

    private final String text;
    private final ShellWords.Collector words = new ShellWords.Collector();
    private @Nullable HereDocument document;
    private int at;

    PosixWords(String text) {
        this.text = text;
    }

    ShellWords split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> endOfLine();
                case ' ', '\t', '\r' -> {
                    words.end();
                    at++;
                }
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted(at);
                case '\\' -> escaped();
                case '$' -> dollar();
                case '`' -> throw ShellWords.variable("`", at);
                case '|', ';', '<', '>', '&' -> {
                    if (operator(c)) {
                        return words.words();
                    }
                }
                default -> {
                    words.add(c);
                    at++;
                }
            }
        }
        return words.words();
    }

    /** Behind the line that names one, a document begins. */
    private void endOfLine() {
        words.end();
        at++;
        if (document != null) {
            StringBuilder content = new StringBuilder();
            at = document.read(at, content);
            words.input(content.toString());
            document = null;
        }
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw ShellWords.unterminated(text, at, "'");
        }
        words.begin();
        for (int i = at + 1; i < end; i++) {
            words.add(text.charAt(i));
        }
        at = end + 1;
    }

    /** A backslash quotes only what would mean something between such quotes. */
    private void doubleQuoted(int start) {
        words.begin();
        int i = at + 1;
        while (true) {
            if (i >= text.length()) {
                throw ShellWords.unterminated(text, start, "\"");
            }
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return;
            }
            if (c == '\\' && i + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                c = text.charAt(i);
                if (c != '\n') {
                    words.add(c);
                }
            } else if (c == '`' || (c == '$' && isVariable(i + 1))) {
                throw ShellWords.variable(variable(i), i);
            } else {
                words.add(c);
            }
            i++;
        }
    }

    private void escaped() {
        if (at + 1 >= text.length()) {
            at++;
            return;
        }
        char next = text.charAt(at + 1);
        boolean isWindowsLine = next == '\r' && at + 2 < text.length() && text.charAt(at + 2) == '\n';
        if (next == '\n' || isWindowsLine) {
            at += isWindowsLine ? 3 : 2;
            return;
        }
        // Spaces behind a backslash that was to end a line: what pages and chats make of it.
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        if (!words.isInWord() && end < text.length() && text.charAt(end) == '\n') {
            at = end + 1;
            return;
        }
        words.add(next);
        at += 2;
    }

    private void dollar() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '\'') {
            at = new AnsiCQuotes(text, at, words).read();
        } else if (next == '"') {
            int start = at;
            at++;
            doubleQuoted(start);
        } else if (isVariable(at + 1)) {
            throw ShellWords.variable(variable(at), at);
        } else {
            words.add('$');
            at++;
        }
    }

    private boolean isVariable(int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c == '{'
                || c == '('
                || c == '_'
                || (c < 0x80 && Character.isLetterOrDigit(c))
                || "@*#?!-$".indexOf(c) >= 0;
    }

    /** With the name, for the message. */
    private String variable(int start) {
        int end = start + 1;
        boolean isBraced = end < text.length() && (text.charAt(end) == '{' || text.charAt(end) == '(');
        while (end < text.length()
                && (isBraced
                        ? "})\"\n".indexOf(text.charAt(end)) < 0
                        : text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)))) {
            end++;
        }
        return text.substring(start, Math.min(text.length(), isBraced ? end + 1 : end));
    }

    /** What a shell does with more than words. Whether nothing of the command comes behind it. */
    private boolean operator(char c) {
        String rest = text.substring(at).trim();
        if (rest.startsWith("<<") && !rest.startsWith("<<<")) {
            words.end();
            document = new HereDocument(text, at);
            at = document.endOfWord();
            return false;
        }
        boolean isRedirection = (c == '<' || c == '>') && !rest.startsWith("<<") && !rest.startsWith("<(");
        if (isRedirection) {
            redirection();
            return false;
        }
        if (c == '&' && rest.length() > 1 && !rest.startsWith("&&")) {
            throw ampersand();
        }
        if ((c != ';' && c != '&') || rest.length() > 1) {
            words.leaveOut(
                    CurlMistake.shown(rest), "the shell would do that; only the curl command before it is looked at");
        }
        return true;
    }

    /** Where curl's output goes makes no difference to the request; the number before it belongs to it. */
    private void redirection() {
        if (words.word().matches("[0-9]")) {
            words.drop();
        }
        words.end();
        if (text.charAt(at) == '<') {
            words.leaveOut("<", "standard input is not read");
        }
        while (at < text.length() && "<>&| ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "|;".indexOf(text.charAt(at)) < 0) {
            at++;
        }
    }

    private LaunchException ampersand() {
        return LaunchException.badInput("curl command, at character " + (at + 1)
                + ": a shell ends the command at an & outside quotes; put quotes around the address: '"
                + CurlMistake.shown(words.word()) + "&…'");
    }
}
