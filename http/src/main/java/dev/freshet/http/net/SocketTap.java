// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Next to the socket: counts what goes out and comes in, looks at the clock before the bytes of a read are decrypted or parsed, and tells the connection
 * when all that the read brought has been handled. Confined to the connection's loop.
 */
@Internal
public final class SocketTap extends ChannelDuplexHandler {

    /** A connection. */
    public interface Reader {

        /** A network read begins. */
        void readBegins(long nowNs);

        /** All that the network read brought has been through the pipeline. */
        void readEnds();
    }

    private final Clock clock;
    private @Nullable Reader reader;
    private @Nullable ChannelInboundHandler neighbour;
    private long sentBytes;
    private long receivedBytes;

    public SocketTap(Clock clock) {
        this.clock = clock;
    }

    /** From now on this connection is told of reads. */
    public void tell(Reader connection) {
        reader = connection;
    }

    /**
     * From now on that handler stands behind the tap: where nothing is between them, within the tap's own place in the pipeline, which saves each connection a second one.
     */
    public void join(ChannelPipeline pipeline, ChannelInboundHandler handler) {
        if (pipeline.last() == this) {
            neighbour = handler;
        } else {
            pipeline.addLast(handler);
        }
    }

    /** Handed to the socket since it was opened. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Taken from the socket since it was opened. */
    public long receivedBytes() {
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
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message instanceof ByteBuf bytes) {
            receivedBytes += bytes.readableBytes();
        }
        Reader told = reader;
        if (told == null) {
            pass(ctx, message);
        } else {
            told.readBegins(clock.nowNs());
            pass(ctx, message);
            told.readEnds();
        }
    }

    private void pass(ChannelHandlerContext ctx, Object message) throws Exception {
        if (neighbour == null) {
            ctx.fireChannelRead(message);
        } else {
            neighbour.channelRead(ctx, message);
        }
    }

    /** The end of the connection may push out what was still kept back on the way. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (reader != null) {
            reader.readBegins(clock.nowNs());
        }
        if (neighbour == null) {
            ctx.fireChannelInactive();
        } else {
            neighbour.channelInactive(ctx);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (neighbour == null) {
            ctx.fireUserEventTriggered(event);
        } else {
            neighbour.userEventTriggered(ctx, event);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // of ChannelHandler; not of ChannelInboundHandler
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (neighbour == null) {
            ctx.fireExceptionCaught(cause);
        } else {
            neighbour.exceptionCaught(ctx, cause);
        }
    }
}
