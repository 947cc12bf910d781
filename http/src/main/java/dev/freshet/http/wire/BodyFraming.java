// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where the body of a response begins and ends in the bytes of the connection. Finds the pieces of the body in each network read and lends them out
 * where they lie: nothing is copied out of the read, and nothing is allocated per read or per chunk. Confined to the exchange's loop.
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
    public abstract Progress read(ByteBuffer bytes, Sink sink);

    /**
     * As {@link #read}, but the pieces of one buffer may be handed over together, as one: the bytes between position and limit, which must be the caller's own, are
     * then moved to close the gaps between them. What is after the end of the body stays where it is.
     */
    public Progress readTogether(ByteBuffer bytes, Sink sink) {
        return read(bytes, sink);
    }

    /** What is wrong if the connection is closed now, or null if that is a proper end of the body. */
    public abstract @Nullable String faultIfClosedNow();

    /** What is wrong with the bytes, once progress is {@link Progress#FAULTY}. */
    public String fault() {
        throw new IllegalStateException("This framing has no fault");
    }

    /** Lends one piece out and puts the bounds of the buffer right again. */
    static boolean lend(ByteBuffer bytes, int from, int to, Sink sink) {
        int limit = bytes.limit();
        bytes.limit(to).position(from);
        boolean more = sink.take(bytes);
        bytes.limit(limit).position(to);
        return more;
    }

    /** Takes the pieces of a body as they are found. */
    @FunctionalInterface
    public interface Sink {

        /**
         * One piece, from position to limit, lent until this call returns; position and limit may be left anywhere.
         *
         * @return whether the rest is wanted
         */
        boolean take(ByteBuffer piece);
    }

    /** A body whose length was announced. */
    @Internal
    public static final class OfLength extends BodyFraming {

        private long left;

        public OfLength(long length) {
            left = length;
        }

        public boolean isComplete() {
            return left == 0;
        }

        @Override
        public Progress read(ByteBuffer bytes, Sink sink) {
            int from = bytes.position();
            int to = from + (int) Math.min(bytes.remaining(), left);
            left -= to - from;
            if (to > from && !lend(bytes, from, to, sink)) {
                return Progress.STOPPED;
            }
            return left == 0 ? Progress.ENDED : Progress.OPEN;
        }

        @Override
        public String faultIfClosedNow() {
            return FailureTexts.CLOSED_IN_BODY;
        }
    }

    /** A body that lasts until the connection is closed: nobody can tell whether it is complete. */
    @Internal
    public static final class UntilClose extends BodyFraming {

        @Override
        public Progress read(ByteBuffer bytes, Sink sink) {
            boolean more = !bytes.hasRemaining() || lend(bytes, bytes.position(), bytes.limit(), sink);
            return more ? Progress.OPEN : Progress.STOPPED;
        }

        @Override
        public @Nullable String faultIfClosedNow() {
            return null;
        }
    }
}
