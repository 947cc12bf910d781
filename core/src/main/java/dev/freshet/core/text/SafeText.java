// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

/**
 * Makes foreign text harmless where it is shown. A name that comes from a server may hold what moves the cursor of a terminal, rings its bell, turns the
 * direction of a line, or cannot be seen at all; and it may be as long as the server likes. Here such characters become visible, as {@code \}{@code u001b}, and
 * what is too long for a name is cut.
 *
 * <p>Every output uses this: the console, the log, the report, the JUnit file. Text that is harmless comes back as it is, without a copy.
 */
public final class SafeText {

    /** How long a name, or the text of an error, may be; what is longer ends with an ellipsis. */
    public static final int MOST = 200;

    private static final char ELLIPSIS = '…';
    private static final int DELETE = 0x7F;
    private static final int LAST_NONCHARACTER = 0xFFFE;

    private SafeText() {}

    /** The text on one line, every character of it visible, and not longer than a name may be: for tables, attributes, single sentences. */
    public static String line(String text) {
        String cut = cut(text);
        return isHarmless(cut, false) ? cut : visible(cut, false, MOST);
    }

    /** All of the text with every character visible; ends of lines and tabs stay: for logs, pages and messages of several lines. */
    public static String lines(String text) {
        return isHarmless(text, true) ? text : visible(text, true, Integer.MAX_VALUE);
    }

    /** The text without secrets, or as much of it as a name may have. */
    public static String cut(String text) {
        String shown = Secrets.hiddenIn(text);
        if (shown.length() <= MOST) {
            return shown;
        }
        int end = MOST - 1;
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }

    /** Whether a character cannot be seen, or does something other than to be seen. */
    public static boolean isHidden(int codePoint) {
        if (codePoint < DELETE) {
            return codePoint < ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (codePoint & LAST_NONCHARACTER) == LAST_NONCHARACTER;
        };
    }

    private static boolean isHarmless(String text, boolean hasLines) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isHidden(codePoint) && !(hasLines && isLayout(codePoint))) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    /** What is too long ends with an ellipsis; what stands for a character is not torn. */
    private static String visible(String text, boolean hasLines, int most) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        int whole = 0;
        for (int i = 0; i < text.length() && visible.length() <= most; ) {
            int codePoint = text.codePointAt(i);
            append(codePoint, hasLines, visible);
            whole = visible.length() < most ? visible.length() : whole;
            i += Character.charCount(codePoint);
        }
        if (visible.length() > most) {
            visible.setLength(whole);
            visible.append(ELLIPSIS);
        }
        return visible.toString();
    }

    private static void append(int codePoint, boolean hasLines, StringBuilder visible) {
        if (isLayout(codePoint)) {
            visible.append(hasLines ? (char) codePoint : ' ');
        } else if (isHidden(codePoint)) {
            visible.append(codePoint <= Character.MAX_VALUE ? "\\u" : "\\u{");
            visible.append(hex(codePoint)).append(codePoint <= Character.MAX_VALUE ? "" : "}");
        } else {
            visible.appendCodePoint(codePoint);
        }
    }

    private static String hex(int codePoint) {
        String digits = Integer.toHexString(codePoint);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static boolean isLayout(int codePoint) {
        return codePoint == '\n' || codePoint == '\t';
    }
}
