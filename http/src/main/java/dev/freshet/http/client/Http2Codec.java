// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Faults;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.Http2Texts;
import dev.freshet.http.wire.HttpRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one connection, by Netty: which exchange belongs to which stream, the bytes of each, windows, and what Netty finds wrong. Confined to the connection's
 * loop.
 *
 * <p>The window of the connection refills by itself, so that a stream which nobody reads holds up no other; only its own window is held.
 */
final class Http2Codec extends Http2ConnectionHandler {

    private static final float REFILL_BELOW = 0.5f;

    /** A head that is so many times too large ends not only its stream. */
    private static final long HEAD_ENDS_CONNECTION = 16;

    private final Http2Connection owner;
    private final io.netty.handler.codec.http2.Http2Connection.PropertyKey exchangeKey;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Http2Exchange beginning;
    private int nextStreamId = 3; // the first one belongs to a request that asked for a change of version

    private Http2Codec(
            Http2Connection owner, Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings ours) {
        super(decoder, encoder, ours, false, false);
        this.owner = owner;
        this.exchangeKey = connection().newKey();
        gracefulShutdownTimeoutMillis(0);
    }

    /** What speaks and hears for that connection. */
    static Http2Codec of(Http2Connection owner, Http2Terms terms, int maxHeadBytes) {
        DefaultHttp2Connection streams = new DefaultHttp2Connection(false);
        streams.local().flowController(new DefaultHttp2LocalFlowController(streams, REFILL_BELOW, true));
        streams.remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(streams, new UniformStreamByteDistributor(streams)));
        Counting counting = new Counting(owner, maxHeadBytes);
        Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(streams, counting.writer());
        DefaultHttp2ConnectionDecoder decoder =
                new DefaultHttp2ConnectionDecoder(streams, encoder, new DefaultHttp2FrameReader(counting)) {
                    @Override
                    protected long calculateMaxHeaderListSizeGoAway(long limitOfStream) {
                        return HEAD_ENDS_CONNECTION * limitOfStream;
                    }
                };
        decoder.frameListener(owner);
        Http2Settings ours = new Http2Settings()
                .pushEnabled(false)
                .initialWindowSize(terms.streamWindow())
                .maxFrameSize(terms.maxFrameBytes())
                .maxHeaderListSize(maxHeadBytes);
        Http2Codec made = new Http2Codec(owner, decoder, encoder, ours);
        counting.codec = made;
        return made;
    }

    // ---- what goes out -------------------------------------------------------------------------------------------

    /** The number that the next stream will have. */
    int nextStreamId() {
        return nextStreamId;
    }

    /** Lets the server send so many bytes over all streams together before they have been read. */
    void openWindow(int bytes) {
        try {
            decoder()
                    .flowController()
                    .incrementWindowSize(connection().connectionStream(), bytes - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
        } catch (Http2Exception e) {
            throw new IllegalStateException("A window of " + bytes + " bytes", e);
        }
    }

    /** Writes the request on a stream of its own, without a flush. Done when all of it has been handed to the socket. */
    ChannelFuture send(Http2Exchange exchange, HttpRequest request) {
        ChannelHandlerContext ctx = context();
        int streamId = nextStreamId;
        nextStreamId += 2;
        exchange.begins(streamId);
        beginning = exchange;
        boolean hasBody = request.body().hasRemaining();
        ChannelFuture head =
                encoder().writeHeaders(ctx, streamId, Http2Heads.of(request), 0, !hasBody, ctx.newPromise());
        beginning = null;
        Http2Stream stream = connection().stream(streamId);
        if (stream != null) {
            stream.setProperty(exchangeKey, exchange);
        }
        if (head.isDone() && !head.isSuccess()) {
            exchange.failed(whyUnsent(head.cause()), owner.readNs());
            return head;
        }
        if (!hasBody) {
            return head;
        }
        ByteBuf body = Unpooled.wrappedBuffer(request.body().duplicate());
        return encoder().writeData(ctx, streamId, body, 0, true, ctx.newPromise());
    }

    private static String whyUnsent(Throwable cause) {
        return cause instanceof Http2Exception.HeaderListSizeException
                ? Http2Texts.REQUEST_HEAD_TOO_LARGE
                : Faults.inExchange(cause);
    }

    /** As many bytes of a stream have been read late, and the server may send others. */
    void consumed(int streamId, int bytes) {
        Http2Stream stream = connection().stream(streamId);
        if (stream != null) {
            try {
                decoder().flowController().consumeBytes(stream, bytes);
            } catch (Http2Exception e) {
                onError(context(), true, e);
            }
        }
    }

    /** What is still to come on the stream of that exchange is for nobody: the server is told, unless it has come to the end. */
    @SuppressWarnings("FutureReturnValueIgnored") // a stream that cannot be reset is gone with its connection
    void leave(Http2Exchange exchange) {
        Http2Stream stream = connection().stream(exchange.streamId());
        if (stream == null) {
            return;
        }
        stream.removeProperty(exchangeKey);
        ChannelHandlerContext ctx = context();
        if (stream.state() != Http2Stream.State.CLOSED && ctx.channel().isActive()) {
            resetStream(ctx, stream.id(), Http2Error.CANCEL.code(), ctx.newPromise());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // where it cannot be sent there is no answer, which is noticed
    void ping() {
        encoder().writePing(context(), false, 0, context().newPromise());
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext known = context;
        if (known == null) {
            throw new IllegalStateException("Not in a pipeline");
        }
        return known;
    }

    // ---- whose stream it is --------------------------------------------------------------------------------------

    @Nullable
    Http2Exchange exchange(int streamId) {
        Http2Stream stream = connection().stream(streamId);
        return stream == null ? null : exchange(stream);
    }

    @Nullable
    Http2Exchange exchange(Http2Stream stream) {
        return stream.getProperty(exchangeKey);
    }

    /** Those that have not left, in a list of their own. */
    List<Http2Exchange> exchanges() {
        List<Http2Exchange> all = new ArrayList<>(connection().numActiveStreams());
        try {
            connection().forEachActiveStream(stream -> {
                Http2Exchange each = exchange(stream);
                if (each != null) {
                    all.add(each);
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("The streams of a connection", e);
        }
        return all;
    }

    // ---- what Netty tells ----------------------------------------------------------------------------------------

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
        context = ctx;
        super.handlerAdded(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        owner.closed();
        super.channelInactive(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
            owner.broken(cause);
            owner.close();
        } else {
            super.exceptionCaught(ctx, cause);
        }
    }

    @Override
    public void onError(ChannelHandlerContext ctx, boolean outbound, Throwable cause) {
        if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
            owner.broken(cause);
        }
        super.onError(ctx, outbound, cause);
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, @Nullable Http2Exception as) {
        if (as != null) {
            owner.violated(as.error(), decoder().prefaceReceived());
        }
        super.onConnectionError(ctx, outbound, cause, as);
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext ctx, boolean outbound, Throwable cause, Http2Exception.StreamException as) {
        Http2Exchange exchange = exchange(as.streamId());
        super.onStreamError(ctx, outbound, cause, as);
        if (exchange != null) {
            boolean isTooLarge = as instanceof Http2Exception.HeaderListSizeException;
            String ours = isTooLarge ? Http2Texts.REQUEST_HEAD_TOO_LARGE : Faults.inExchange(cause);
            String theirs = isTooLarge
                    ? FailureTexts.HEAD_TOO_LARGE
                    : Http2Texts.violated(as.error().code());
            exchange.failed(outbound ? ours : theirs, owner.readNs());
        }
    }

    /** Counts the bytes of frames for the exchanges that they belong to. */
    private static final class Counting extends DefaultHttp2HeadersDecoder {

        private final Http2Connection owner;
        private @Nullable Http2Codec codec;

        Counting(Http2Connection owner, int maxHeadBytes) {
            super(true, maxHeadBytes);
            this.owner = owner;
            try {
                maxHeaderListSize(maxHeadBytes, HEAD_ENDS_CONNECTION * maxHeadBytes);
            } catch (Http2Exception e) {
                throw new IllegalStateException("Heads of " + maxHeadBytes + " bytes", e);
            }
        }

        @Override
        public Http2Headers decodeHeaders(int streamId, ByteBuf block) throws Http2Exception {
            owner.onHeadBytes(streamId, block.readableBytes());
            return super.decodeHeaders(streamId, block);
        }

        private void sent(int streamId, long bytes) {
            Http2Codec by = codec;
            Http2Exchange to = by == null ? null : by.beginning;
            if (by != null && to == null) {
                to = by.exchange(streamId);
            }
            if (to != null) {
                to.sent(bytes);
            }
        }

        Http2FrameWriter writer() {
            DefaultHttp2FrameWriter frames = new DefaultHttp2FrameWriter(new DefaultHttp2HeadersEncoder() {
                @Override
                public void encodeHeaders(int streamId, Http2Headers headers, ByteBuf into) throws Http2Exception {
                    int before = into.writerIndex();
                    super.encodeHeaders(streamId, headers, into);
                    sent(streamId, Http2Exchange.FRAME_HEAD_BYTES + into.writerIndex() - before);
                }
            });
            return new DecoratingHttp2FrameWriter(frames) {
                @Override
                @SuppressWarnings("checkstyle:ParameterNumber") // Netty's
                public ChannelFuture writeData(
                        ChannelHandlerContext ctx,
                        int streamId,
                        ByteBuf data,
                        int padding,
                        boolean endStream,
                        ChannelPromise promise) {
                    int bytes = data.readableBytes() + padding;
                    int perFrame = frames.configuration().frameSizePolicy().maxFrameSize();
                    int heads = Math.max(1, (bytes + perFrame - 1) / perFrame);
                    sent(streamId, bytes + (long) heads * Http2Exchange.FRAME_HEAD_BYTES);
                    return super.writeData(ctx, streamId, data, padding, endStream, promise);
                }
            };
        }
    }
}
