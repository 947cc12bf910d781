// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code deflate}: the zlib format, or the bare data that many servers send in its name; the first two bytes tell. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2">RFC 9110 §8.4.1.2</a>
 */
final class Deflate implements Decompressor {

    private static final int METHOD_DEFLATED = 8;
    private static final int NO_BYTE = -1;

    private int first = NO_BYTE;
    private @Nullable Inflation inflation;

    @Override
    public boolean decode(ByteBuffer coded, Sink out) throws MalformedCodingException {
        Inflation known = inflation;
        if (known != null) {
            return inflate(known, coded, out);
        }
        if (first == NO_BYTE) {
            if (!coded.hasRemaining()) {
                return true;
            }
            first = coded.get() & 0xFF;
        }
        if (!coded.hasRemaining()) {
            return true;
        }
        int second = coded.get(coded.position()) & 0xFF;
        Inflation begun = new Inflation(!isZlib(first, second));
        inflation = begun;
        return begun.inflate(ByteBuffer.wrap(new byte[] {(byte) first}), out) && inflate(begun, coded, out);
    }

    private static boolean inflate(Inflation inflation, ByteBuffer coded, Sink out) throws MalformedCodingException {
        boolean isMoreWanted = inflation.inflate(coded, out);
        if (isMoreWanted && coded.hasRemaining()) {
            throw new MalformedCodingException("bytes behind the end");
        }
        return isMoreWanted;
    }

    private static boolean isZlib(int first, int second) {
        return (first & 0x0F) == METHOD_DEFLATED && (first << 8 | second) % 31 == 0;
    }

    @Override
    public boolean isComplete() {
        return inflation == null ? first == NO_BYTE : inflation.isFinished();
    }

    @Override
    public void close() {
        if (inflation != null) {
            inflation.close();
        }
    }
}
