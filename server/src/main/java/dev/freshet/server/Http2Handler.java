// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.io.IOException;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection of HTTP/2: answers its requests beside each other, each on its stream. There is no channel per stream, so that one process holds a hundred thousand
 * of them. Confined to its loop.
 */
final class Http2Handler extends Http2ConnectionHandler {

    private static final Logger LOG = System.getLogger(Http2Handler.class.getName());

    /** How long a server that closes lets clients take what was written. */
    private static final long CLOSE_TIMEOUT_MS = 1_000;

    private final Service service;
    private final RequestDeadline deadline;
    private final PropertyKey exchangeKey;
    private int requests;

    Http2Handler(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            Service service,
            RequestDeadline deadline) {
        super(decoder, encoder, settings);
        this.service = service;
        this.deadline = deadline;
        exchangeKey = connection().newKey();
        gracefulShutdownTimeoutMillis(-1); // streams end by themselves, however long that takes
        deadline.unless(() -> connection().numActiveStreams() > 0);
        encoder.flowController().listener(this::resume);
        connection().addListener(new Http2ConnectionAdapter() {
            @Override
            public void onStreamClosed(Http2Stream stream) {
                ended(stream);
            }
        });
    }

    /** Answers a request that is there, on its stream. */
    void answer(ChannelHandlerContext ctx, Http2Stream stream, Incoming incoming) {
        service.counters().requestBegun();
        deadline.met();
        if (++requests == service.options().http2().requests()) {
            tellLast(ctx, stream.id());
        }
        Answer answer = incoming.answer(service.router());
        Exchange exchange = new Exchange(answer, new Http2Writer(ctx, this, stream, service.counters()));
        stream.setProperty(exchangeKey, exchange);
        exchange.begin();
    }

    /** Whether the request of a stream is being answered, or was. */
    boolean isAnswered(Http2Stream stream) {
        return exchange(stream) != null;
    }

    /** The client takes bytes of a stream again, or has ceased to. */
    void resume(Http2Stream stream) {
        Exchange exchange = exchange(stream);
        if (exchange != null && encoder().flowController().isWritable(stream)) {
            exchange.resume();
        }
    }

    /**
     * The socket takes bytes again, or has ceased to. The flow control tells of it only where it noticed both; what fills the socket and is gone again within one
     * turn of the loop it does not notice.
     */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        super.channelWritabilityChanged(ctx);
        if (ctx.channel().isWritable()) {
            connection().forEachActiveStream(stream -> {
                resume(stream);
                return true;
            });
        }
    }

    /** Ends a stream before its time, and leaves the others alone. */
    void reset(ChannelHandlerContext ctx, Http2Stream stream, Http2Error error) {
        if (stream.state() != Http2Stream.State.CLOSED) {
            var unused = resetStream(ctx, stream.id(), error.code(), ctx.newPromise());
            flush(ctx);
        }
    }

    /** Tears the connection down, with all its streams. */
    void reset(ChannelHandlerContext ctx) {
        flush(ctx);
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        closeAfterFlush(ctx);
    }

    /** Closes the connection with all its streams, without a word of HTTP/2. */
    void closeAfterFlush(ChannelHandlerContext ctx) {
        // from here on, past this handler: its own way of closing waits for the streams
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> close(ctx));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (event != SampleServer.CLOSES) {
            super.userEventTriggered(ctx, event);
            return;
        }
        connection().forEachActiveStream(stream -> {
            Exchange exchange = exchange(stream);
            if (exchange != null) {
                exchange.endNow();
            } else {
                reset(ctx, stream, Http2Error.REFUSED_STREAM);
            }
            return true;
        });
        gracefulShutdownTimeoutMillis(CLOSE_TIMEOUT_MS);
        var unused = ctx.channel().close();
    }

    /** What a client does wrong is answered by Netty with GOAWAY or RST_STREAM, and is nothing to report. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            close(ctx);
            return;
        }
        super.exceptionCaught(ctx, cause);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean isOutbound, Throwable cause, @Nullable Http2Exception known) {
        if (known == null) {
            LOG.log(Logger.Level.ERROR, "The sample server failed on a connection and closes it", cause);
        }
        super.onConnectionError(ctx, isOutbound, cause, known);
    }

    /** The last stream is that of the request at hand; the connection closes when all have ended. */
    private void tellLast(ChannelHandlerContext ctx, int lastStreamId) {
        ByteBuf reason = Unpooled.copiedBuffer("all requests that a connection may have", US_ASCII);
        goAway(ctx, lastStreamId, Http2Error.NO_ERROR.code(), reason, ctx.newPromise())
                .addListener(told -> {
                    var unused = ctx.channel().close(); // by way of this handler, which waits
                });
    }

    private void ended(Http2Stream stream) {
        Exchange exchange = exchange(stream);
        if (exchange != null) {
            exchange.cancel();
        }
        if (connection().numActiveStreams() == 0) {
            deadline.expectNext();
        }
    }

    private @Nullable Exchange exchange(Http2Stream stream) {
        return stream.getProperty(exchangeKey);
    }

    private static void close(ChannelHandlerContext ctx) {
        var unused = ctx.close(); // closing has no failure that anyone could act on
    }
}
