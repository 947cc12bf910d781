// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Clock;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * First to hear of every read of a connection: looks at the clock before the bytes are decrypted or parsed, and tells the exchange when all that
 * the read brought has been handled. Confined to the connection's loop.
 */
final class ReadClock extends ChannelInboundHandlerAdapter {

    private final Clock clock;
    private final Http1Exchange exchange;

    ReadClock(Clock clock, Http1Exchange exchange) {
        this.clock = clock;
        this.exchange = exchange;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        exchange.readBegins(clock.nowNs());
        ctx.fireChannelRead(bytes);
        exchange.readEnds();
    }

    /** The end of the connection may push out what was still kept back on the way. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        exchange.readBegins(clock.nowNs());
        ctx.fireChannelInactive();
    }
}
