// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * {@code zstd}, by zstd-jni: one frame, or several behind each other. Its bytes can be known block by block; a server that flushes ends a block. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9659">RFC 9659, the largest window</a>
 */
@Internal
public final class Zstd implements Decompressor {

    /** The content coding allows windows up to 8 MB. */
    private static final int MOST_WINDOW_BITS = 23;

    private static final int OUT_BYTES = 8 << 10;

    /** The library's numbers of errors. */
    private static final int PREFIX_UNKNOWN = 10;

    private static final int WINDOW_TOO_LARGE = 16;
    private static final int CHECKSUM_WRONG = 22;
    private static final int DICTIONARY_WRONG = 32;

    /** Makes them. */
    public static final class Supply implements Supplier<Decompressor> {

        /**
         * Loads the library's native code.
         *
         * @throws LinkageError when there is none for this machine
         */
        public Supply() {
            new ZstdDecompressCtx().close();
        }

        @Override
        public Decompressor get() {
            return new Zstd();
        }
    }

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer decoded = ByteBuffer.wrap(new byte[OUT_BYTES]);
    private boolean hasFrame;
    private boolean isWithinFrame;

    private Zstd() {
        context.setLongMax(MOST_WINDOW_BITS);
    }

    @Override
    public boolean decode(ByteBuffer coded, Sink out) throws MalformedCodingException {
        ByteBuffer in = readable(coded);
        coded.position(coded.limit());
        boolean isFull = false;
        while (in.hasRemaining() || (isFull && isWithinFrame)) {
            decoded.clear();
            isWithinFrame = !decompress(in);
            hasFrame = hasFrame || !isWithinFrame;
            isFull = !decoded.hasRemaining();
            decoded.flip();
            if (decoded.hasRemaining() && !out.take(decoded)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a frame has ended with that. */
    private boolean decompress(ByteBuffer in) throws MalformedCodingException {
        try {
            return context.decompressByteBufferStream(decoded, in);
        } catch (ZstdException e) {
            throw new MalformedCodingException(
                    switch ((int) Math.abs(e.getErrorCode())) {
                        case PREFIX_UNKNOWN -> hasFrame && !isWithinFrame ? "bytes behind the end" : "no head of zstd";
                        case WINDOW_TOO_LARGE -> "a window of more than 8 MB is wanted";
                        case CHECKSUM_WRONG -> "the checksum does not fit";
                        case DICTIONARY_WRONG -> "a dictionary is wanted that nobody has";
                        default -> "broken data";
                    });
        }
    }

    /** The library reads memory of its own kind only: arrays that may be written to, and what is outside of the heap. */
    private static ByteBuffer readable(ByteBuffer coded) {
        if (coded.isDirect() || coded.hasArray()) {
            return coded.duplicate();
        }
        byte[] copy = new byte[coded.remaining()];
        coded.duplicate().get(copy);
        return ByteBuffer.wrap(copy);
    }

    @Override
    public boolean isComplete() {
        return !isWithinFrame;
    }

    @Override
    public void close() {
        context.close();
    }
}
