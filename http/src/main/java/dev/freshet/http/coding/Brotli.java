// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import dev.freshet.core.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * {@code br}, by brotli4j. Needs the memory of one window, which is 16 MB at most; larger ones are no content coding. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932">RFC 7932</a>
 */
@Internal
public final class Brotli implements Decompressor {

    private static final int IN_BYTES = 4 << 10;
    private static final int OUT_BYTES = 8 << 10;

    /** Makes them. */
    public static final class Supply implements Supplier<Decompressor> {

        /**
         * Loads the library's native code.
         *
         * @throws UnsatisfiedLinkError when there is none for this machine
         */
        public Supply() {
            Brotli4jLoader.ensureAvailability();
        }

        @Override
        public Decompressor get() {
            return new Brotli();
        }
    }

    private final DecoderJNI.Wrapper decoder;
    private boolean isBegun;
    private boolean isClosed;

    private Brotli() {
        try {
            decoder = new DecoderJNI.Wrapper(IN_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no memory
        }
    }

    @Override
    public boolean decode(ByteBuffer coded, Sink out) throws MalformedCodingException {
        isBegun = isBegun || coded.hasRemaining();
        while (true) {
            if (decoder.hasOutput()) {
                if (!out.take(decoder.pull(OUT_BYTES))) {
                    return false;
                }
            } else if (decoder.getStatus() == DecoderJNI.Status.ERROR) {
                throw new MalformedCodingException("broken data"); // or, in the same piece, bytes behind the end
            } else if (decoder.getStatus() == DecoderJNI.Status.OK) {
                decoder.push(0);
            } else if (!coded.hasRemaining()) {
                return true;
            } else if (decoder.getStatus() == DecoderJNI.Status.DONE) {
                throw new MalformedCodingException("bytes behind the end");
            } else {
                decoder.push(fill(coded));
            }
        }
    }

    private int fill(ByteBuffer coded) {
        ByteBuffer in = decoder.getInputBuffer();
        in.clear();
        int length = Math.min(in.remaining(), coded.remaining());
        in.put(coded.slice().limit(length));
        coded.position(coded.position() + length);
        return length;
    }

    @Override
    public boolean isComplete() {
        return !isBegun || decoder.getStatus() == DecoderJNI.Status.DONE;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            decoder.destroy();
        }
    }
}
