// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The body of one stream on its way through gzip (RFC 1952), part by part. Its compressor takes a quarter of a megabyte beside the heap, until it is closed.
 * Confined to the loop of its connection.
 */
final class GzipCoder {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int SCRATCH_BYTES = 1 << 10;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final byte[] scratch = new byte[SCRATCH_BYTES];
    private final int mode;
    private boolean hasBegun;

    /** @param isFlushed whether each part is to come out at once */
    GzipCoder(boolean isFlushed) {
        mode = isFlushed ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
    }

    /** A whole text at once. */
    static byte[] whole(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** Puts what comes out of the compressor into the place of what was written from an index on; that may be nothing. */
    void code(ByteBuf out, int start) {
        byte[] plain = ByteBufUtil.getBytes(out, start, out.writerIndex() - start);
        out.writerIndex(start);
        crc.update(plain);
        deflater.setInput(plain);
        int size;
        do {
            size = deflater.deflate(scratch, 0, scratch.length, mode);
            write(out, size);
        } while (size == scratch.length || !deflater.needsInput());
    }

    /** What is still in the compressor, and the end. */
    byte[] finish() {
        ByteBuf out = Unpooled.buffer(SCRATCH_BYTES);
        deflater.finish();
        while (!deflater.finished()) {
            write(out, deflater.deflate(scratch));
        }
        out.writeIntLE((int) crc.getValue());
        out.writeIntLE((int) deflater.getBytesRead());
        return ByteBufUtil.getBytes(out);
    }

    void close() {
        deflater.end();
    }

    private void write(ByteBuf out, int size) {
        if (size > 0 && !hasBegun) {
            hasBegun = true;
            out.writeBytes(HEADER);
        }
        out.writeBytes(scratch, 0, size);
    }
}
