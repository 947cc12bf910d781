// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what any match of a regular expression holds: characters that stand for themselves, outside of groups and classes, and are not optional. Reads less than all of the syntax; an
 * expression with more in it has no such characters. Used once, on one thread.
 */
final class LiteralRuns {

    /** Flags, which change what characters stand for; quotations; escapes with a name, a number or a character of their own. */
    private static final Pattern UNREAD = Pattern.compile("\\(\\?[a-zA-Z-]|\\\\[a-zA-Z0-9&&[^dDwWsSbB]]|\\[\\^?\\]");

    private static final String QUANTIFIERS = "?*+{";

    private final String regex;
    private final RequiredWords.Runs runs = new RequiredWords.Runs();
    private int at;

    LiteralRuns(String regex) {
        this.regex = regex;
    }

    /** The runs, as words. */
    List<String> find() {
        if (UNREAD.matcher(regex).find()) {
            return List.of();
        }
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '|') {
                return List.of();
            }
            step(c);
        }
        return runs.end();
    }

    private void step(char c) {
        switch (c) {
            case '(' -> {
                runs.cut();
                skipGroup();
            }
            case '[' -> {
                runs.cut();
                skipClass();
            }
            case '.', '^', '$', ')' -> {
                runs.cut();
                at++;
            }
            case '\\' -> escaped(regex.charAt(at + 1));
            case '?', '*', '{', '+' -> quantifier(c);
            default -> {
                runs.add(c);
                at++;
            }
        }
    }

    private void escaped(char c) {
        if (Character.isLetter(c)) {
            runs.cut();
        } else {
            runs.add(c);
        }
        at += 2;
    }

    /** What it belongs to is there at least once by a {@code +}, else perhaps never. */
    private void quantifier(char c) {
        if (c != '+') {
            runs.drop();
        }
        runs.cut();
        at = c == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        while (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
    }

    private void skipGroup() {
        at++;
        while (at < regex.length() && regex.charAt(at) != ')') {
            switch (regex.charAt(at)) {
                case '(' -> skipGroup();
                case '[' -> skipClass();
                case '\\' -> at += 2;
                default -> at++;
            }
        }
        skipQuantified();
    }

    private void skipClass() {
        at++;
        while (at < regex.length() && regex.charAt(at) != ']') {
            switch (regex.charAt(at)) {
                case '[' -> skipClass();
                case '\\' -> at += 2;
                default -> at++;
            }
        }
        at++;
    }

    private void skipQuantified() {
        at++;
        while (at < regex.length() && QUANTIFIERS.indexOf(regex.charAt(at)) >= 0) {
            at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        }
    }
}
