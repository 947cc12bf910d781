// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;

/**
 * Is told what becomes of an exchange, on the loop that it was opened on. The calls come in this order:
 *
 * <pre>
 *   ( onHead ( onBody+ onReadEnd )* )? ( onEnd | onFailure )
 * </pre>
 *
 * After {@code onEnd}, {@code onFailure} or {@link HttpExchange#cancel} nothing more is called; {@code cancel} may be called from within any of these.
 */
@Internal
public interface ExchangeListener {

    /**
     * The final response head is complete; no byte of the body has been handed over yet.
     *
     * @return who is told of all that comes after it: whoever only looks at heads steps aside here, so that nobody stands between the bytes and their reader
     */
    ExchangeListener onHead(HttpResponseHead head, long nowNs);

    /** Whether a piece for each read is better than one for each chunk, at the price of moving bytes. Who copies them anyway does not need that. */
    default boolean takesPiecesTogether() {
        return false;
    }

    /** Body bytes, without any framing, in order. The buffer is lent until this call returns. One network read may bring several pieces. */
    void onBody(ByteBuffer piece, long nowNs);

    /** All pieces that the network read of {@code nowNs} brought have been handed over. */
    void onReadEnd(long nowNs);

    /** The body has ended as it should: last chunk, full length, or, where neither was announced, the end of the connection. */
    void onEnd(long nowNs);

    /** The exchange cannot be completed. */
    void onFailure(ExchangeFailure failure, long nowNs);
}
