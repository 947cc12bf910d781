// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.Charset;

/** A text as the body of a {@link Request}. Immutable. */
public final class StringRequestBody implements RequestBody {

    private final byte[] bytes;

    /** That text in that charset. */
    public StringRequestBody(String content, Charset charset) {
        this.bytes = content.getBytes(charset);
    }

    @Override
    public byte[] getBytes() {
        return bytes;
    }
}
