// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the TLS contexts of a run are made of. Stores that the user names are loaded at once, so that a mistake shows before the run starts; the roots of the Java
 * installation only when TLS is first used, because that takes its time. BoringSSL is used where {@code netty-tcnative} is on the class path, else the
 * JDK. Safe for any thread.
 */
final class TlsMaterial {

    private static final Logger LOG = LoggerFactory.getLogger(TlsMaterial.class);

    private static final ApplicationProtocolConfig BOTH_VERSIONS = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    private final TlsSettings settings;
    private final Executor background;
    private final @Nullable KeyManagerFactory keys;
    private final AtomicBoolean hasReported = new AtomicBoolean();
    private @Nullable TrustManagerFactory trust;

    TlsMaterial(TlsSettings settings, Executor background) {
        this.settings = settings;
        this.background = background;
        this.keys = settings.keyStore() == null ? null : settings.keyStore().keys();
        if (settings.trustAny()) {
            trust = InsecureTrustManagerFactory.INSTANCE;
        } else if (settings.trusted().isEmpty() && settings.trustStore() != null) {
            trust = settings.trustStore().trust();
        }
    }

    Executor background() {
        return background;
    }

    /** Whether users differ in what they show to servers. */
    boolean isPerUser() {
        return settings.userKeys() != null;
    }

    /**
     * Makes a context, on a background thread: for that user, or for all.
     *
     * @param offersHttp2 whether servers may choose HTTP/2
     */
    SslContext context(long userId, boolean offersHttp2) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(
                            settings.useOpenSsl() && OpenSsl.isAvailable()
                                    ? SslProvider.OPENSSL_REFCNT
                                    : SslProvider.JDK)
                    .endpointIdentificationAlgorithm(settings.trustAny() ? "" : "HTTPS");
            if (offersHttp2) {
                builder.applicationProtocolConfig(BOTH_VERSIONS);
            }
            if (trust == null && !settings.trusted().isEmpty()) {
                builder.trustManager(settings.trusted().toArray(X509Certificate[]::new));
            } else {
                builder.trustManager(trust());
            }
            KeyManagerFactory shown =
                    settings.userKeys() == null ? keys : AuthorCode.apply(settings.userKeys(), userId);
            return shown == null ? builder.build() : builder.keyManager(shown).build();
        } catch (GeneralSecurityException | SSLException | AuthorFailure | RuntimeException e) {
            if (!hasReported.getAndSet(true)) {
                LOG.error("TLS cannot be used: the roots or the client's certificate could not be loaded", e);
            }
            throw new IllegalStateException("No TLS context", e);
        }
    }

    /** Loads the roots now, if it is they that are trusted. What is in the way is told to the first connection that needs them. */
    void prepare() {
        if (trust == null && !settings.trusted().isEmpty()) {
            return;
        }
        try {
            trust();
        } catch (GeneralSecurityException | RuntimeException e) {
            LOG.debug("The roots could not be loaded ahead of time", e);
        }
    }

    private synchronized TrustManagerFactory trust() throws GeneralSecurityException {
        TrustManagerFactory known = trust;
        if (known == null) {
            known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            known.init((KeyStore) null);
            trust = known;
        }
        return known;
    }
}
