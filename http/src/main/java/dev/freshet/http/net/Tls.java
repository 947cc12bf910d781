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
    private @Nullable CompletableFuture<SslContext> context;
    private boolean isClosed;

    /** TLS of that user; any number where all share it. */
    Tls(TlsMaterial material, long userId) {
        this.material = material;
        this.userId = userId;
    }

    /** The context, complete when it has been made. */
    synchronized CompletableFuture<SslContext> context() {
        if (context == null) {
            context = isClosed
                    ? CompletableFuture.failedFuture(new IllegalStateException("TLS is closed"))
                    : Background.supply(() -> material.context(userId), material.background());
        }
        return context;
    }

    /** Lets go of the context. Connections that use it keep what they need of it. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a context that nobody uses
    public synchronized void close() {
        if (!isClosed && context != null) {
            context.thenAccept(ReferenceCountUtil::release);
        }
        isClosed = true;
    }

    /** Does TLS on one connection. */
    static SslHandler handler(SslContext context, ByteBufAllocator allocator, HttpUri uri) {
        SslHandler handler = context.newHandler(allocator, uri.host(), uri.port());
        handler.setHandshakeTimeoutMillis(0); // the dial watches the time
        nameServer(handler.engine(), uri.host());
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
