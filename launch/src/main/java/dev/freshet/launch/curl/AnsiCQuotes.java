// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What stands between {@code $'} and {@code '}: the escapes of C. Confined to one call. */
final class AnsiCQuotes {

    private static final int LAST_CODE_POINT = 0x10FFFF;

    private final String text;
    private final int start;
    private final ShellWords.Collector words;

    /** Bytes that stand beside each other are characters together: {@code \xC3\xA9} is é. */
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int at;

    AnsiCQuotes(String text, int start, ShellWords.Collector words) {
        this.text = text;
        this.start = start;
        this.words = words;
        this.at = start + 2;
    }

    /** Where the text goes on behind it. */
    int read() {
        words.begin();
        while (true) {
            char c = next();
            if (c == '\'') {
                flush();
                return at;
            }
            if (c == '\\') {
                escape(next());
            } else {
                flush();
                words.add(c);
            }
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw ShellWords.unterminated(text, start, "$'");
        }
        return text.charAt(at++);
    }

    private void escape(char c) {
        switch (c) {
            case 'x' -> code(16, 2, "\\x");
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                code(8, 3, "\\");
            }
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            case 'c' -> bytes.write(next() & 0x1F);
            default -> {
                flush();
                plain(c);
            }
        }
    }

    private void plain(char c) {
        int known = "abeEfnrtv".indexOf(c);
        if (known < 0) {
            if ("\\'\"?".indexOf(c) < 0) {
                words.add('\\');
            }
            words.add(c);
        } else {
            words.add("\u0007\b\u001b\u001b\f\n\r\t\u000b".charAt(known));
        }
    }

    /** A byte by its number. */
    private void code(int radix, int most, String written) {
        int from = at;
        int value = number(radix, most);
        if (at == from) {
            flush();
            written.chars().forEach(c -> words.add((char) c));
            return;
        }
        bytes.write(value);
    }

    private int number(int radix, int most) {
        int value = 0;
        for (int i = 0; i < most && at < text.length() && Character.digit(text.charAt(at), radix) >= 0; i++) {
            value = value * radix + Character.digit(text.charAt(at++), radix);
        }
        return value;
    }

    private void unicode(int most) {
        flush();
        int from = at;
        long value = 0;
        for (int i = 0; i < most && at < text.length() && Character.digit(text.charAt(at), 16) >= 0; i++) {
            value = value * 16 + Character.digit(text.charAt(at++), 16);
        }
        if (at == from || value > LAST_CODE_POINT) {
            throw CurlMistake.of("at character " + (from - 1) + ": '\\" + text.charAt(from - 1)
                    + "' needs the number of a character behind it");
        }
        words.add((int) value);
    }

    private void flush() {
        if (bytes.size() > 0) {
            bytes.toString(StandardCharsets.UTF_8).chars().forEach(c -> words.add((char) c));
            bytes.reset();
        }
    }
}
