// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import java.util.function.Function;

/** Would open a WebSocket; see {@link Ws}. Immutable. */
public final class WsConnectActionBuilder extends RequestActionBuilder<WsConnectActionBuilder>
        implements WsAwaitActionBuilder<WsConnectActionBuilder> {

    private WsConnectActionBuilder(RequestTemplate request) {
        super(request);
    }

    /** Would send the same request as a stream does at first. */
    static WsConnectActionBuilder of(SseConnectActionBuilder stream) {
        return new WsConnectActionBuilder(stream.request());
    }

    /** The protocol that is spoken in the WebSocket. */
    public WsConnectActionBuilder subprotocol(String sub) {
        return this;
    }

    /** The protocol that is spoken in the WebSocket. */
    public WsConnectActionBuilder subprotocol(Function<Session, String> sub) {
        return this;
    }

    /** What is executed whenever the WebSocket is open. */
    public WsConnectActionBuilder onConnected(ChainBuilder chain) {
        return this;
    }

    @Override
    public WsConnectActionBuilder self() {
        return this;
    }

    @Override
    WsConnectActionBuilder with(RequestTemplate newRequest) {
        return new WsConnectActionBuilder(newRequest);
    }

    @Override
    public String words() {
        return Ws.words(request().name()) + ".connect";
    }
}
