// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as Java source has them. */
final class JavaText {

    /** How far lines are indented that go on with an expression. */
    static final int CONTINUATION = 8;

    private static final Pattern EXPRESSION = Pattern.compile("(\\\\*)#\\{");

    private JavaText() {}

    /** The text in quotes, with nothing in it that Java or a reader could take for something else. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), literal);
        }
        return literal.append('"').toString();
    }

    private static void append(char c, StringBuilder literal) {
        switch (c) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                boolean isPlain = (c >= ' ' && c < 0x7F) || Character.isLetterOrDigit(c);
                literal.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
    }

    /** A text as the expression language has it which stands for itself. */
    static String el(String text) {
        return text.contains("#{") ? EXPRESSION.matcher(text).replaceAll("$1$1\\\\#{") : text;
    }

    static String duration(Duration duration) {
        if (!duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()))) {
            return "Duration.ofDays(" + duration.toDays() + ")";
        }
        if (duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return "Duration.ofSeconds(" + duration.toSeconds() + ")";
        }
        return duration.equals(Duration.ofMillis(duration.toMillis()))
                ? "Duration.ofMillis(" + duration.toMillis() + ")"
                : "Duration.ofNanos(" + duration.toNanos() + "L)";
    }

    /** Every line of it further right. */
    static String indented(int columns, String lines) {
        String margin = " ".repeat(columns);
        return margin + continued(columns, lines);
    }

    /** Every line but the first further right. */
    static String continued(int columns, String lines) {
        return lines.replace("\n", "\n" + " ".repeat(columns));
    }
}
