// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Next to the socket: counts what goes out and comes in, looks at the clock before the bytes of a read are decrypted or parsed, and tells the exchange
 * when all that the read brought has been handled. Confined to the connection's loop.
 */
final class SocketTap extends ChannelDuplexHandler {

    private final Clock clock;
    private @Nullable Http1Exchange exchange;
    private long sentBytes;
    private long receivedBytes;

    SocketTap(Clock clock) {
        this.clock = clock;
    }

    /** From now on this exchange is told of reads; null for none. */
    void serve(@Nullable Http1Exchange served) {
        exchange = served;
    }

    /** Handed to the socket since it was opened. */
    long sentBytes() {
        return sentBytes;
    }

    /** Taken from the socket since it was opened. */
    long receivedBytes() {
        return receivedBytes;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the caller's
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            sentBytes += bytes.readableBytes();
        }
        ctx.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            receivedBytes += bytes.readableBytes();
        }
        Http1Exchange served = exchange;
        if (served == null) {
            ctx.fireChannelRead(message);
        } else {
            served.readBegins(clock.nowNs());
            ctx.fireChannelRead(message);
            served.readEnds();
        }
    }

    /** The end of the connection may push out what was still kept back on the way. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (exchange != null) {
            exchange.readBegins(clock.nowNs());
        }
        ctx.fireChannelInactive();
    }
}
