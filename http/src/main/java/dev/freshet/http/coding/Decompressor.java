// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;

/** Undoes one coding, piece by piece. Holds memory outside of the heap until it is closed. Confined to one thread. */
@Internal
public interface Decompressor extends AutoCloseable {

    /** Takes what has been decoded. */
    interface Sink {
        /**
         * The buffer is lent until this returns.
         *
         * @return whether more is wanted
         * @throws MalformedCodingException when it cannot be decoded any further
         */
        boolean take(ByteBuffer decoded) throws MalformedCodingException;
    }

    /**
     * Hands over all that can be decoded with these bytes, at once, unless nothing more is wanted. The bytes are taken to their end.
     *
     * @return whether more is wanted
     * @throws MalformedCodingException when they are not what they are said to be
     */
    boolean decode(ByteBuffer coded, Sink out) throws MalformedCodingException;

    /** Whether the data may end here. */
    boolean isComplete();

    @Override
    void close();
}
