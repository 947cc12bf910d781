// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;

/**
 * Stands before another listener until the head has come, and then steps aside, unless it does not hand the head on. Confined to the exchange's loop.
 */
@Internal
public abstract class HeadListener implements ExchangeListener {

    private final ExchangeListener listener;

    protected HeadListener(ExchangeListener listener) {
        this.listener = listener;
    }

    @Override
    public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
        return listener.onHead(head, nowNs);
    }

    /** Comes before the head, or after one that was not handed on. */
    @Override
    public void onFailure(ExchangeFailure failure, long nowNs) {
        listener.onFailure(failure, nowNs);
    }

    /** Comes only after a head that was not handed on: nobody wants it. */
    @Override
    public void onBody(ByteBuffer piece, long nowNs) {
        // Nobody reads it.
    }

    @Override
    public void onReadEnd(long nowNs) {
        // Nobody reads it.
    }

    @Override
    public void onEnd(long nowNs) {
        // Nobody waits for it.
    }
}
