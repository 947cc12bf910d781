// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.Charset;

/** A text as the body of a {@link Response}. Immutable. */
public final class StringResponseBody implements ResponseBody {

    private final String string;
    private final Charset charset;

    /** That text, whose bytes are of that charset. */
    public StringResponseBody(String string, Charset charset) {
        this.string = string;
        this.charset = charset;
    }

    @Override
    public Charset charset() {
        return charset;
    }

    @Override
    public String string() {
        return string;
    }

    @Override
    public byte[] bytes() {
        return string.getBytes(charset);
    }
}
