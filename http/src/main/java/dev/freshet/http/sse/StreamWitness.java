// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseComment;
import dev.freshet.core.Internal;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.wire.HttpResponseHead;
import org.jspecify.annotations.Nullable;

/**
 * Sees all that streams receive, whatever the simulation makes of it: for whoever looks at a stream. Called on the loops of the users, which it must not block; what
 * it is handed is valid during the call only. Times are those of the read that brought what is told, by the clock of the loops.
 */
@Internal
public interface StreamWitness {

    /** Looks at nothing. */
    StreamWitness NOBODY = new StreamWitness() {};

    /**
     * A request goes out.
     *
     * @param lastEventId after which event the stream is to go on; empty for none
     */
    default void connecting(String lastEventId, long nowNs) {}

    /** A response has begun, be it that of an event stream or not. */
    default void head(HttpResponseHead head, ExchangeParts parts, long nowNs) {}

    /** An event has come; or a block without data, which is none by the standard. */
    default void block(SseBlock block, long nowNs) {}

    /** A comment has come. */
    default void comment(SseComment comment, long nowNs) {}

    /** The server has set the reconnection time. */
    default void retry(long retryMs, long nowNs) {}

    /**
     * The stream has let go of its connection.
     *
     * @param failure what was wrong with it; null where nothing was, or where it is not the network's
     */
    default void disconnected(EndReason reason, @Nullable String failure, long nowNs) {}

    /** The stream is over: it will not connect again. */
    default void over() {}
}
