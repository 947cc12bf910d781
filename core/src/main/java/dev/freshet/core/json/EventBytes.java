// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.CheckSpec.ValueKind;
import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event as bytes, one after the other in an array: the JSON object that checks see, before anything is made of it. One per loop, filled anew for each event
 * that is looked into. Confined to a loop.
 *
 * <p>The data stands last and is followed by a zero and room for a word, so that a walk need not ask for the end.
 */
@Internal
public final class EventBytes {

    private static final int SMALLEST = 512;

    /** A larger array is let go when a small event comes. */
    private static final int LARGEST_KEPT = 1 << 20;

    private static final int MOST_DIGITS = 19;

    private final JsonWalk walk = new JsonWalk();

    private byte[] bytes = new byte[SMALLEST];
    private int idSize;
    private int typeSize;
    private int dataSize;
    private boolean hasRetry;
    private @Nullable Object owner;

    /**
     * Begins a new event, whose values are to be written to {@link #bytes}, one behind the other: id, type, data.
     *
     * @param newOwner whose event it is
     * @param newIdSize the size of its id in bytes, negative for none; so for the others
     */
    public void begin(Object newOwner, int newIdSize, int newTypeSize, int newDataSize, boolean hasRetryField) {
        owner = newOwner;
        idSize = newIdSize;
        typeSize = newTypeSize;
        dataSize = newDataSize;
        hasRetry = hasRetryField;
        int size = dataEnd() + 1 + Long.BYTES;
        if (size > bytes.length || (bytes.length > LARGEST_KEPT && size < SMALLEST)) {
            bytes = new byte[Math.max(SMALLEST, Integer.highestOneBit(size) * 2)];
        }
        bytes[dataEnd()] = 0;
        walk.forget();
    }

    /** Whether it was that owner who began last. */
    public boolean isOf(Object other) {
        return owner == other;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where the type is to be written; the id, at 0. */
    public int typeStart() {
        return Math.max(0, idSize);
    }

    /** Where the data is to be written. */
    public int dataStart() {
        return typeStart() + Math.max(0, typeSize);
    }

    private int dataEnd() {
        return dataStart() + Math.max(0, dataSize);
    }

    /**
     * The value that a path leads to, valid until the next search; null when the bytes alone can't tell.
     *
     * @param kind values of other kinds are passed over and not counted
     * @param countsNulls whether a null is a value
     * @param occurrence which of the values, from 0
     */
    @Nullable
    Spot find(BytePath path, ValueKind kind, boolean countsNulls, int occurrence) {
        walk.begin(bytes, kind, countsNulls, occurrence);
        return switch (path.field()) {
            case "id" -> idSize < 0 ? walk.nothing() : id(path);
            case "event" -> typeSize < 0 ? walk.nothing() : text(path, typeStart(), dataStart());
            case "data" -> dataSize < 0 ? walk.nothing() : data(path);
            case "retry" -> hasRetry ? null : walk.nothing();
            default -> walk.nothing();
        };
    }

    /** Whether the bytes stand somewhere in the fields, be it over the border of two; true also if nobody can tell. Not for an empty word. */
    public boolean mayHold(byte[] word) {
        return hasRetry || Words.find(bytes, dataEnd(), word);
    }

    private @Nullable Spot id(BytePath path) {
        if (!isWholeNumber(bytes, 0, idSize)) {
            return text(path, 0, idSize);
        }
        return path.steps().length > 0 ? walk.nothing() : walk.take(Spot.Form.INTEGER, 0, idSize);
    }

    private @Nullable Spot data(BytePath path) {
        int after = walk.walk(dataStart(), dataEnd(), path.steps());
        if (after == JsonWalk.UNKNOWN) {
            return null;
        }
        return after >= 0 ? walk.found() : text(path, dataStart(), dataEnd());
    }

    /** A field that is a text as it stands. */
    private @Nullable Spot text(BytePath path, int from, int to) {
        if (path.steps().length > 0) {
            return walk.nothing();
        }
        return Utf8Text.isWellFormed(bytes, from, to) ? walk.take(Spot.Form.TEXT, from, to) : null;
    }

    /**
     * Whether an id is the one way to write a number of at most 64 bits in JSON, so that the number still shows the id as it came. Not {@code -0}, which no such number keeps.
     */
    public static boolean isWholeNumber(byte[] id, int from, int to) {
        int first = from < to && id[from] == '-' ? from + 1 : from;
        int count = to - first;
        if (count < 1 || count > MOST_DIGITS) {
            return false;
        }
        for (int i = first; i < to; i++) {
            if (id[i] < '0' || id[i] > '9') {
                return false;
            }
        }
        return id[first] == '0' ? to - from == 1 : count < MOST_DIGITS || fits(id, first, to, first > from);
    }

    private static boolean fits(byte[] digits, int from, int to, boolean isNegative) {
        String greatest = isNegative ? "9223372036854775808" : "9223372036854775807";
        for (int i = from; i < to; i++) {
            int difference = digits[i] - greatest.charAt(i - from);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return true;
    }
}
