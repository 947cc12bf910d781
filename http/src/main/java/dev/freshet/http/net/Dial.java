// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.failure.Sickness;
import dev.freshet.core.time.Lateness;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import dev.freshet.http.wire.ProxyServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes one connection: finds the addresses of the host, or of the proxy before it, tries them in turn, has the proxy open the way, agrees on TLS with the first
 * that answers. If none does, what the first one did
 * is told. Confined to the caller's loop.
 */
@Internal
public final class Dial {

    /** Stands for the time of what did not happen. */
    public static final long ABSENT = -1;

    /** Who wants the connection. Told on its loop, once, unless it calls the dial off before. */
    public interface Caller {

        /** It stands, and is the caller's from now on; its pipeline has a {@link SocketTap}. */
        void connected(Channel channel);

        /**
         * It can't be made.
         *
         * @param text one of {@link FailureTexts}, perhaps with the remark that the loop was late
         */
        void failed(String text);
    }

    private final Route route;
    private final HttpUri uri;
    private final Passage way;
    private final @Nullable ProxyServer proxy;
    private final long deadlineNs;
    private final boolean offersHttp2;
    private final Caller caller;
    private List<InetAddress> addresses = List.of();
    private int tried;
    private @Nullable SslContext tls;
    private @Nullable SslContext tlsOfProxy;
    private @Nullable Channel channel;
    private @Nullable ProxyHandshake handshake;
    private @Nullable Timeout timeout;
    private @Nullable String firstFault;
    private boolean done;
    private long dueNs;
    private String dueText = FailureTexts.PROXY_TIMEOUT;
    private long phaseSinceNs;
    private long dnsNs = ABSENT;
    private long connectNs = ABSENT;
    private long tlsNs = ABSENT;

    /**
     * Nothing is done yet.
     *
     * @param way how the connection gets to that address
     */
    Dial(Route route, HttpUri uri, Passage way, long deadlineNs, boolean offersHttp2, Caller caller) {
        this.route = route;
        this.uri = uri;
        this.way = way;
        this.proxy = way.proxy();
        this.deadlineNs = deadlineNs;
        this.offersHttp2 = offersHttp2;
        this.caller = caller;
    }

    public void start() {
        watch(deadlineNs, () -> giveUp(late(FailureTexts.NAME_TIMEOUT)));
        phaseSinceNs = nowNs();
        CompletableFuture<List<InetAddress>> found =
                route.resolver().addresses(proxy == null ? uri.host() : proxy.host());
        boolean waits = !found.isDone();
        whenDone(found, () -> resolved(found, waits));
    }

    /** Goes on at once, or on the loop when the future is done. */
    @SuppressWarnings("FutureReturnValueIgnored") // fails only if the loop has ended, and then nobody waits
    private void whenDone(CompletableFuture<?> future, Runnable step) {
        if (future.isDone()) {
            step.run();
        } else {
            future.whenComplete((value, fault) -> route.wire().loop().execute(step));
        }
    }

    private void resolved(CompletableFuture<List<InetAddress>> found, boolean hasWaited) {
        if (done) {
            return;
        }
        dnsNs = hasWaited ? nowNs() - phaseSinceNs : ABSENT;
        if (isLate()) {
            giveUp(late(FailureTexts.NAME_TIMEOUT));
            return;
        }
        if (found.isCompletedExceptionally()) {
            giveUp(Faults.whileResolving(found));
            return;
        }
        List<InetAddress> reachable = route.departure().reachable(found.join());
        addresses = route.wire().inTurn(SourceLine.nameable(reachable, way));
        if (addresses.isEmpty()) {
            giveUp(reachable.isEmpty() ? FailureTexts.NO_LOCAL_KIND : FailureTexts.NO_SOURCE_KIND);
            return;
        }
        if (uri.secure() || (proxy != null && proxy.isSecured())) {
            prepareTls();
        } else {
            tryFirst();
        }
    }

    private void prepareTls() {
        // Proxies are not asked for HTTP/2.
        CompletableFuture<SslContext> ofServer = route.tls().context(uri.secure() && offersHttp2);
        CompletableFuture<SslContext> ofProxy =
                proxy != null && proxy.isSecured() ? route.tls().context(false) : ofServer;
        whenDone(CompletableFuture.allOf(ofServer, ofProxy), () -> tlsReady(ofServer, ofProxy));
    }

    private void tlsReady(CompletableFuture<SslContext> ofServer, CompletableFuture<SslContext> ofProxy) {
        if (done) {
            return;
        }
        if (ofServer.isCompletedExceptionally() || ofProxy.isCompletedExceptionally()) {
            giveUp(FailureTexts.TLS_NO_CONTEXT);
            return;
        }
        tls = ofServer.join();
        tlsOfProxy = ofProxy.join();
        tryFirst();
    }

    /** Waiting for the addresses, of the proxy where there is one; absent where they were known. */
    public long dnsNs() {
        return dnsNs;
    }

    /** Until the TCP connection stood, or until the proxy had opened the way to the server; absent until then. */
    public long connectNs() {
        return connectNs;
    }

    /** Agreeing on TLS with the server; absent until that is done, and where there is none. */
    public long tlsNs() {
        return tlsNs;
    }

    /** What the server chose to speak while TLS was agreed on; null where it was not asked, or chose nothing. */
    public static @Nullable String protocol(Channel connected) {
        String chosen = null;
        for (Map.Entry<String, ChannelHandler> each : connected.pipeline()) {
            if (each.getValue() instanceof SslHandler secure) {
                chosen = secure.applicationProtocol(); // of the last one: TLS with a proxy comes before that with the
                // server
            }
        }
        return chosen;
    }

    /** Calls the dial off: nothing of it is left open, and the caller hears nothing. */
    public void cancel() {
        finish();
        hangUp();
    }

    private void tryFirst() {
        phaseSinceNs = nowNs();
        tryNext();
    }

    private void tryNext() {
        watch(within(route.wire().settings().connectTimeout()), () -> failed(late(FailureTexts.CONNECT_TIMEOUT)));
        InetSocketAddress target =
                new InetSocketAddress(addresses.get(tried++), proxy == null ? uri.port() : proxy.port());
        try {
            Channel next = newChannel(target);
            channel = next;
            route.wire().loop().eventLoop().register(next).addListener((ChannelFuture registered) -> {
                ChannelFuture last = registered.isSuccess() ? connect(next, target) : registered;
                last.addListener((ChannelFuture connecting) -> guard().run(() -> connected(next, connecting)));
            });
        } catch (ChannelException e) {
            failed(Faults.whileConnecting(e)); // no socket was to be had
        }
    }

    private ChannelFuture connect(Channel next, InetSocketAddress target) {
        InetAddress local = route.departure().towards(target.getAddress());
        InetSocketAddress end = prepared(next, target);
        return local == null ? next.connect(end) : next.connect(end, new InetSocketAddress(local, 0));
    }

    /** Has the connection begin as it is to begin before it leads to the server. What it is to be connected to: Netty's handlers know the proxy. */
    private InetSocketAddress prepared(Channel next, InetSocketAddress target) {
        String source = SourceLine.towards(target.getAddress(), way);
        if (source != null) {
            next.pipeline().addLast(new SourceLine(source));
        }
        if (proxy == null) {
            return target;
        }
        ProxyHandshake own = new ProxyHandshake(proxy, uri, route.wire().settings(), guard(), new Steps());
        handshake = own;
        return own.prepare(next, target, proxy.isSecured() ? tlsOfProxy : null, uri.secure() || offersHttp2);
    }

    private Channel newChannel(InetSocketAddress target) {
        Sockets sockets = route.wire().loop().sockets();
        Channel made = sockets.newChannel(target.getAddress());
        route.wire().opened(made);
        made.pipeline().addLast(new SocketTap(route.wire().loop().clock()));
        // TCP_NODELAY is on already: Netty sets it.
        made.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
        boolean isKept = uri.secure() || offersHttp2 || proxy != null;
        made.config().setOption(ChannelOption.RECVBUF_ALLOCATOR, route.wire().reads(isKept));
        if (route.departure().towards(target.getAddress()) != null) {
            sockets.chooseLocalPortLate(made);
        }
        return made;
    }

    private void connected(Channel by, ChannelFuture connecting) {
        if (done || by != channel) {
            Sockets.close(by);
        } else if (!connecting.isSuccess()) {
            failed(Faults.whileConnecting(connecting.cause()));
        } else if (isLate()) {
            failed(late(FailureTexts.CONNECT_TIMEOUT));
        } else if (handshake == null) {
            opened(by);
        } else {
            handshake.begin(by);
        }
    }

    private void opened(Channel by) {
        connectNs = nowNs() - phaseSinceNs;
        agree(by);
    }

    private void agree(Channel by) {
        if (tls == null || !uri.secure()) {
            succeed(by);
        } else {
            phaseSinceNs = nowNs();
            secure(by, Tls.handler(tls, by.alloc(), uri));
        }
    }

    private void secure(Channel by, SslHandler handler) {
        watch(within(route.wire().settings().tlsTimeout()), () -> giveUp(late(FailureTexts.TLS_TIMEOUT)));
        HandshakeFaults faults = new HandshakeFaults();
        by.pipeline().addLast(handler, faults);
        handler.handshakeFuture().addListener(handshake -> guard().run(() -> agreed(by, handshake, faults)));
    }

    private void agreed(Channel by, Future<?> handshake, HandshakeFaults faults) {
        if (!handshake.isSuccess()) {
            handshakeFailed(by, handshake.cause());
        } else if (!done && by == channel && isLate()) {
            giveUp(late(FailureTexts.TLS_TIMEOUT));
        } else if (!done && by == channel) {
            tlsNs = nowNs() - phaseSinceNs;
            by.pipeline().remove(faults);
            succeed(by);
        }
    }

    /** Netty swallows what a listener of a future throws. */
    private LoopGuard guard() {
        return route.wire().loop().guard();
    }

    /** TLS cannot be agreed on over that connection; another address of the host would hardly do better. */
    private void handshakeFailed(Channel by, Throwable cause) {
        if (Sickness.in(cause).isPresent()) {
            guard().failed(cause);
        }
        if (!done && by == channel) {
            giveUp(Faults.whileSecuring(cause));
        }
    }

    private void succeed(Channel by) {
        channel = null; // the caller's from now on
        finish();
        caller.connected(by);
    }

    /** This address will not do. */
    private void failed(String text) {
        hangUp();
        if (firstFault == null) {
            firstFault = text;
        }
        if (tried < addresses.size() && nowNs() < deadlineNs) {
            tryNext();
        } else {
            giveUp(firstFault);
        }
    }

    private void giveUp(String text) {
        cancel();
        caller.failed(proxy == null || connectNs != ABSENT ? text : FailureTexts.ofProxy(text));
    }

    private void hangUp() {
        if (channel != null) {
            Channel last = channel;
            channel = null;
            Sockets.close(last);
        }
    }

    private void finish() {
        done = true;
        if (timeout != null) {
            timeout.cancel();
            timeout = null;
        }
    }

    private long nowNs() {
        return route.wire().loop().clock().nowNs();
    }

    private long within(Duration limit) {
        return Math.min(deadlineNs, nowNs() + limit.toNanos());
    }

    /** Whether what has just come is too late: a loop that was busy looks at its sockets before it looks at its alarms. */
    private boolean isLate() {
        return nowNs() > dueNs;
    }

    private String late(String text) {
        return Lateness.remark(text, dueNs, nowNs());
    }

    private void watch(long atNs, Runnable onTimeout) {
        dueNs = atNs;
        if (timeout != null) {
            timeout.cancel();
        }
        timeout = route.wire().loop().schedule(atNs, onTimeout);
    }

    /** What a handshake with a proxy wants of the dial, and tells it. */
    private final class Steps implements ProxyHandshake.Dialler {

        @Override
        public void step(Duration limit, String onTimeout) {
            dueText = onTimeout;
            watch(within(limit), () -> giveUp(late(onTimeout)));
        }

        @Override
        public boolean goesOn(Channel by) {
            if (!done && by == channel && isLate()) {
                giveUp(late(dueText));
            }
            return !done && by == channel;
        }

        @Override
        public void opened(Channel by) {
            Dial.this.opened(by);
        }

        @Override
        public void failed(Channel by, String text) {
            if (!done && by == channel) {
                giveUp(text);
            }
        }
    }

    /** Tells what goes wrong while TLS is agreed on; taken out afterwards. */
    private final class HandshakeFaults extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            handshakeFailed(ctx.channel(), cause);
        }
    }
}
