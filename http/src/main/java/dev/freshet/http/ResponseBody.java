// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The body of a {@link Response}, decompressed. Immutable; what it hands out is not to be changed. */
public sealed interface ResponseBody permits StringResponseBody, ByteArrayResponseBody {

    /** How many bytes there are. */
    default int length() {
        return bytes().length;
    }

    /** What the bytes are read in as text. */
    Charset charset();

    /** The body as text, without a byte order mark. */
    String string();

    /** The text as characters. */
    default char[] chars() {
        return string().toCharArray();
    }

    byte[] bytes();

    /** The bytes as a stream from their beginning. */
    default InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}
