// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Ends the way of exceptions while TLS is agreed on: the future of the handshake tells the same. Without state. */
@Sharable
final class HandshakeFaults extends ChannelInboundHandlerAdapter {

    static final HandshakeFaults INSTANCE = new HandshakeFaults();

    private HandshakeFaults() {}

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Nothing to do: the dial learns of it by the future.
    }
}
