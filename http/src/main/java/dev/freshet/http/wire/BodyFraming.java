// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the body of a response begins and ends in the bytes of the connection. Finds the pieces of the body in each network read and lends them out
 * as they lie there: nothing is copied, and nothing is allocated per read or per chunk. Confined to the exchange's loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6">RFC 9112 §6</a>
 */
@Internal
public abstract class BodyFraming {

    /** How things stand after some bytes. */
    public enum Progress {
        /** More of the body is to come. */
        OPEN,
        /** The sink wanted no more; this framing must not be used again. */
        STOPPED,
        /** The body is complete. Bytes may be left over. */
        ENDED,
        /** The bytes are not what was announced; {@link #fault} tells in which way. */
        FAULTY
    }

    /**
     * Reads the bytes between position and limit and hands over each piece of the body, using the same buffer with other bounds. On return the
     * limit is as it was and the position is after what was read: at the limit, unless the body ended before it.
     */
    public abstract Progress read(ByteBuffer bytes, PieceSink sink);

    /** What is wrong if the connection is closed now, or null if that is a proper end of the body. */
    public abstract @Nullable String faultIfClosedNow();

    /** What is wrong with the bytes, once progress is {@link Progress#FAULTY}. */
    public String fault() {
        throw new IllegalStateException("This framing has no fault");
    }

    /** Lends one piece out and puts the bounds of the buffer right again. */
    static boolean lend(ByteBuffer bytes, int from, int to, PieceSink sink) {
        int limit = bytes.limit();
        bytes.limit(to).position(from);
        boolean more = sink.take(bytes);
        bytes.limit(limit).position(to);
        return more;
    }
}
