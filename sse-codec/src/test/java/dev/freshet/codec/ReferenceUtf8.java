// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

/** The UTF-8 decoder of the WHATWG Encoding standard, step by step as its text goes. */
final class ReferenceUtf8 {

    private int codePoint;
    private int bytesSeen;
    private int bytesNeeded;
    private int lowerBoundary = 0x80;
    private int upperBoundary = 0xBF;
    private final StringBuilder text = new StringBuilder();

    private ReferenceUtf8() {}

    static String decode(byte[] bytes) {
        ReferenceUtf8 decoder = new ReferenceUtf8();
        for (byte b : bytes) {
            decoder.accept(b & 0xFF);
        }
        if (decoder.bytesNeeded != 0) {
            decoder.text.append('\uFFFD');
        }
        return decoder.text.toString();
    }

    private void accept(int b) {
        if (bytesNeeded == 0) {
            begin(b);
        } else if (b < lowerBoundary || b > upperBoundary) {
            reset();
            text.append('\uFFFD');
            begin(b);
        } else {
            lowerBoundary = 0x80;
            upperBoundary = 0xBF;
            codePoint = (codePoint << 6) | (b & 0x3F);
            bytesSeen++;
            if (bytesSeen == bytesNeeded) {
                text.appendCodePoint(codePoint);
                reset();
            }
        }
    }

    private void begin(int b) {
        if (b <= 0x7F) {
            text.append((char) b);
        } else if (b >= 0xC2 && b <= 0xDF) {
            bytesNeeded = 1;
            codePoint = b & 0x1F;
        } else if (b >= 0xE0 && b <= 0xEF) {
            lowerBoundary = b == 0xE0 ? 0xA0 : 0x80;
            upperBoundary = b == 0xED ? 0x9F : 0xBF;
            bytesNeeded = 2;
            codePoint = b & 0xF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            lowerBoundary = b == 0xF0 ? 0x90 : 0x80;
            upperBoundary = b == 0xF4 ? 0x8F : 0xBF;
            bytesNeeded = 3;
            codePoint = b & 0x7;
        } else {
            text.append('\uFFFD');
        }
    }

    private void reset() {
        codePoint = 0;
        bytesNeeded = 0;
        bytesSeen = 0;
        lowerBoundary = 0x80;
        upperBoundary = 0xBF;
    }
}
