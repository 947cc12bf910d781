// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes a new connection and finds out which version of HTTP its client speaks: over TLS by what both agree on (ALPN), otherwise by the first bytes.
 * {@code Upgrade: h2c} is not heeded, as RFC 9113 has done away with it.
 */
final class Acceptor extends ChannelInitializer<Channel> {

    static final int MAX_HEAD_BYTES = 64 << 10;

    private final Service service;
    private final ChannelGroup connections;
    private final ByteMeter meter;
    private final AtomicLong connectionNumbers = new AtomicLong();

    Acceptor(Service service, ChannelGroup connections) {
        this.service = service;
        this.connections = connections;
        this.meter = new ByteMeter(service.counters());
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        service.counters().connectionAccepted();
        RequestDeadline deadline =
                new RequestDeadline(channel, service.options().limits());
        deadline.expectRequest();
        channel.closeFuture().addListener(closed -> {
            deadline.cancel();
            service.counters().connectionClosed();
        });
        SslContext tls = service.options().tls();
        if (tls == null) {
            channel.pipeline().addLast(new FirstBytes(deadline));
        } else {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()), new Agreed(deadline));
        }
    }

    private void useHttp1(ChannelPipeline pipeline, RequestDeadline deadline) {
        HttpDecoderConfig limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_HEAD_BYTES)
                .setMaxHeaderSize(MAX_HEAD_BYTES)
                .setValidateHeaders(false); // what a client sends is recorded, not judged
        pipeline.addLast(
                new HttpRequestDecoder(limits),
                new Http1Reader(connectionNumbers.incrementAndGet(), deadline),
                new Http1Connection(service.router(), service.counters(), deadline));
    }

    private void useHttp2(ChannelPipeline pipeline, RequestDeadline deadline) {
        pipeline.addLast(
                meter,
                // the events of many streams that are due at the same time go out together
                new FlushConsolidationHandler(FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true),
                Http2HandlerBuilder.build(service, deadline, connectionNumbers.incrementAndGet()));
    }

    /** A client that goes away before it has said anything is nothing to report, nor is one that does not trust our certificate. */
    private static void leave(ChannelHandlerContext ctx) {
        var unused = ctx.close();
    }

    /** Over TLS: the version that client and server have agreed on; HTTP/1.1 if they have not spoken of it. */
    private final class Agreed extends ApplicationProtocolNegotiationHandler {

        private final RequestDeadline deadline;

        Agreed(RequestDeadline deadline) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.deadline = deadline;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                useHttp2(ctx.pipeline(), deadline);
            } else {
                useHttp1(ctx.pipeline(), deadline);
            }
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
            leave(ctx);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            leave(ctx);
        }
    }

    /** Without TLS: HTTP/2 if the first line is that of its preface, which no request of HTTP/1.1 can have. */
    private final class FirstBytes extends ByteToMessageDecoder {

        private static final int LINE_BYTES = 16;

        private final ByteBuf line = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("PRI * HTTP/2.0\r\n", US_ASCII));
        private final RequestDeadline deadline;

        FirstBytes(RequestDeadline deadline) {
            this.deadline = deadline;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
            int known = Math.min(in.readableBytes(), LINE_BYTES);
            boolean isHttp2 = ByteBufUtil.equals(in, in.readerIndex(), line, 0, known);
            if (isHttp2 && known < LINE_BYTES) {
                return;
            }
            if (isHttp2) {
                useHttp2(ctx.pipeline(), deadline);
            } else {
                useHttp1(ctx.pipeline(), deadline);
            }
            ctx.pipeline().remove(this);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            leave(ctx);
        }
    }
}
