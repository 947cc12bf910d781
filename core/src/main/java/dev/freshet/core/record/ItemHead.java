// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import java.nio.ByteBuffer;

/**
 * What stands before the payload of an item: the beginning of a CBOR array of four, of which the last is the payload. All heads are equally long, because their
 * numbers always take four bytes.
 *
 * <pre>
 * 84                            array of 4
 * 48 F5 66 72 65 73 68 65 74    byte string of 8: the marker, F5 "freshet"
 * 1A nn nn nn nn                unsigned: bytes of the payload
 * 1A nn nn nn nn                unsigned: CRC-32C of the payload
 * 5A nn nn nn nn                byte string of so many: the payload
 * </pre>
 *
 * @param length bytes of the payload
 * @param crc CRC-32C of the payload
 */
record ItemHead(int length, int crc) {

    /** Bytes of every head. */
    static final int BYTES = 25;

    /** The longest payload: what claims to be longer is damaged. */
    static final int LONGEST = 64 << 20;

    /** How every item begins. No text in UTF-8 has F5, so no text that stands in an item is taken for the beginning of another. */
    static final byte[] START = {(byte) 0x84, 0x48, (byte) 0xF5, 'f', 'r', 'e', 's', 'h', 'e', 't'};

    private static final byte UNSIGNED_32 = 0x1A;
    private static final byte BYTE_STRING_32 = 0x5A;

    void writeTo(ByteBuffer out) {
        out.put(START).put(UNSIGNED_32).putInt(length).put(UNSIGNED_32).putInt(crc);
        out.put(BYTE_STRING_32).putInt(length);
    }

    /** The length of the payload of the head at that place, whose {@value #BYTES} bytes must be there; -1 if there is no whole head. */
    static int lengthAt(ByteBuffer bytes, int at) {
        if (!startsAt(bytes, at, START.length)) {
            return -1;
        }
        int length = bytes.getInt(at + 11);
        boolean whole = bytes.get(at + 10) == UNSIGNED_32
                && bytes.get(at + 15) == UNSIGNED_32
                && bytes.get(at + 20) == BYTE_STRING_32
                && bytes.getInt(at + 21) == length;
        return whole && length >= 0 && length <= LONGEST ? length : -1;
    }

    static int crcAt(ByteBuffer bytes, int at) {
        return bytes.getInt(at + 16);
    }

    /** Whether the bytes from there on are those that every item begins with, as far as {@code available} of them are there. */
    static boolean startsAt(ByteBuffer bytes, int at, int available) {
        for (int i = 0; i < Math.min(available, START.length); i++) {
            if (bytes.get(at + i) != START[i]) {
                return false;
            }
        }
        return true;
    }
}
