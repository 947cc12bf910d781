// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

/**
 * How many columns of a terminal a text takes, and as much of it as fits. Ideographs and most emoji take two, marks that stand on another character none. Where
 * terminals differ, this is the larger number: what is cut a column too early does no harm, what is wrapped does.
 */
final class Columns {

    private static final String ELLIPSIS = "…";

    /**
     * What may take two columns, ascending.
     *
     * @see <a href="https://www.unicode.org/reports/tr11/">UAX 11, East Asian Width</a>
     */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x23FF},
        {0x25FD, 0x27BF},
        {0x2B1B, 0x2B55},
        {0x2E80, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x1B2FF},
        {0x1F000, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Columns() {}

    static int of(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            columns += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return columns;
    }

    private static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }

    /** The text, or as much of its beginning as fits, with an ellipsis. */
    static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        return most < 1 ? "" : beginning(text, most - 1) + ELLIPSIS;
    }

    /** The text, or as much of its beginning and its end as fits, with an ellipsis between: names often differ at their end alone. */
    static String shorten(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        if (most < 5) {
            return cut(text, most);
        }
        int behind = (most - 1) / 2;
        return beginning(text, most - 1 - behind) + ELLIPSIS + end(text, behind);
    }

    private static String beginning(String text, int most) {
        int taken = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            taken += of(codePoint);
            if (taken > most) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return text.substring(0, i);
    }

    private static String end(String text, int most) {
        int taken = 0;
        int i = text.length();
        while (i > 0) {
            int codePoint = text.codePointBefore(i);
            taken += of(codePoint);
            if (taken > most) {
                break;
            }
            i -= Character.charCount(codePoint);
        }
        return text.substring(i);
    }

    /** The text with blanks behind it; it has to fit. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text with blanks before it. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }
}
