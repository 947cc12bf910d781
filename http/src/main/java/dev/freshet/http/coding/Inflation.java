// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Data that were deflated, of which each byte is handed over as soon as it can be known. Confined to one thread. */
final class Inflation implements AutoCloseable {

    private static final int OUT_BYTES = 8 << 10;

    private final Inflater inflater;
    private final CRC32 sum = new CRC32();
    private final byte[] out = new byte[OUT_BYTES];

    /**
     * Nothing has come yet.
     *
     * @param isRaw whether there is no zlib header around the data
     */
    Inflation(boolean isRaw) {
        inflater = new Inflater(isRaw);
    }

    /**
     * Takes bytes up to the end of the data, or all.
     *
     * @return whether more is wanted
     */
    boolean inflate(ByteBuffer coded, Decompressor.Sink sink) throws MalformedCodingException {
        inflater.setInput(coded);
        while (true) {
            int length = inflateOnce();
            if (length == 0) {
                if (inflater.needsDictionary()) {
                    throw new MalformedCodingException("a dictionary is wanted that nobody has");
                }
                return true;
            }
            sum.update(out, 0, length);
            if (!sink.take(ByteBuffer.wrap(out, 0, length))) {
                return false;
            }
        }
    }

    private int inflateOnce() throws MalformedCodingException {
        try {
            return inflater.inflate(out);
        } catch (DataFormatException e) {
            throw new MalformedCodingException("broken data");
        }
    }

    boolean isFinished() {
        return inflater.finished();
    }

    /** The CRC-32 of all that was handed over. */
    long crc() {
        return sum.getValue();
    }

    /** How many bytes were handed over. */
    long length() {
        return inflater.getBytesWritten();
    }

    /** Begins again with other data. */
    void reset() {
        inflater.reset();
        sum.reset();
    }

    @Override
    public void close() {
        inflater.end();
    }
}
