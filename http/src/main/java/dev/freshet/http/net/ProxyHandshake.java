// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.failure.Sickness;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.ProxyServer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks4ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a new connection has to do with a proxy before it leads to the server: TLS with the proxy, if that is secured, then the request for a way through it, by
 * Netty's handlers. A request for HTTP without TLS needs no way: the proxy is handed the request itself. Confined to the connection's loop.
 *
 * <pre>
 *   socket ─ SocketTap ─ [TLS with the proxy] ─ [codec ─ {@link ProxyAnswers} ─ {@link ProxyHandler}] ─ {@link Tail}
 *                                               └──────────── leave when the way is open ─────────────────┘
 * </pre>
 */
final class ProxyHandshake {

    /** Who makes the connection. */
    interface Dialler {

        /** The next step begins, and may take so long. */
        void step(Duration limit, String onTimeout);

        /** Whether the dial goes on by that connection, and what has come of the step is in time. */
        boolean goesOn(Channel by);

        /** The connection leads to the server. */
        void opened(Channel by);

        /**
         * It never will.
         *
         * @param text one of {@link FailureTexts}
         */
        void failed(Channel by, String text);
    }

    private static final String HANDLER = "proxy";

    private final ProxyServer proxy;
    private final HttpUri uri;
    private final TransportSettings settings;
    private final LoopGuard guard;
    private final Dialler dialler;
    private final Tail tail = new Tail();
    private @Nullable SslHandler tls;
    private @Nullable ProxyHandler handler;

    /** What came with the handler, and does not always leave by itself. */
    private List<String> codec = List.of();

    /**
     * What is to be done on one connection to that proxy.
     *
     * @param uri where the connection shall lead
     * @param guard told of what Netty would swallow
     */
    ProxyHandshake(ProxyServer proxy, HttpUri uri, TransportSettings settings, LoopGuard guard, Dialler dialler) {
        this.proxy = proxy;
        this.uri = uri;
        this.settings = settings;
        this.guard = guard;
        this.dialler = dialler;
    }

    /**
     * Gets a registered channel ready that is not connected yet.
     *
     * @param secured for TLS with the proxy; null if there is none
     * @param needsTunnel whether a proxy for HTTP has to hand bytes on as they are, rather than requests
     * @return what the channel is to be connected to
     */
    InetSocketAddress prepare(
            Channel channel, InetSocketAddress proxyAddress, @Nullable SslContext secured, boolean needsTunnel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (secured != null) {
            SslHandler own = Tls.handler(secured, channel.alloc(), proxy.host(), proxy.port());
            tls = own;
            pipeline.addLast(own);
        }
        boolean tunnels = !proxy.speaksHttp() || needsTunnel;
        if (tunnels) {
            ProxyHandler own = handler(proxyAddress);
            own.setConnectTimeoutMillis(0); // the dial watches the time
            handler = own;
            List<String> before = pipeline.names();
            pipeline.addLast(HANDLER, own);
            codec = pipeline.names().stream()
                    .filter(name -> !before.contains(name) && !name.equals(HANDLER))
                    .toList();
            pipeline.addBefore(HANDLER, null, new ProxyAnswers(proxy.login() != null, dialler));
        }
        pipeline.addLast(tail);
        return tunnels ? server() : proxyAddress;
    }

    private ProxyHandler handler(InetSocketAddress address) {
        ProxyServer.Login login = proxy.login();
        String username = login == null ? null : login.username();
        return switch (proxy.kind()) {
            case HTTP, HTTPS -> new HttpProxyHandler(address, headers(proxy.tunnelHeaders()));
            case SOCKS4 -> new Socks4ProxyHandler(address, username);
            case SOCKS5 -> new Socks5ProxyHandler(address, username, login == null ? null : login.password());
        };
    }

    /** Byte by byte as they are: Netty would take text for ASCII. */
    private static HttpHeaders headers(Headers lines) {
        HttpHeaders headers = new DefaultHttpHeaders();
        for (Map.Entry<String, String> line : lines) {
            headers.add(line.getKey(), new AsciiString(line.getValue().getBytes(StandardCharsets.ISO_8859_1), false));
        }
        return headers;
    }

    /** The server as the proxy is told: a name is left to the proxy. */
    private InetSocketAddress server() {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(uri.host());
        if (literal == null) {
            return InetSocketAddress.createUnresolved(uri.host(), uri.port());
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(literal), uri.port());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + literal.length + " bytes", e);
        }
    }

    /** The connection to the proxy stands. */
    void begin(Channel by) {
        SslHandler own = tls;
        if (own == null) {
            ask(by);
        } else {
            dialler.step(settings.tlsTimeout(), FailureTexts.ofProxy(FailureTexts.TLS_TIMEOUT));
            own.handshakeFuture().addListener(agreed -> guard.run(() -> secured(by, agreed)));
        }
    }

    private void secured(Channel by, Future<?> agreed) {
        if (!agreed.isSuccess()) {
            failed(by, agreed.cause(), FailureTexts.ofProxy(Faults.whileSecuring(agreed.cause())));
        } else if (dialler.goesOn(by)) {
            ask(by);
        }
    }

    private void ask(Channel by) {
        ProxyHandler own = handler;
        if (own == null) {
            opened(by);
        } else {
            dialler.step(settings.connectTimeout(), FailureTexts.PROXY_TIMEOUT);
            own.connectFuture().addListener(answered -> guard.run(() -> answered(by, own, answered)));
        }
    }

    private void answered(Channel by, ProxyHandler own, Future<?> answered) {
        if (!answered.isSuccess()) {
            failed(by, answered.cause(), text(answered.cause()));
        } else if (dialler.goesOn(by)) {
            by.pipeline().remove(own);
            by.pipeline().remove(ProxyAnswers.class);
            codec.stream().filter(name -> by.pipeline().get(name) != null).forEach(by.pipeline()::remove);
            opened(by);
        }
    }

    private void opened(Channel by) {
        dialler.opened(by);
        if (by.pipeline().context(tail) != null) {
            by.pipeline().remove(tail);
        }
    }

    private void failed(Channel by, Throwable cause, String text) {
        if (Sickness.in(cause).isPresent()) {
            guard.failed(cause);
        }
        dialler.failed(by, text);
    }

    private static String text(Throwable cause) {
        if (cause instanceof DecoderException) {
            return FailureTexts.PROXY_MALFORMED;
        }
        return Faults.isClosed(cause) ? FailureTexts.PROXY_CLOSED : FailureTexts.ofProxy(Faults.inExchange(cause));
    }

    /** Takes what nobody else does until the way is open: exceptions, and bytes of the server that came together with the proxy's answer. */
    private final class Tail extends ChannelInboundHandlerAdapter {

        private final Queue<Object> early = new ArrayDeque<>(1);

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf) {
                early.add(message);
            } else {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            failed(ctx.channel(), cause, text(cause));
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext ctx) {
            boolean isUp = ctx.channel().isActive();
            for (Object message = early.poll(); message != null; message = early.poll()) {
                if (isUp) {
                    ctx.fireChannelRead(message);
                } else {
                    ReferenceCountUtil.release(message);
                }
            }
        }
    }
}
