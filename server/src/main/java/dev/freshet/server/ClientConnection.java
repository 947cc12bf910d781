// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection: answers its requests one after the other. Requests that come while a response is in progress wait,
 * and nothing more is read meanwhile. Confined to its loop.
 */
final class ClientConnection extends SimpleChannelInboundHandler<Incoming> {

    /** Asks a connection to end its response and to close. */
    static final Object SERVER_CLOSES = new Object();

    private static final Logger LOG = System.getLogger(ClientConnection.class.getName());

    private final Router router;
    private final Counters counters;
    private final RequestDeadline deadline;
    private final Queue<Incoming> waiting = new ArrayDeque<>();

    private @Nullable ResponseWriter writer;
    private @Nullable Response response;
    private @Nullable Future<?> delay;
    private boolean isProceeding;

    ClientConnection(Router router, Counters counters, RequestDeadline deadline) {
        this.router = router;
        this.counters = counters;
        this.deadline = deadline;
        deadline.unless(() -> writer != null);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Incoming incoming) {
        waiting.add(incoming);
        proceed(ctx);
    }

    /** The response in progress is complete, and the connection is free for the next one. */
    void responseEnded(ChannelHandlerContext ctx) {
        writer = null;
        response = null;
        deadline.expectNext();
        proceed(ctx);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (response != null && delay == null && ctx.channel().isWritable()) {
            response.resume();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        waiting.clear();
        deadline.cancel();
        cancel();
        if (writer != null) {
            writer.closed();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event != SERVER_CLOSES) {
            ctx.fireUserEventTriggered(event);
            return;
        }
        waiting.clear();
        cancel();
        if (writer != null) {
            writer.endNow();
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
        while (writer == null && !waiting.isEmpty()) {
            answer(ctx, waiting.remove());
        }
        isProceeding = false;
        ctx.channel().config().setAutoRead(waiting.isEmpty());
    }

    private void answer(ChannelHandlerContext ctx, Incoming incoming) {
        counters.requestBegun();
        Answer answer = incoming.refusal() != null ? incoming.refusal() : router.answer(incoming.request());
        ResponseWriter nextWriter = new ResponseWriter(ctx, this, counters, incoming.request());
        Response next = answer.begin(nextWriter);
        writer = nextWriter;
        response = next;
        if (answer.delayNs() == 0) {
            next.start();
        } else {
            delay = ctx.executor().schedule(() -> startDelayed(next), answer.delayNs(), TimeUnit.NANOSECONDS);
        }
    }

    private void startDelayed(Response delayed) {
        delay = null;
        delayed.start();
    }

    private void cancel() {
        if (delay != null) {
            delay.cancel(false);
        }
        if (response != null) {
            response.cancel();
        }
    }

    private static void close(ChannelHandlerContext ctx) {
        var unused = ctx.close(); // closing has no failure that anyone could act on
    }
}
