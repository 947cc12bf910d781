// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/1.1: answers its requests one after the other. Requests that come while a response is in progress wait,
 * and nothing more is read meanwhile. Confined to its loop.
 */
final class Http1Connection extends SimpleChannelInboundHandler<Incoming> {

    private static final Logger LOG = System.getLogger(Http1Connection.class.getName());

    private final Router router;
    private final Counters counters;
    private final RequestDeadline deadline;
    private final Queue<Incoming> waiting = new ArrayDeque<>();

    private @Nullable Exchange exchange;
    private boolean isProceeding;

    Http1Connection(Router router, Counters counters, RequestDeadline deadline) {
        this.router = router;
        this.counters = counters;
        this.deadline = deadline;
        deadline.unless(() -> exchange != null);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Incoming incoming) {
        waiting.add(incoming);
        proceed(ctx);
    }

    /** The response in progress is complete, and the connection is free for the next one. */
    void responseEnded(ChannelHandlerContext ctx) {
        exchange = null;
        deadline.expectNext();
        proceed(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (exchange != null && ctx.channel().isWritable()) {
            exchange.resume();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.clear();
        if (exchange != null) {
            exchange.cancel();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event != SampleServer.CLOSES) {
            ctx.fireUserEventTriggered(event);
            return;
        }
        waiting.clear();
        if (exchange != null) {
            exchange.endNow();
        } else {
            close(ctx);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A client that resets its connection, or doesn't trust our certificate, is nothing to report.
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            LOG.log(Logger.Level.ERROR, "The sample server failed on a connection and closes it", cause);
        }
        close(ctx);
    }

    /** Answers what waits, until a response takes its time. A loop, as answers that end at once would nest deeply. */
    private void proceed(ChannelHandlerContext ctx) {
        if (isProceeding) {
            return;
        }
        isProceeding = true;
        while (exchange == null && !waiting.isEmpty()) {
            answer(ctx, waiting.remove());
        }
        isProceeding = false;
        ctx.channel().config().setAutoRead(waiting.isEmpty());
    }

    private void answer(ChannelHandlerContext ctx, Incoming incoming) {
        counters.requestBegun();
        exchange = new Exchange(incoming.answer(router), new Http1Writer(ctx, this, counters, incoming.request()));
        exchange.begin();
    }

    private static void close(ChannelHandlerContext ctx) {
        var unused = ctx.close(); // closing has no failure that anyone could act on
    }
}
