// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Connection.PropertyKey;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Gathers the frames of each request of a connection into an {@link Incoming}. Bodies are bounded, and so is the time until one is complete. What is no HTTP/2 is
 * refused by Netty. Confined to the connection's loop.
 */
final class Http2Reader extends Http2EventAdapter {

    private static final String VERSION = "HTTP/2";

    private final long connection;
    private final long requestNs;
    private final Http2Handler handler;
    private final PropertyKey begunKey;

    /**
     * @param connection its number, for the requests
     * @param requestNs how long a client may take from the head of a request to its end
     */
    Http2Reader(long connection, long requestNs, Http2Handler handler) {
        this.connection = connection;
        this.requestNs = requestNs;
        this.handler = handler;
        this.begunKey = handler.connection().newKey();
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean isLast) {
        Http2Stream stream = handler.connection().stream(streamId);
        if (stream == null || handler.isAnswered(stream)) {
            return;
        }
        Begun begun = stream.getProperty(begunKey);
        if (begun != null) { // trailers
            finish(ctx, stream, begun);
        } else if (isLast) {
            handler.answer(ctx, stream, new Incoming(received(lines(headers), ""), null));
        } else {
            begin(ctx, stream, headers);
        }
    }

    @Override
    @SuppressWarnings("checkstyle:ParameterNumber") // as Netty has it
    public void onHeadersRead(
            ChannelHandlerContext ctx,
            int streamId,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean isExclusive,
            int padding,
            boolean isLast) {
        onHeadersRead(ctx, streamId, headers, padding, isLast);
    }

    /** All is taken at once, so that the windows of the connection and of its streams stay open. */
    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean isLast) {
        int taken = data.readableBytes() + padding;
        Http2Stream stream = handler.connection().stream(streamId);
        Begun begun = stream == null ? null : stream.getProperty(begunKey);
        if (stream == null || begun == null || handler.isAnswered(stream)) {
            return taken; // the rest of what was refused
        }
        if (begun.body.size() + data.readableBytes() > Http1Reader.MAX_BODY_BYTES) {
            handler.answer(ctx, stream, new Incoming(received(begun.lines, ""), Http1Reader.TOO_LARGE));
            return taken;
        }
        begun.body.writeBytes(ByteBufUtil.getBytes(data));
        if (isLast) {
            finish(ctx, stream, begun);
        }
        return taken;
    }

    private void begin(ChannelHandlerContext ctx, Http2Stream stream, Http2Headers headers) {
        // One that is refused is reset then, too, if the client has not had enough of sending it.
        Future<?> timeout = ctx.executor()
                .schedule(() -> handler.reset(ctx, stream, Http2Error.CANCEL), requestNs, TimeUnit.NANOSECONDS);
        stream.setProperty(begunKey, new Begun(lines(headers), timeout));
        if ("100-continue".contentEquals(String.valueOf(headers.get("expect")))) {
            Http2Headers goOn = new DefaultHttp2Headers().status("100");
            var unused = handler.encoder().writeHeaders(ctx, stream.id(), goOn, 0, false, ctx.newPromise());
            handler.flush(ctx);
        }
    }

    private void finish(ChannelHandlerContext ctx, Http2Stream stream, Begun begun) {
        stream.removeProperty(begunKey);
        begun.timeout.cancel(false);
        handler.answer(ctx, stream, new Incoming(received(begun.lines, begun.body.toString(ISO_8859_1)), null));
    }

    private ReceivedRequest received(List<HeaderLine> lines, String body) {
        String method = "";
        String target = "";
        for (HeaderLine line : lines) {
            if (line.name().equals(":method")) {
                method = line.value();
            } else if (line.name().equals(":path")) {
                target = line.value();
            }
        }
        return new ReceivedRequest(connection, method, target, VERSION, lines, body);
    }

    private static List<HeaderLine> lines(Http2Headers headers) {
        List<HeaderLine> lines = new ArrayList<>(headers.size());
        for (Map.Entry<CharSequence, CharSequence> header : headers) {
            lines.add(
                    new HeaderLine(header.getKey().toString(), header.getValue().toString()));
        }
        return lines;
    }

    /** A request whose head is there. */
    private static final class Begun {
        final List<HeaderLine> lines;
        final Future<?> timeout;
        final ByteArrayOutputStream body = new ByteArrayOutputStream(0);

        Begun(List<HeaderLine> lines, Future<?> timeout) {
            this.lines = lines;
            this.timeout = timeout;
        }
    }
}
