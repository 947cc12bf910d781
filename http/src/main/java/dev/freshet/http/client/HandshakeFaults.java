// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Tells the dial what goes wrong while TLS is agreed on; taken out afterwards. Confined to the connection's loop. */
final class HandshakeFaults extends ChannelInboundHandlerAdapter {

    private final Dial dial;

    HandshakeFaults(Dial dial) {
        this.dial = dial;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        dial.handshakeFailed(ctx.channel(), cause);
    }
}
