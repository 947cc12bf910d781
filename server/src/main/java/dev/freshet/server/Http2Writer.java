// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response of HTTP/2: a stream beside others of the same connection. What the client's windows have no room for waits here, up to a bound: then the response is
 * not writable, so that a client that does not read fills no memory.
 */
final class Http2Writer extends ResponseWriter {

    /** A stream with so much on the way is not writable, however large the client's windows are. */
    private static final int MAX_PENDING_BYTES = 64 << 10;

    /** What says something about a connection of HTTP/1.1, and must not stand in a head of HTTP/2 (RFC 9113, section 8.2.2). */
    private static final Set<String> CONNECTION_SPECIFIC =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private final Http2Handler connection;
    private final Http2Stream stream;
    private final Http2RemoteFlowController flow;

    private Framing framing = Framing.PLAIN;
    private boolean hasHead;
    private boolean hasEnded;
    private int pendingBytes;

    /** Where the part in progress starts. */
    private int partStart;

    /** Whether the response waits for {@link #pendingBytes} to fall, which the flow control does not tell. */
    private boolean isHeldUp;

    private @Nullable DataFrames frames;

    Http2Writer(ChannelHandlerContext ctx, Http2Handler connection, Http2Stream stream, Counters counters) {
        super(ctx, counters);
        this.connection = connection;
        this.stream = stream;
        this.flow = connection.encoder().flowController();
    }

    @Override
    void head(Head head, Framing wanted, boolean isStream) {
        framing = wanted;
        hasHead = true;
        hasEnded = !head.allowsBody();
        Http2Headers fields = new DefaultHttp2Headers(false, head.headers().size() + 3);
        fields.status(Integer.toString(head.status()));
        for (HeaderLine header : coded(head).headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!CONNECTION_SPECIFIC.contains(name)) {
                fields.add(name, header.value());
            }
        }
        opened(isStream);
        var unused = connection.encoder().writeHeaders(ctx, stream.id(), fields, 0, hasEnded, ctx.newPromise());
    }

    @Override
    void withoutHead(boolean isStream) {
        opened(isStream);
    }

    @Override
    ByteBuf open(int sizeBytes) {
        return ctx.alloc().ioBuffer(sizeBytes);
    }

    @Override
    void beginPart(ByteBuf out) {
        partStart = out.writerIndex();
    }

    @Override
    void endPart(ByteBuf out, int events) {
        if (coder != null && framing != Framing.BATCH) {
            coder.code(out, partStart);
        }
        frames().end(out.writerIndex(), events, framing == Framing.CHUNK);
    }

    @Override
    void send(ByteBuf out) {
        if (!hasHead) {
            counters.events(frames().events());
            frames = null;
            var unused = ctx.write(out);
            return;
        }
        if (coder != null && framing == Framing.BATCH) {
            coder.code(out, 0);
            frames().join(out.writerIndex());
        }
        enqueue(out);
    }

    @Override
    void body(byte[] bytes, int events) {
        if (bytes.length == 0) {
            return;
        }
        ByteBuf out = open(bytes.length);
        beginPart(out);
        out.writeBytes(bytes);
        endPart(out, events);
        send(out);
    }

    @Override
    void flush() {
        connection.flush(ctx);
    }

    @Override
    void end(Ending ending) {
        switch (ending) {
            case CLEAN -> complete();
            case DROP -> {
                if (hasHead) {
                    resetAfterFlush(Http2Error.INTERNAL_ERROR);
                } else {
                    connection.closeAfterFlush(ctx);
                }
            }
            case RESET -> connection.reset(ctx);
            case STALL -> flush();
        }
    }

    @Override
    void endNow() {
        if (hasHead) {
            complete();
        } else {
            resetAfterFlush(Http2Error.CANCEL);
        }
    }

    @Override
    boolean isWritable() {
        if (!hasHead) {
            return ctx.channel().isWritable();
        }
        if (!flow.isWritable(stream)) {
            return false;
        }
        isHeldUp = pendingBytes >= MAX_PENDING_BYTES;
        return !isHeldUp;
    }

    /** So many bytes have gone out. */
    void sent(int bytes, int events) {
        pendingBytes -= bytes;
        counters.events(events);
        if (isHeldUp && pendingBytes < MAX_PENDING_BYTES) {
            isHeldUp = false;
            execute(() -> connection.resume(stream));
        }
    }

    private void enqueue(ByteBuf out) {
        DataFrames full = frames();
        frames = null;
        if (!out.isReadable()) { // the compressor holds it
            counters.events(full.events());
            out.release();
            return;
        }
        full.fill(out);
        pendingBytes += full.size();
        flow.addFlowControlled(stream, full);
    }

    private DataFrames frames() {
        if (frames == null) {
            frames = new DataFrames(this, connection.encoder().frameWriter(), stream.id());
        }
        return frames;
    }

    private void complete() {
        if (hasHead && !hasEnded) {
            hasEnded = true;
            if (coder != null) {
                byte[] tail = coder.finish();
                frames().end(tail.length, 0, true);
                enqueue(Unpooled.wrappedBuffer(tail));
            }
            var unused =
                    connection.encoder().writeData(ctx, stream.id(), Unpooled.EMPTY_BUFFER, 0, true, ctx.newPromise());
        }
        closed();
        flush();
    }

    private void resetAfterFlush(Http2Error error) {
        closed();
        if (hasEnded) {
            return;
        }
        hasEnded = true;
        flow.addFlowControlled(stream, new LastWord(() -> connection.reset(ctx, stream, error)));
        flush();
    }
}
