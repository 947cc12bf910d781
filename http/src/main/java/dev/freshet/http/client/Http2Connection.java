// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.LoopGuard;
import dev.freshet.http.net.Faults;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.Route;
import dev.freshet.http.net.SocketTap;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.wire.Http2Texts;
import dev.freshet.http.wire.HttpRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/2, from when it stands until its last stream has ended: a stream for each exchange that {@link Http2Connections} gives to it. Frames are
 * Netty's business ({@link Http2Codec}); what they mean for the exchanges is told here. Confined to its loop.
 */
final class Http2Connection extends Http2EventAdapter implements SocketTap.Reader {

    /** How much may wait to be written to a server that asks for answers and does not read them. */
    private static final long MAX_UNREAD_BYTES = 1 << 20;

    /** Streams have odd numbers from 3 on; beyond this one another connection has to do. */
    private static final int LAST_STREAM = Integer.MAX_VALUE - 2;

    private final Channel channel;
    private final SocketTap tap;
    private final LoopGuard guard;
    private final Http2Codec codec;
    private final Http2Watch watch;
    private final WireCounts counts;
    private final Http2Connections.Line line;
    private final List<Http2Exchange> readers = new ArrayList<>();
    private final long limitOfOurs;
    private long limitOfServer = 1;
    private boolean isSettled;
    private boolean isGoing;
    private boolean isToldToGo;
    private boolean hasServed;
    private boolean isReading;
    private boolean isFlushDue;
    private @Nullable String end;
    private long readNs;

    /**
     * A connection that serves nobody yet. Speaks first, together with the first request.
     *
     * @param line is told of room for more streams, and of the end
     */
    Http2Connection(Channel channel, Route route, WireCounts counts, Http2Connections.Line line) {
        Http2Terms terms = route.settings().http2();
        this.channel = channel;
        this.guard = route.loop().guard();
        this.counts = counts;
        this.line = line;
        limitOfOurs = terms.streamsPerConnection() == 0 ? Integer.MAX_VALUE : terms.streamsPerConnection();
        readNs = route.loop().clock().nowNs();
        tap = channel.pipeline().get(SocketTap.class);
        tap.tell(this);
        codec = Http2Codec.of(this, terms, route.settings().maxHeadBytes());
        codec.connection().addListener(this);
        channel.pipeline().addLast(codec);
        codec.openWindow(terms.connectionWindow());
        watch = new Http2Watch(
                this,
                route.loop(),
                terms.heartbeat(),
                route.settings().pool().idleTimeout().toNanos());
    }

    SocketTap tap() {
        return tap;
    }

    /** Whether an exchange has been served before. */
    boolean hasServed() {
        return hasServed;
    }

    /** How many streams are open. */
    int streams() {
        return codec.connection().local().numActiveStreams();
    }

    /** Whether the server has told what it allows. Until then one stream is tried. */
    boolean isSettled() {
        return isSettled;
    }

    /** How many streams it may have at a time. */
    long limit() {
        return Math.min(limitOfOurs, limitOfServer);
    }

    /** Whether another stream may be opened now. */
    boolean hasRoom() {
        return isUsable() && streams() < limit();
    }

    /** Whether streams may be opened, now or when others have ended. */
    private boolean isUsable() {
        return !isGoing && channel.isActive() && codec.nextStreamId() <= LAST_STREAM;
    }

    /** When the latest network read began. */
    long readNs() {
        return readNs;
    }

    // ---- for exchanges -------------------------------------------------------------------------------------------

    /** Opens a stream and hands the request to the socket. Done when all of it is there. */
    ChannelFuture send(Http2Exchange exchange, HttpRequest request) {
        hasServed = true;
        watch.busy();
        ChannelFuture sent = codec.send(exchange, request);
        counts.streamBegun(streams());
        flushSoon();
        return sent;
    }

    /** As many bytes of a stream have been read, and others may come. */
    void consumed(int streamId, int bytes) {
        codec.consumed(streamId, bytes);
        flushSoon();
    }

    /** The exchange is over: the server need not go on with its stream. */
    void leave(Http2Exchange exchange) {
        codec.leave(exchange);
        flushSoon();
    }

    /** What is written while a read is handled goes out when that is done, in one piece. */
    private void flushSoon() {
        if (isReading) {
            isFlushDue = true;
        } else {
            channel.flush();
        }
    }

    /** No stream is opened any more; those that are open may end by themselves. */
    void retire() {
        isGoing = true;
        if (streams() == 0) {
            close();
        }
    }

    void close() {
        watch.stop();
        Sockets.close(channel);
    }

    /** The connection is of no more use: ends it, and with it all streams. */
    void fail(String text) {
        end = end == null ? text : end;
        isGoing = true;
        close();
    }

    void ping() {
        codec.ping();
        channel.flush();
    }

    // ---- what comes in -------------------------------------------------------------------------------------------

    @Override
    public void readBegins(long nowNs) {
        readNs = nowNs;
        isReading = true;
        watch.heard(nowNs);
    }

    @Override
    public void readEnds() {
        isReading = false;
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i).readEnds(readNs);
        }
        readers.clear();
        if (isFlushDue) {
            isFlushDue = false;
            channel.flush();
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean isLast) {
        Http2Exchange exchange = codec.exchange(streamId);
        if (exchange != null) {
            exchange.headers(headers, isLast, readNs);
        }
    }

    @Override
    @SuppressWarnings("checkstyle:ParameterNumber") // Netty's
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

    @Override
    public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean isLast) {
        int flowControlled = data.readableBytes() + padding;
        Http2Exchange exchange = codec.exchange(streamId);
        if (exchange == null) {
            return flowControlled;
        }
        exchange.received(Http2Exchange.FRAME_HEAD_BYTES + flowControlled);
        if (!exchange.hasPiecesInRead()) {
            readers.add(exchange);
        }
        return exchange.data(data, flowControlled, isLast, readNs);
    }

    /** The lines of a head have come as so many bytes. */
    void onHeadBytes(int streamId, int bytes) {
        Http2Exchange exchange = codec.exchange(streamId);
        if (exchange != null) {
            exchange.received(Http2Exchange.FRAME_HEAD_BYTES + bytes);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
        Long limit = settings.maxConcurrentStreams();
        if (limit != null) {
            limitOfServer = limit;
        } else if (!isSettled) {
            limitOfServer = Integer.MAX_VALUE;
        }
        isSettled = true;
        refuseFlood();
        guard.run(() -> line.onRoom(this));
    }

    @Override
    public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
        refuseFlood();
    }

    /** Answers to SETTINGS and PING wait to be written for as long as the server does not read: not without end. */
    private void refuseFlood() throws Http2Exception {
        if (channel.bytesBeforeWritable() > MAX_UNREAD_BYTES) {
            end = Http2Texts.FLOODED;
            throw Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, Http2Texts.FLOODED);
        }
    }

    // ---- the end of streams --------------------------------------------------------------------------------------

    @Override
    public void onStreamHalfClosed(Http2Stream stream) {
        if (stream.state() == Http2Stream.State.HALF_CLOSED_REMOTE) {
            remoteClosed(stream);
        }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        remoteClosed(stream);
        guard.run(this::onRoom);
    }

    /** A stream has ended, and what its end brought about is done. */
    private void onRoom() {
        if (hasRoom()) {
            line.onRoom(this);
        }
        if (streams() > 0) {
            return;
        }
        if (isUsable()) {
            watch.idle();
        } else {
            close();
        }
    }

    /** Netty swallows what its listeners throw. */
    private void remoteClosed(Http2Stream stream) {
        Http2Exchange exchange = codec.exchange(stream);
        if (exchange != null) {
            guard.run(() -> exchange.remoteClosed(readNs));
        }
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long code) {
        Http2Exchange exchange = codec.exchange(streamId);
        if (exchange == null) {
            return;
        }
        counts.streamReset();
        if (code == Http2Texts.REFUSED_STREAM) {
            limitOfServer = Math.max(0, streams() - 1); // until it says otherwise, it has told how many it wants
            exchange.refused(Http2Texts.reset(code), readNs);
        } else {
            exchange.failed(Http2Texts.reset(code), readNs);
        }
    }

    @Override
    public void onGoAwayReceived(int lastStreamId, long code, ByteBuf debugData) {
        guard.run(() -> toldToGo(lastStreamId, code));
    }

    /** Streams up to that one live on. The others were not begun, and may be begun elsewhere. */
    private void toldToGo(int lastStreamId, long code) {
        if (!isToldToGo) {
            counts.toldToGo();
        }
        isToldToGo = true;
        isGoing = true;
        line.gone(this);
        String text = Http2Texts.goAway(code);
        end = end == null || code != Http2Error.NO_ERROR.code() ? text : end;
        for (Http2Exchange exchange : codec.exchanges()) {
            if (exchange.streamId() > lastStreamId) {
                exchange.refused(text, readNs);
            }
        }
        if (streams() == 0) {
            close();
        }
    }

    // ---- the end of the connection -------------------------------------------------------------------------------

    /** What came in is against the rules. Netty tells the server, and closes the connection. */
    void violated(Http2Error code, boolean isBegun) {
        if (end == null) {
            end = isBegun ? Http2Texts.violated(code.code()) : Http2Texts.NOT_SPOKEN;
        }
    }

    /** What went wrong on the connection, or in a listener. */
    void broken(Throwable cause) {
        if (!Faults.isOfNetwork(cause)) {
            guard.failed(cause);
        }
        if (!Faults.isClosed(cause) && end == null) {
            end = Faults.inExchange(cause);
        }
    }

    /** The connection is closed, and with it all streams are lost. */
    void closed() {
        isGoing = true;
        watch.stop();
        line.gone(this);
        String known = end;
        for (Http2Exchange exchange : codec.exchanges()) {
            exchange.lost(known, readNs);
        }
    }
}
