// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.net.Faults;
import dev.freshet.http.net.SocketTap;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.wire.HeadParser;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.RequestEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of HTTP/1.1, from when it stands. Serves one exchange at a time and waits in between among the {@link KeptConnections}. One that is idle
 * is closed when the server closes its side, when it says anything unasked, or when it has been idle for too long. Confined to its loop.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements SocketTap.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Http1Connection.class);

    private final Channel channel;
    private final SocketTap tap;
    private final LoopGuard guard;
    private final KeptConnections.@Nullable Place place;
    private @Nullable Http1Exchange exchange;
    private @Nullable HeadParser parser;
    private boolean hasServed;
    private long readNs;

    // While it is idle.
    private boolean isIdle;
    private @Nullable Timeout alarm;
    private long idleSinceNs;

    /**
     * A connection that serves nobody yet.
     *
     * @param place where it waits between exchanges; null if it is for one exchange only
     */
    Http1Connection(Channel channel, LoopGuard guard, KeptConnections.@Nullable Place place) {
        this.channel = channel;
        this.guard = guard;
        this.place = place;
        this.tap = channel.pipeline().get(SocketTap.class);
        tap.tell(this);
        tap.join(channel.pipeline(), this);
    }

    SocketTap tap() {
        return tap;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Whether another exchange has been served before. */
    boolean hasServed() {
        return hasServed;
    }

    /** When the latest network read began. */
    long readNs() {
        return readNs;
    }

    /** What reads the head of the next response: that of the last one where there is one. */
    HeadParser parser(int maxHeadBytes) {
        HeadParser known = parser;
        parser = null;
        return known == null ? new HeadParser(maxHeadBytes) : known;
    }

    /** A head has been read to its end; the next exchange may read its own with it. */
    void takeBack(HeadParser used) {
        parser = place == null ? null : used;
    }

    /** From now on what comes in is for that exchange. */
    void serve(Http1Exchange served) {
        exchange = served;
        isIdle = false;
    }

    /** Hands a request to the socket. What was sent at once, as requests mostly are, is remembered by what all of a channel share. */
    ChannelFuture send(HttpRequest request) {
        ChannelFuture future = channel.writeAndFlush(encode(request));
        return future.isSuccess() ? channel.newSucceededFuture() : future;
    }

    /** Head and body in one buffer, which the socket releases. */
    private ByteBuf encode(HttpRequest request) {
        String head = RequestEncoder.head(request);
        ByteBuf bytes = channel.alloc().ioBuffer(head.length() + request.body().remaining());
        bytes.writeCharSequence(head, StandardCharsets.ISO_8859_1);
        return bytes.writeBytes(request.body().duplicate());
    }

    /** Reads no more, or reads on. */
    void reading(boolean isOn) {
        channel.config().setAutoRead(isOn);
    }

    /** The exchange is over: nothing is for it any more. Waits for the next one, or is closed. */
    void leave(boolean isReusable) {
        exchange = null;
        hasServed = true;
        if (isReusable && place != null) {
            reading(true);
            place.keep(this);
        } else {
            close();
        }
    }

    /** Waits for the next exchange. The alarm of an earlier wait goes on: it looks at the time before it closes anything. */
    void rest(KeptConnections by) {
        isIdle = true;
        idleSinceNs = by.loop().clock().nowNs();
        if (alarm == null) {
            watch(by);
        }
    }

    private void watch(KeptConnections by) {
        alarm = by.loop().schedule(idleSinceNs + by.idleTimeoutNs(), () -> onAlarm(by));
    }

    private void onAlarm(KeptConnections by) {
        alarm = null;
        if (!isIdle) {
            return;
        }
        if (by.loop().clock().nowNs() - idleSinceNs < by.idleTimeoutNs()) {
            watch(by);
        } else {
            close();
        }
    }

    void close() {
        forget();
        exchange = null;
        Sockets.close(channel);
    }

    private void forget() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        boolean wasIdle = isIdle;
        isIdle = false;
        if (wasIdle && place != null) {
            place.forget(this);
        }
    }

    @Override
    public void readBegins(long nowNs) {
        readNs = nowNs;
    }

    @Override
    public void readEnds() {
        if (exchange != null) {
            exchange.readEnds(readNs);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (exchange != null && message instanceof ByteBuf bytes) {
                exchange.read(bytes, readNs);
            } else if (isIdle) {
                LOG.debug("The server sent bytes after the end of the response: the connection is closed");
                close();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Http1Exchange served = exchange;
        forget();
        if (served != null) {
            served.connectionClosed(readNs);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent && isIdle) {
            close();
        }
    }

    /** What is not of the network came out of an exchange or of what listens to it, or says that memory is exhausted: the server is not to blame. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!Faults.isOfNetwork(cause)) {
            guard.failed(cause);
        }
        if (exchange != null) {
            exchange.exceptionCaught(cause);
        } else {
            close();
        }
    }
}
