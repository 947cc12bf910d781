// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS as all connections of a run use it: certificates and host names are verified unless the settings say otherwise. Reading the trust store takes
 * tens of milliseconds, so it is done on a background thread when the first exchange asks. OpenSSL is used where {@code netty-tcnative} is on the
 * class path, else the JDK. Shared by the loops of a run; safe for any thread.
 */
final class Tls {

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TransportSettings settings;
    private final Executor background;
    private @Nullable CompletableFuture<SslContext> context;

    Tls(TransportSettings settings, Executor background) {
        this.settings = settings;
        this.background = background;
    }

    /** The context of this run, complete when it has been made. */
    synchronized CompletableFuture<SslContext> context() {
        if (context == null) {
            context = CompletableFuture.supplyAsync(this::make, background);
        }
        return context;
    }

    private SslContext make() {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .endpointIdentificationAlgorithm(settings.trustAny() ? "" : "HTTPS");
            if (settings.trustAny()) {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            } else if (!settings.trusted().isEmpty()) {
                builder.trustManager(settings.trusted().toArray(X509Certificate[]::new));
            }
            return builder.build();
        } catch (SSLException | RuntimeException e) {
            LOG.error("TLS cannot be used: the trust store could not be loaded", e);
            throw new IllegalStateException("The trust store could not be loaded", e);
        }
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
