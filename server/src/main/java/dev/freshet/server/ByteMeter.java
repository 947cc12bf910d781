// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Counts the bytes of connections of HTTP/2, whose frames are written by Netty. */
@Sharable
final class ByteMeter extends ChannelOutboundHandlerAdapter {

    private final Counters counters;

    ByteMeter(Counters counters) {
        this.counters = counters;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            counters.written(bytes.readableBytes(), 0);
        }
        var unused = ctx.write(message, promise);
    }
}
