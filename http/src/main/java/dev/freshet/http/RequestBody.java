// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/** The body of a {@link Request}. Immutable. */
public sealed interface RequestBody permits StringRequestBody, ByteArrayRequestBody {

    /** The bytes as they are sent. Not to be changed. */
    byte[] getBytes();
}
