// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * UTF-8 to text as the WHATWG decodes it: malformed input never fails, but gives one U+FFFD for each longest part that
 * could have begun a character.
 *
 * <p>The decoder of the JDK does the same but for one case: three bytes that spell a surrogate (ED A0 80 to ED BF BF) it
 * replaces by one U+FFFD. The standard wants three, as after ED a byte above 9F can't go on.
 *
 * @see <a href="https://encoding.spec.whatwg.org/#utf-8-decoder">WHATWG Encoding, UTF-8 decoder</a>
 */
final class Utf8 {

    private static final byte LEAD_OF_SURROGATES = (byte) 0xED;

    /** A byte that occurs in no UTF-8 sequence, hence is replaced alone. */
    private static final byte ALWAYS_MALFORMED = (byte) 0xFF;

    private Utf8() {}

    static String text(ByteBuffer source, int start, int end) {
        if (start == end) {
            return "";
        }
        if (!source.hasArray()) {
            return text(bytes(source, start, end));
        }
        String text = new String(source.array(), source.arrayOffset() + start, end - start, UTF_8);
        return mayHoldSurrogates(text) ? repaired(bytes(source, start, end)) : text;
    }

    /** The array is handed over: its content may change. */
    static String text(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return mayHoldSurrogates(text) ? repaired(bytes) : text;
    }

    static byte[] bytes(ByteBuffer source, int start, int end) {
        byte[] bytes = new byte[end - start];
        source.get(start, bytes);
        return bytes;
    }

    /** Hardly ever true, and answered at once for text that is Latin-1. */
    private static boolean mayHoldSurrogates(String text) {
        return text.indexOf('\uFFFD') >= 0;
    }

    private static String repaired(byte[] bytes) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == LEAD_OF_SURROGATES && (bytes[i + 1] & 0xE0) == 0xA0) {
                bytes[i] = ALWAYS_MALFORMED;
            }
        }
        return new String(bytes, UTF_8);
    }
}
