// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Puts one response on the wire: head, body in its framing, ending. Writes are queued in order and go out with the
 * next {@link #flush}. Confined to the loop of its connection.
 */
final class ResponseWriter {

    private final ChannelHandlerContext ctx;
    private final ClientConnection connection;
    private final Counters counters;
    private final boolean isHttp10;

    private Framing framing = Framing.PLAIN;
    private boolean keepsAlive;
    private boolean isOpenStream;
    private boolean hasHead;
    private boolean isClosing;

    ResponseWriter(ChannelHandlerContext ctx, ClientConnection connection, Counters counters, ReceivedRequest request) {
        this.ctx = ctx;
        this.connection = connection;
        this.counters = counters;
        this.isHttp10 = request.isHttp10();
        this.keepsAlive = request.keepsAlive();
    }

    /** Writes the head. A client of HTTP/1.0 knows no chunks and gets a body that ends with the connection. */
    void head(Head head, Framing wanted, boolean isStream) {
        framing = !head.allowsBody() ? Framing.PLAIN : isHttp10 && wanted.isChunked() ? Framing.CLOSE : wanted;
        keepsAlive &= framing != Framing.CLOSE && !head.closesConnection();
        Head full = keepsAlive ? head : head.withOnly("Connection", "close");
        full = framing.isChunked() ? full.with(new HeaderLine("Transfer-Encoding", "chunked")) : full;
        hasHead = true;
        opened(isStream);
        send(Unpooled.wrappedBuffer(full.encode()), 0);
    }

    /** Begins a response whose head is not the server's business. */
    void withoutHead(boolean isStream) {
        opened(isStream);
    }

    /** Writes bytes of the body that hold so many events, as one chunk if the body is chunked. */
    void body(byte[] bytes, int events) {
        if (bytes.length == 0) {
            return; // a chunk of no bytes would complete the body
        }
        if (!framing.isChunked()) {
            send(Unpooled.wrappedBuffer(bytes), events);
            return;
        }
        ByteBuf out = buffer(bytes.length + Chunk.OVERHEAD_BYTES);
        Chunk.open(out, bytes.length);
        out.writeBytes(bytes);
        Chunk.close(out, 0, bytes.length);
        send(out, events);
    }

    /** Writes a rendered part of the response that holds so many events. The buffer is the writer's from now on. */
    void send(ByteBuf out, int events) {
        counters.written(out.readableBytes(), events);
        var unused = ctx.write(out, ctx.voidPromise()); // a failure reaches exceptionCaught of the connection
    }

    void flush() {
        ctx.flush();
    }

    /** Ends the response; nothing may be written afterwards. */
    void end(Ending ending) {
        switch (ending) {
            case CLEAN -> complete();
            case DROP -> closeAfterFlush();
            case RESET -> {
                ctx.flush();
                ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                closeAfterFlush();
            }
            case STALL -> ctx.flush();
        }
    }

    /** Ends the response because the server closes: cleanly, if there is a body to complete. */
    void endNow() {
        keepsAlive = false;
        end(hasHead && !isClosing ? Ending.CLEAN : Ending.DROP);
    }

    /** The stream counts as closed from now on; called again without effect. */
    void closed() {
        if (isOpenStream) {
            isOpenStream = false;
            counters.streamClosed();
        }
    }

    Framing framing() {
        return framing;
    }

    boolean isWritable() {
        return ctx.channel().isWritable();
    }

    ByteBuf buffer(int sizeBytes) {
        return ctx.alloc().ioBuffer(sizeBytes);
    }

    Future<?> schedule(Runnable task, long delayNs) {
        return ctx.executor().schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    Future<?> scheduleEvery(Runnable task, long periodNs) {
        return ctx.executor().scheduleAtFixedRate(task, periodNs, periodNs, TimeUnit.NANOSECONDS);
    }

    void execute(Runnable task) {
        ctx.executor().execute(task);
    }

    private void opened(boolean isStream) {
        if (isStream) {
            isOpenStream = true;
            counters.streamOpened();
        }
    }

    private void complete() {
        if (framing.isChunked()) {
            send(Unpooled.wrappedBuffer(Chunk.LAST), 0);
        }
        if (keepsAlive) {
            ctx.flush();
            closed();
            connection.responseEnded(ctx);
        } else {
            closeAfterFlush();
        }
    }

    private void closeAfterFlush() {
        isClosing = true;
        closed();
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
