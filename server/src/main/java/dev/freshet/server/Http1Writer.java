// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;

/** A response of HTTP/1.1: the body is chunked, or ends with the connection, which it has to itself meanwhile. */
final class Http1Writer extends ResponseWriter {

    private static final int FIRST_GUESS_BYTES = 128;

    private final Http1Connection connection;
    private final boolean isHttp10;

    private Framing framing = Framing.PLAIN;
    private boolean keepsAlive;
    private boolean hasHead;
    private boolean isClosing;

    /** The sizes of the event and of the batch before, the guesses for the next ones. */
    private int partGuess = FIRST_GUESS_BYTES;

    private int batchGuess = FIRST_GUESS_BYTES;

    /** Where the part in progress starts, and how many events the buffer in progress holds. */
    private int partStart;

    private int contentStart;
    private int openEvents;

    Http1Writer(ChannelHandlerContext ctx, Http1Connection connection, Counters counters, ReceivedRequest request) {
        super(ctx, counters);
        this.connection = connection;
        this.isHttp10 = request.isHttp10();
        this.keepsAlive = request.keepsAlive();
    }
    /** A client of HTTP/1.0 knows no chunks and gets a body that ends with the connection. */
    @Override
    void head(Head head, Framing wanted, boolean isStream) {
        framing = !head.allowsBody() ? Framing.PLAIN : isHttp10 && wanted.isChunked() ? Framing.CLOSE : wanted;
        keepsAlive &= framing != Framing.CLOSE && !head.closesConnection();
        Head full = keepsAlive ? coded(head) : coded(head).withOnly("Connection", "close");
        full = framing.isChunked() ? full.with(new HeaderLine("Transfer-Encoding", "chunked")) : full;
        hasHead = true;
        opened(isStream);
        write(Unpooled.wrappedBuffer(full.encode()), 0);
    }

    @Override
    void withoutHead(boolean isStream) {
        opened(isStream);
    }

    @Override
    ByteBuf open(int sizeBytes) {
        ByteBuf out = ctx.alloc().ioBuffer(sizeBytes + Chunk.OVERHEAD_BYTES);
        openEvents = 0;
        if (framing == Framing.BATCH) {
            Chunk.open(out, batchGuess);
        }
        contentStart = out.writerIndex();
        return out;
    }

    @Override
    void beginPart(ByteBuf out) {
        partStart = out.writerIndex();
        if (framing == Framing.CHUNK) {
            Chunk.open(out, partGuess);
        }
        contentStart = framing == Framing.BATCH ? contentStart : out.writerIndex();
    }

    @Override
    void endPart(ByteBuf out, int events) {
        openEvents += events;
        if (coder != null && framing != Framing.BATCH) {
            coder.code(out, contentStart);
            if (out.writerIndex() == contentStart) {
                out.writerIndex(partStart); // a chunk of no bytes would complete the body
                return;
            }
        }
        if (framing == Framing.CHUNK) {
            int sizeBytes = Chunk.close(out, partStart, partGuess);
            partGuess = events > 0 ? sizeBytes : partGuess; // a comment says nothing about the next event
        }
    }

    @Override
    void send(ByteBuf out) {
        if (coder != null && framing == Framing.BATCH) {
            coder.code(out, contentStart);
            out.writerIndex(out.writerIndex() == contentStart ? 0 : out.writerIndex());
        }
        if (framing == Framing.BATCH && out.isReadable()) {
            batchGuess = Chunk.close(out, 0, batchGuess);
        }
        write(out, openEvents);
    }

    @Override
    void body(byte[] bytes, int events) {
        if (bytes.length == 0) {
            return; // a chunk of no bytes would complete the body
        }
        if (coder == null) {
            frame(bytes, events);
            return;
        }
        ByteBuf out = open(bytes.length);
        beginPart(out);
        out.writeBytes(bytes);
        endPart(out, events);
        send(out);
    }

    private void frame(byte[] bytes, int events) {
        if (!framing.isChunked()) {
            write(Unpooled.wrappedBuffer(bytes), events);
            return;
        }
        ByteBuf out = ctx.alloc().ioBuffer(bytes.length + Chunk.OVERHEAD_BYTES);
        Chunk.open(out, bytes.length);
        out.writeBytes(bytes);
        Chunk.close(out, 0, bytes.length);
        write(out, events);
    }

    @Override
    void flush() {
        ctx.flush();
    }

    @Override
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

    @Override
    void endNow() {
        keepsAlive = false;
        end(hasHead && !isClosing ? Ending.CLEAN : Ending.DROP);
    }

    @Override
    boolean isWritable() {
        return ctx.channel().isWritable();
    }

    private void write(ByteBuf out, int events) {
        counters.written(out.readableBytes(), events);
        var unused = ctx.write(out, ctx.voidPromise()); // a failure reaches exceptionCaught of the connection
    }

    private void complete() {
        if (coder != null) {
            frame(coder.finish(), 0);
        }
        if (framing.isChunked()) {
            write(Unpooled.wrappedBuffer(Chunk.LAST), 0);
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
