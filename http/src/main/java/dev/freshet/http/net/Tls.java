// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.http.wire.HttpUri;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of one user, or of all users of a run: they share a context, and with it the sessions that are taken up again. The context is made on a background
 * thread when the first exchange asks. Safe for any thread.
 */
final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsMaterial material;
    private final long userId;
    private @Nullable CompletableFuture<SslContext> plain;
    private @Nullable CompletableFuture<SslContext> offering;
    private boolean isClosed;

    /** TLS of that user; any number where all share it. */
    Tls(TlsMaterial material, long userId) {
        this.material = material;
        this.userId = userId;
    }

    /**
     * The context, complete when it has been made.
     *
     * @param offersHttp2 whether servers may choose HTTP/2
     */
    synchronized CompletableFuture<SslContext> context(boolean offersHttp2) {
        CompletableFuture<SslContext> known = offersHttp2 ? offering : plain;
        if (known == null) {
            known = isClosed
                    ? CompletableFuture.failedFuture(new IllegalStateException("TLS is closed"))
                    : Background.supply(() -> material.context(userId, offersHttp2), material.background());
            if (offersHttp2) {
                offering = known;
            } else {
                plain = known;
            }
        }
        return known;
    }

    /** Lets go of the contexts. Connections that use them keep what they need of them. */
    public synchronized void close() {
        if (!isClosed) {
            release(plain);
            release(offering);
        }
        isClosed = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a context that nobody uses
    private static void release(@Nullable CompletableFuture<SslContext> context) {
        if (context != null) {
            context.thenAccept(ReferenceCountUtil::release);
        }
    }

    /** Does TLS on one connection. */
    static SslHandler handler(SslContext context, ByteBufAllocator allocator, HttpUri uri) {
        return handler(context, allocator, uri.host(), uri.port());
    }

    /** Does TLS on one connection with that host, be it the server or a proxy. */
    static SslHandler handler(SslContext context, ByteBufAllocator allocator, String host, int port) {
        SslHandler handler = context.newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(0); // the dial watches the time
        nameServer(handler.engine(), host);
        return handler;
    }

    /** Tells the server the name that is asked for (SNI), also where it has no dot as the JDK wants it: names within a cluster have none. */
    private static void nameServer(SSLEngine engine, String host) {
        if (NetUtil.createByteArrayFromIpAddressString(host) != null) {
            return;
        }
        try {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            engine.setSSLParameters(parameters);
        } catch (IllegalArgumentException e) {
            LOG.debug("A host name that cannot be told to the server; going on without", e);
        }
    }
}
