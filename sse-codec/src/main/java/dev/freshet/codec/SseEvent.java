// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import org.jspecify.annotations.Nullable;

/**
 * One block of an event stream as its fields stand in it: an absent field is {@code null}, and nothing is inherited
 * from an earlier block. A value that could not be written as a block cannot be made: the constructor refuses it.
 *
 * @param type the event type; {@code null} for the default, which receivers call {@code message}. An empty type means
 *     the default too and becomes {@code null}. No line breaks.
 * @param data the data, its lines parted by LF, CR or CRLF (a receiver sees LF in each case); {@code null} for a block
 *     without data, which receivers do not dispatch
 * @param id the new last event ID; {@code null} leaves it as it is, an empty text clears it. No line breaks, no NUL.
 * @param retryMs the new reconnection time in milliseconds, or {@link #NO_RETRY}
 */
public record SseEvent(
        @Nullable String type,
        @Nullable String data,
        @Nullable String id,
        long retryMs) {

    /** The {@code retryMs} of a block that leaves the reconnection time as it is. */
    public static final long NO_RETRY = -1;

    /** @throws IllegalArgumentException if a value has no form in an event stream */
    public SseEvent {
        requireOneLine("event type", type);
        requireOneLine("id", id);
        if (id != null && id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The id of an event holds a NUL, for which receivers ignore the whole field: remove it");
        }
        if (retryMs < NO_RETRY) {
            throw new IllegalArgumentException(
                    "The reconnection time of an event is " + retryMs + " ms: give 0 or more, or -1 for none");
        }
        type = type == null || type.isEmpty() ? null : type;
    }

    /** An event of the default type. */
    public static SseEvent of(String data) {
        return new SseEvent(null, data, null, NO_RETRY);
    }

    /** An event of the given type. */
    public static SseEvent of(String type, String data) {
        return new SseEvent(type, data, null, NO_RETRY);
    }

    /** This block with another event type. */
    public SseEvent withType(@Nullable String newType) {
        return new SseEvent(newType, data, id, retryMs);
    }

    /** This block with other data. */
    public SseEvent withData(@Nullable String newData) {
        return new SseEvent(type, newData, id, retryMs);
    }

    /** This block with another id. */
    public SseEvent withId(@Nullable String newId) {
        return new SseEvent(type, data, newId, retryMs);
    }

    /** This block with another reconnection time, in milliseconds. */
    public SseEvent withRetryMs(long newRetryMs) {
        return new SseEvent(type, data, id, newRetryMs);
    }

    private static void requireOneLine(String field, @Nullable String value) {
        if (value != null && (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
            throw new IllegalArgumentException(
                    "The " + field + " of an event holds a line break, but a field is one line: remove it");
        }
    }
}
