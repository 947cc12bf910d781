// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Internal;

/** Values of headers: on the wire each char is one byte, and beyond ASCII those bytes are meant as UTF-8. */
@Internal
public final class WireText {

    private WireText() {}

    /** The text as it goes out. */
    public static String encoded(String text) {
        return isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** The text as it was meant. */
    public static String decoded(String value) {
        return isAscii(value) ? value : new String(value.getBytes(ISO_8859_1), UTF_8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
