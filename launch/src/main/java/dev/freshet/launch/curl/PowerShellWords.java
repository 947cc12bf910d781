// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

/** Words as PowerShell quotes them: a backtick quotes a character or goes on with the next line, a doubled quote is one. Confined to one call. */
final class PowerShellWords {

    private final String text;
    private final ShellWords.Collector words = new ShellWords.Collector();
    private int at;

    PowerShellWords(String text) {
        this.text = text;
    }

    ShellWords split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                words.end();
                at++;
            } else if (c == '\'' || c == '"') {
                quoted(c);
            } else if (c == '`') {
                backtick();
            } else if (c == '$' && at + 1 < text.length() && isName(text.charAt(at + 1))) {
                throw ShellWords.variable(variable(at), at);
            } else if (c == '|' || c == ';') {
                words.leaveOut(
                        CurlMistake.shown(text.substring(at)),
                        "the shell would do that; only the curl command before it is looked at");
                return words.words();
            } else {
                words.add(c);
                at++;
            }
        }
        return words.words();
    }

    private void backtick() {
        int end = at + 1;
        while (end < text.length()
                && (text.charAt(end) == ' ' || text.charAt(end) == '\t' || text.charAt(end) == '\r')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            at = end + 1;
        } else {
            words.add(escape(text.charAt(at + 1)));
            at += 2;
        }
    }

    private void quoted(char quote) {
        int start = at;
        words.begin();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw ShellWords.unterminated(text, start, String.valueOf(quote));
            }
            char c = text.charAt(at);
            boolean hasNext = at + 1 < text.length();
            if (c == quote && !(hasNext && text.charAt(at + 1) == quote)) {
                at++;
                return;
            }
            if (quote == '"' && c == '$' && hasNext && isName(text.charAt(at + 1))) {
                throw ShellWords.variable(variable(at), at);
            }
            if (c == quote || (quote == '"' && c == '`' && hasNext)) {
                words.add(c == quote ? quote : escape(text.charAt(at + 1)));
                at += 2;
            } else {
                words.add(c);
                at++;
            }
        }
    }

    private static char escape(char c) {
        int known = "0abefnrtv".indexOf(c);
        return known < 0 ? c : "\0\u0007\b\u001b\f\n\r\t\u000b".charAt(known);
    }

    private static boolean isName(char c) {
        return c == '{' || c == '(' || c == '_' || Character.isLetter(c);
    }

    private String variable(int start) {
        int end = start + 1;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "_:{}".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.substring(start, end);
    }
}
