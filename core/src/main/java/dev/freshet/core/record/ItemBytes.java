// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Bytes in an array that grows and is used again. Confined to one thread. */
final class ItemBytes extends OutputStream {

    private static final byte BYTE_STRING_32 = 0x5A;

    private byte[] bytes = new byte[8192];
    private int length;

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void cutTo(int newLength) {
        length = newLength;
    }

    @Override
    public void write(int oneByte) {
        room(1);
        bytes[length++] = (byte) oneByte;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Writes a CBOR byte string: the others in the zlib format. */
    void writeByteString(Deflater deflater, ItemBytes others) {
        write(BYTE_STRING_32);
        int lengthAt = length;
        room(4);
        length += 4;
        deflater.reset();
        deflater.setInput(others.bytes, 0, others.length);
        deflater.finish();
        while (!deflater.finished()) {
            room(512);
            length += deflater.deflate(bytes, length, bytes.length - length);
        }
        int count = length - lengthAt - 4;
        for (int i = 0; i < 4; i++) {
            bytes[lengthAt + i] = (byte) (count >>> (24 - 8 * i));
        }
    }

    private void room(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
