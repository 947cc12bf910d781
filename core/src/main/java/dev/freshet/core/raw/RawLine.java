// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Events as lines of JSON, in an array that grows and is used again. Confined to the thread of the log. */
final class RawLine {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void clear() {
        length = 0;
    }

    /**
     * Adds a line.
     *
     * @param sinceStartNs when the event arrived, since the start of the run
     * @param epochNs the same by the wall clock
     */
    void add(RawEvent event, long sinceStartNs, long epochNs) {
        ascii("{\"stream\":");
        string(event.stream);
        if (!event.name.isEmpty()) {
            ascii(",\"name\":");
            string(event.name);
        }
        number(",\"user\":", event.user);
        number(",\"arrivalNs\":", sinceStartNs);
        number(",\"epochNs\":", epochNs);
        ascii(",\"type\":");
        string(event.type);
        if (event.id != null) {
            ascii(",\"id\":");
            string(event.id);
        }
        number(",\"bytes\":", event.dataBytes);
        ascii(",\"verdicts\":[");
        for (RawEvent.Verdict verdict = event.verdicts; verdict != null; verdict = verdict.next) {
            verdict(verdict);
            ascii(verdict.next == null ? "" : ",");
        }
        ascii("]");
        if (event.missingBefore > 0) {
            number(",\"missingBefore\":", event.missingBefore);
        }
        ascii("}\n");
    }

    private void verdict(RawEvent.Verdict verdict) {
        ascii("{\"by\":\"");
        ascii(verdict.by.word);
        ascii("\",\"check\":");
        string(verdict.check);
        ascii(verdict.error == null ? ",\"ok\":true" : ",\"ok\":false,\"error\":");
        if (verdict.error != null) {
            string(verdict.error);
        }
        ascii("}");
    }

    private void number(String key, long number) {
        ascii(key);
        ascii(Long.toString(number));
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void string(String text) {
        room(2 + 6 * text.length());
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                oneByte(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                continuation(c);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                continuation(c >> 6);
                continuation(c);
            } else {
                i += surrogate(text, i);
            }
        }
        bytes[length++] = '"';
    }

    /** A control character would tear the line; one behind DEL is harmless to programs and dangerous to terminals. */
    private void oneByte(char c) {
        if (c >= ' ' && c != 0x7F) {
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) c;
        } else {
            byte[] escape = {'\\', 'u', '0', '0', HEX[c >> 4], HEX[c & 0xF]};
            System.arraycopy(escape, 0, bytes, length, escape.length);
            length += escape.length;
        }
    }

    /** Half a pair has no bytes in UTF-8. Gives how many more characters were taken. */
    private int surrogate(String text, int at) {
        int codePoint = text.codePointAt(at);
        if (Character.isBmpCodePoint(codePoint)) {
            System.arraycopy(REPLACEMENT, 0, bytes, length, REPLACEMENT.length);
            length += REPLACEMENT.length;
            return 0;
        }
        bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
        return 1;
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
