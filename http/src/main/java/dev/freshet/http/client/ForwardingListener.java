// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;

/** Tells another listener everything, for those that stand between and look at some of it. Confined to the exchange's loop. */
@Internal
public abstract class ForwardingListener implements ExchangeListener {

    private final ExchangeListener listener;

    protected ForwardingListener(ExchangeListener listener) {
        this.listener = listener;
    }

    @Override
    public void onHead(HttpResponseHead head, long nowNs) {
        listener.onHead(head, nowNs);
    }

    @Override
    public void onBody(ByteBuffer piece, long nowNs) {
        listener.onBody(piece, nowNs);
    }

    @Override
    public void onReadEnd(long nowNs) {
        listener.onReadEnd(nowNs);
    }

    @Override
    public void onEnd(long nowNs) {
        listener.onEnd(nowNs);
    }

    @Override
    public void onFailure(ExchangeFailure failure, long nowNs) {
        listener.onFailure(failure, nowNs);
    }
}
