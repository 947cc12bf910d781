// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Bytes as the body of a {@link Request}. */
public final class ByteArrayRequestBody implements RequestBody {

    private final byte[] content;

    /** Those bytes, which are not copied. */
    public ByteArrayRequestBody(byte[] content) {
        this.content = content;
    }

    /** Those bytes, which are not copied. The file's name and the charset say nothing to the server and are accepted for ported simulations alone. */
    public ByteArrayRequestBody(byte[] content, @Nullable String fileName, @Nullable Charset charset) {
        this(content);
    }

    @Override
    public byte[] getBytes() {
        return content;
    }
}
