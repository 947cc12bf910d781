// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input that fails when it has more bytes than there can be: a few deflated bytes may stand for a thousand times as many. */
final class BoundedInput extends FilterInputStream {

    private final long mostBytes;
    private long readBytes;

    BoundedInput(InputStream in, long mostBytes) {
        super(in);
        this.mostBytes = mostBytes;
    }

    @Override
    public int read() throws IOException {
        int oneByte = super.read();
        count(oneByte < 0 ? 0 : 1);
        return oneByte;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws IOException {
        readBytes += bytes;
        if (readBytes > mostBytes) {
            throw new IOException("longer than " + mostBytes + " bytes");
        }
    }
}
