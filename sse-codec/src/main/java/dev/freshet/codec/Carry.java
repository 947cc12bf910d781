// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import java.nio.ByteBuffer;

/**
 * The bytes that must outlive the read that brought them: those of an unfinished block. Confined to one thread.
 *
 * <p>Capacity doubles, so appending is linear in the number of bytes. An empty carry holds no more than
 * {@link #MAX_IDLE_CAPACITY}: streams that wait are many, and most of them wait with nothing pending.
 */
final class Carry {

    /** What an emptied carry may keep, so that small events which arrive in two reads don't allocate each time. */
    static final int MAX_IDLE_CAPACITY = 512;

    /** In place of a carry until there is something to carry; nothing may be appended to it. */
    static final Carry NONE = new Carry();

    private static final int MIN_CAPACITY = 128;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    /** Its position is the size. */
    private ByteBuffer bytes = Lines.NO_BYTES;

    /** The bytes, from the beginning of the buffer on; another buffer whenever the carry grows. */
    ByteBuffer bytes() {
        return bytes;
    }

    int size() {
        return bytes.position();
    }

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    int capacity() {
        return bytes.capacity();
    }

    void append(ByteBuffer from, int start, int end) {
        int length = end - start;
        ensureRoomFor(length);
        int size = bytes.position();
        bytes.put(size, from, start, length).position(size + length);
    }

    void append(char ascii) {
        ensureRoomFor(1);
        bytes.put((byte) ascii);
    }

    /** Forgets everything from the given position on. */
    void truncate(int size) {
        bytes.position(size);
        if (size == 0 && bytes.capacity() > MAX_IDLE_CAPACITY) {
            release();
        }
    }

    /** Forgets everything and holds no memory. */
    void release() {
        bytes = Lines.NO_BYTES;
    }

    private void ensureRoomFor(int length) {
        int capacity = bytes.capacity();
        if (length > bytes.remaining()) {
            long needed = Math.max((long) bytes.position() + length, MIN_CAPACITY);
            int grown = (int) Math.min(Math.max(needed, 2L * capacity), MAX_CAPACITY);
            bytes = ByteBuffer.allocate(grown).put(bytes.flip());
        }
    }
}
