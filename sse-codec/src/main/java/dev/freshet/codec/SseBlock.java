// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;

/**
 * One block of an event stream as a view of the bytes received: nothing is copied or decoded unless it is asked for,
 * and then anew at each call. Valid only during the callback that receives it; {@link #toEvent()} outlives it.
 *
 * <p>There is one view per decoder, so an event that is only counted costs no object. A call after the callback is
 * answered by an {@link IllegalStateException} until the next callback, and with the next block from then on.
 */
public final class SseBlock {

    /** The type of an event whose block names none. */
    public static final String DEFAULT_TYPE = "message";

    private final SseDecoder decoder;

    // What the lines of the block have said so far. All positions are in the decoder's source.
    private int typeStart;
    private int typeEnd;
    private int idStart;
    private int idEnd = -1;
    private int firstDataLineStart;
    private int lastDataLineEnd;
    private int dataLines;
    private int dataValuesSize;
    private long retryMs = SseEvent.NO_RETRY;

    SseBlock(SseDecoder decoder) {
        this.decoder = decoder;
    }

    /** The event type; {@value #DEFAULT_TYPE} if the block names none. */
    public String type() {
        ByteBuffer source = source();
        return hasType() ? Utf8.text(source, typeStart, typeEnd) : DEFAULT_TYPE;
    }

    /** Whether the block names an event type. An empty type means the default, hence names none. */
    public boolean hasType() {
        return typeEnd > typeStart;
    }

    /** The values of the data fields, joined by LF; empty if there are none. */
    public String data() {
        ByteBuffer source = source();
        return dataLines == 1
                ? Utf8.text(source, onlyDataValueStart(source), lastDataLineEnd)
                : Utf8.text(joinedDataValues(source));
    }

    /** A copy of the data as received, that is before malformed UTF-8 is replaced. */
    public byte[] dataBytes() {
        ByteBuffer source = source();
        return dataLines == 1
                ? Utf8.bytes(source, onlyDataValueStart(source), lastDataLineEnd)
                : joinedDataValues(source);
    }

    /**
     * Writes {@link #dataBytes()} into an array, which has room for {@link #dataSize()} bytes there.
     *
     * @param at where in the array it is to begin
     */
    public void copyData(byte[] into, int at) {
        ByteBuffer source = source();
        if (dataLines == 1) {
            source.get(onlyDataValueStart(source), into, at, dataValuesSize);
        } else {
            joinDataValues(source, into, at);
        }
    }

    /** The length of the event type as received, in bytes; 0 if the block names none. */
    public int typeSize() {
        return typeEnd - typeStart;
    }

    /** Writes the event type as received into an array, from that place on. */
    public void copyType(byte[] into, int at) {
        source().get(typeStart, into, at, typeSize());
    }

    /** The length of the id that this very block sets as received, in bytes; -1 if it sets none. */
    public int idSize() {
        return hasId() ? idEnd - idStart : -1;
    }

    /** Writes the id that this very block {@linkplain #hasId sets} as received into an array, from that place on. */
    public void copyId(byte[] into, int at) {
        source().get(idStart, into, at, idSize());
    }

    /** Whether the block has data fields, be they empty: this makes it an event. */
    public boolean hasData() {
        return dataLines > 0;
    }

    /** The length of {@link #dataBytes()}, without making it. */
    public int dataSize() {
        return dataLines == 0 ? 0 : dataValuesSize + dataLines - 1;
    }

    /** Whether this very block sets the last event ID. */
    public boolean hasId() {
        return idEnd >= 0;
    }

    /** The last event ID, whether this block has set it or an earlier one; empty if none did, or if it was cleared. */
    public String id() {
        source();
        return decoder.lastEventId();
    }

    /** The reconnection time that this very block sets, in milliseconds, or {@link SseEvent#NO_RETRY}. */
    public long retryMs() {
        return retryMs;
    }

    /** A copy to keep, of the fields of this very block: without an id if only an earlier block has set it. */
    public SseEvent toEvent() {
        source();
        return new SseEvent(hasType() ? type() : null, hasData() ? data() : null, hasId() ? id() : null, retryMs);
    }

    @Override
    public String toString() {
        return decoder.isShowingBlock() ? toEvent().toString() : "a block outside its callback";
    }

    // For the decoder.

    void setType(int start, int end) {
        typeStart = start;
        typeEnd = end;
    }

    void setId(int start, int end) {
        idStart = start;
        idEnd = end;
    }

    void addDataLine(int lineStart, int valueStart, int lineEnd) {
        if (dataLines == 0) {
            firstDataLineStart = lineStart;
        }
        dataLines++;
        dataValuesSize += lineEnd - valueStart;
        lastDataLineEnd = lineEnd;
    }

    void setRetryMs(long valueMs) {
        retryMs = valueMs;
    }

    int idStart() {
        return idStart;
    }

    int idEnd() {
        return idEnd;
    }

    /** Follows the kept lines to the carry. What is not set stays so. */
    void moveBack(int distance) {
        typeStart -= distance;
        typeEnd -= distance;
        idStart -= distance;
        idEnd -= distance;
        firstDataLineStart -= distance;
        lastDataLineEnd -= distance;
    }

    void clear() {
        typeStart = 0;
        typeEnd = 0;
        idEnd = -1;
        dataLines = 0;
        dataValuesSize = 0;
        retryMs = SseEvent.NO_RETRY;
    }

    private ByteBuffer source() {
        if (!decoder.isShowingBlock()) {
            throw new IllegalStateException("An SseBlock was read outside the callback that received it:"
                    + " take toEvent() during the callback to keep its content");
        }
        return decoder.source();
    }

    private int onlyDataValueStart(ByteBuffer source) {
        return dataValueStart(source, firstDataLineStart, lastDataLineEnd);
    }

    private static int dataValueStart(ByteBuffer source, int lineStart, int lineEnd) {
        return FieldName.DATA.valueStart(Words.getUpToLimit(source, lineStart), lineStart, lineEnd);
    }

    private byte[] joinedDataValues(ByteBuffer source) {
        byte[] joined = new byte[dataSize()];
        joinDataValues(source, joined, 0);
        return joined;
    }

    /** Looks through the lines once more, instead of remembering where each of them is. */
    private void joinDataValues(ByteBuffer source, byte[] joined, int at) {
        Lines lines = new Lines();
        lines.open(source, firstDataLineStart, lastDataLineEnd + 1, false);
        int end = at + dataSize();
        int size = at;
        while (lines.next()) {
            int value = dataValueStart(source, lines.start(), lines.end());
            if (value >= 0) {
                int valueSize = lines.end() - value;
                source.get(value, joined, size, valueSize);
                size += valueSize;
                if (size < end) {
                    joined[size++] = '\n';
                }
            }
        }
    }
}
