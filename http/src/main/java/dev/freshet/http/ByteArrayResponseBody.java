// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Bytes as the body of a {@link Response}. */
public final class ByteArrayResponseBody implements ResponseBody {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final byte[] bytes;
    private final Charset charset;
    private @Nullable String text;

    /** Those bytes, which are not copied, to be read in that charset. */
    public ByteArrayResponseBody(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    @Override
    public Charset charset() {
        return charset;
    }

    @Override
    public String string() {
        String decoded = text;
        if (decoded == null) {
            decoded = new String(bytes, charset);
            if (!decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK) {
                decoded = decoded.substring(1);
            }
            text = decoded;
        }
        return decoded;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }
}
