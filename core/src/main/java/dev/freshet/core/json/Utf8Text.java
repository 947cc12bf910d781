// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

/** Text as bytes in UTF-8: whether it is well-formed, and whether it is the same as a text, without making one. */
final class Utf8Text {

    /** The bytes are no UTF-8. */
    static final int MALFORMED = -1;

    private Utf8Text() {}

    /** Whether well-formed bytes are that text. */
    static boolean equal(byte[] utf8, int from, int to, String text) {
        int length = text.length();
        if (length > to - from) {
            return false;
        }
        int at = from;
        for (int i = 0; i < length; i++) {
            if (at >= to) {
                return false;
            }
            byte lead = utf8[at];
            if (lead >= 0) {
                if (lead != text.charAt(i)) {
                    return false;
                }
                at++;
                continue;
            }
            int size = size(lead);
            int character = character(utf8, at, size);
            if (text.codePointAt(i) != character) {
                return false;
            }
            i += character > Character.MAX_VALUE ? 1 : 0;
            at += size;
        }
        return at == to;
    }

    /** Whether the bytes are well-formed. */
    static boolean isWellFormed(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to) {
            at = utf8[at] >= 0 ? at + 1 : next(utf8, at, to);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the character ends that begins there with a byte beyond ASCII, or {@link #MALFORMED}. */
    static int next(byte[] utf8, int at, int to) {
        int size = size(utf8[at]);
        if (size == 0 || at + size > to) {
            return MALFORMED;
        }
        for (int i = at + 1; i < at + size; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                return MALFORMED;
            }
        }
        int character = character(utf8, at, size);
        boolean isShortest = character >= (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000);
        boolean isOne = character <= Character.MAX_CODE_POINT && (character < 0xD800 || character > 0xDFFF);
        return isShortest && isOne ? at + size : MALFORMED;
    }

    private static int size(byte lead) {
        int bits = lead & 0xFF;
        if (bits >= 0xF0) {
            return bits < 0xF8 ? 4 : 0;
        }
        return bits >= 0xE0 ? 3 : bits >= 0xC0 ? 2 : 0;
    }

    private static int character(byte[] utf8, int at, int size) {
        int character = utf8[at] & (0xFF >> (size + 1));
        for (int i = at + 1; i < at + size; i++) {
            character = (character << 6) | (utf8[i] & 0x3F);
        }
        return character;
    }
}
