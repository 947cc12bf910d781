// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes blocks of an event stream, as UTF-8 with LF as line end. Each result is ended by a blank line, so results can
 * follow one another in any order, and a receiver recognises each one when its last byte arrives.
 *
 * <p>What is written comes back equal from {@link SseDecoder}, but for what the format or the decoder has no room for: CR
 * and CRLF in data arrive as LF, half a surrogate pair arrives as {@code ?}, and a reconnection time above
 * {@link SseDecoder#MAX_RETRY_MS} arrives as that.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">WHATWG HTML,
 *     §9.2.5 Parsing an event stream</a>
 */
public final class SseEncoder {

    /** Room for the field names and line ends of a block with one line of data. */
    private static final int FIELDS_SIZE = 48;

    private SseEncoder() {}

    /** One block. Data of several lines becomes as many {@code data} fields. */
    public static byte[] encode(SseEvent event) {
        String data = event.data();
        StringBuilder block = new StringBuilder(FIELDS_SIZE + (data == null ? 0 : data.length()));
        if (event.type() != null) {
            appendField(block, "event", event.type());
        }
        if (event.id() != null) {
            appendField(block, "id", event.id());
        }
        if (event.retryMs() != SseEvent.NO_RETRY) {
            appendField(block, "retry", Long.toString(event.retryMs()));
        }
        if (data != null) {
            appendLines(block, "data", data);
        }
        return bytesOf(block);
    }

    /** A comment, which receivers ignore: the usual heartbeat. A text of several lines becomes as many comment lines. */
    public static byte[] comment(String text) {
        StringBuilder block = new StringBuilder(FIELDS_SIZE + text.length());
        appendLines(block, "", text);
        return bytesOf(block);
    }

    /**
     * A new reconnection time, without an event.
     *
     * @param retryMs milliseconds, not negative
     * @throws IllegalArgumentException if the time is negative
     */
    public static byte[] retry(long retryMs) {
        if (retryMs < 0) {
            throw new IllegalArgumentException("The reconnection time is " + retryMs + " ms: give 0 or more");
        }
        StringBuilder block = new StringBuilder(FIELDS_SIZE);
        appendField(block, "retry", Long.toString(retryMs));
        return bytesOf(block);
    }

    /** One line per line of the text; each of LF, CR and CRLF parts two lines, as it would for a receiver. */
    private static void appendLines(StringBuilder block, String name, String text) {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                appendField(block, name, text.substring(start, i));
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                start = i + 1;
            }
        }
        appendField(block, name, text.substring(start));
    }

    /** The space after the colon is not part of the value; it shields a value that begins with one. */
    private static void appendField(StringBuilder block, String name, String value) {
        block.append(name).append(':');
        if (!value.isEmpty()) {
            block.append(' ').append(value);
        }
        block.append('\n');
    }

    private static byte[] bytesOf(StringBuilder block) {
        return block.append('\n').toString().getBytes(UTF_8);
    }
}
