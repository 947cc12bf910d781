// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the pieces of a request into an {@link Incoming}. Bodies are bounded; what can't be read is refused, and the
 * rest of the connection is skipped, so that the client gets to read the refusal. Confined to the connection's loop.
 */
final class Http1Reader extends ChannelInboundHandlerAdapter {

    static final int MAX_BODY_BYTES = 1 << 20;

    /** What a larger one gets. */
    static final StreamScript TOO_LARGE =
            Router.text(413, "The body is larger than 1 MiB, the most that this server takes.");

    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1);

    private final long connection;
    private final RequestDeadline deadline;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private @Nullable HttpRequest head;
    private boolean hasRefused;
    private boolean isAwaited;

    /** @param connection its number, for the requests */
    Http1Reader(long connection, RequestDeadline deadline) {
        this.connection = connection;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (!hasRefused && message instanceof HttpRequest request) {
                begin(ctx, request);
            }
            if (!hasRefused && message instanceof HttpContent content) {
                append(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** A request that is not complete after a read has a time to be so. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (head != null && !isAwaited) {
            isAwaited = true;
            deadline.expectRequest();
        }
        ctx.fireChannelReadComplete();
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        head = request;
        isAwaited = false;
        body = new ByteArrayOutputStream(0); // a large one is not kept for the life of the connection
        if (request.decoderResult().isFailure()) {
            refuse(ctx, request, unreadable(request.decoderResult().cause()));
        } else if (HttpUtil.getContentLength(request, 0L) > MAX_BODY_BYTES) {
            refuse(ctx, request, linger(TOO_LARGE));
        } else if (HttpUtil.is100ContinueExpected(request)) {
            var unused = ctx.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), ctx.voidPromise());
        }
    }

    private void append(ChannelHandlerContext ctx, HttpContent content) {
        HttpRequest request = head;
        if (request == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(ctx, request, unreadable(content.decoderResult().cause()));
            return;
        }
        int sizeBytes = content.content().readableBytes();
        if (body.size() + sizeBytes > MAX_BODY_BYTES) {
            refuse(ctx, request, linger(TOO_LARGE));
            return;
        }
        if (sizeBytes > 0) {
            body.writeBytes(ByteBufUtil.getBytes(content.content()));
        }
        if (content instanceof LastHttpContent) {
            String text = body.toString(ISO_8859_1);
            head = null;
            deadline.met();
            ctx.fireChannelRead(new Incoming(received(request, text), null));
        }
    }

    private void refuse(ChannelHandlerContext ctx, HttpRequest request, StreamScript refusal) {
        hasRefused = true;
        head = null;
        deadline.met();
        ctx.fireChannelRead(new Incoming(received(request, ""), refusal));
    }

    private ReceivedRequest received(HttpRequest request, String text) {
        List<HeaderLine> headers = request.headers().entries().stream()
                .map(entry -> new HeaderLine(entry.getKey(), entry.getValue()))
                .toList();
        return new ReceivedRequest(
                connection,
                request.method().name(),
                request.uri(),
                request.protocolVersion().text(),
                headers,
                text);
    }

    private static StreamScript unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return text(414, "The request line is longer than 64 KiB, the most that this server takes.");
        }
        if (cause instanceof TooLongFrameException) {
            return text(431, "The headers are larger than 64 KiB, the most that this server takes.");
        }
        return text(400, "This is no request of HTTP/1.1: " + cause.getMessage());
    }

    private static StreamScript text(int status, String line) {
        return linger(Router.text(status, line));
    }

    /** The client is to close: closing while it still sends would reset the connection and take the refusal with it. */
    private static StreamScript linger(StreamScript refusal) {
        return refusal.header("Connection", "close").pause(LINGER).drop();
    }
}
