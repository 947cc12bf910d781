// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;

/**
 * Percent-encoding, always of UTF-8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, §2.1</a>
 */
@Internal
public final class PercentEncoding {

    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Appends one name or value of a query or form; a space becomes {@code space}. */
    public static void appendComponent(StringBuilder out, String text, String space) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == ' ') {
                out.append(space);
            } else if (isAlphanumeric(codePoint) || UNRESERVED.indexOf(codePoint) >= 0) {
                out.append((char) codePoint);
            } else {
                append(out, codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    /** Appends a whole that may have encoded parts: what is visible ASCII stays as it is, but for {@code encodedToo}. */
    static void appendPart(StringBuilder out, String text, String encodedToo) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint > ' ' && codePoint < 0x7f && encodedToo.indexOf(codePoint) < 0) {
                out.append((char) codePoint);
            } else {
                append(out, codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    /** Appends each byte of a text encoded, whatever it is. */
    public static void appendAll(StringBuilder out, String text) {
        text.codePoints().forEach(codePoint -> append(out, codePoint));
    }

    /** Half a surrogate pair, which is no character, goes out as the replacement character. */
    private static void append(StringBuilder out, int codePoint) {
        boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        String character = isHalf ? "\uFFFD" : Character.toString(codePoint);
        for (byte b : character.getBytes(UTF_8)) {
            out.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
        }
    }

    /** Whether that is a letter or a digit of ASCII. */
    public static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
