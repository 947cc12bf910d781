// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom TLS trusts, and what it shows of the client. Immutable.
 *
 * @param trustAny whether any certificate for any host is accepted
 * @param trusted the roots that certificates must lead to; empty for those of the trust store
 * @param trustStore null for the roots of the Java installation
 * @param keyStore the certificate to show to servers that want one; null for none
 * @param userKeys makes the certificate of each user from its number, in place of the key store; null for none
 * @param useOpenSsl whether BoringSSL is used where it is on the class path
 */
@Internal
public record TlsSettings(
        boolean trustAny,
        List<X509Certificate> trusted,
        @Nullable StoreFile trustStore,
        @Nullable StoreFile keyStore,
        @Nullable Function<Long, KeyManagerFactory> userKeys,
        boolean useOpenSsl) {

    public TlsSettings withTrustAny(boolean any) {
        return new TlsSettings(any, trusted, trustStore, keyStore, userKeys, useOpenSsl);
    }

    public TlsSettings withTrusted(List<X509Certificate> roots) {
        return new TlsSettings(trustAny, List.copyOf(roots), trustStore, keyStore, userKeys, useOpenSsl);
    }

    public TlsSettings withKeyStore(StoreFile store) {
        return new TlsSettings(trustAny, trusted, trustStore, store, userKeys, useOpenSsl);
    }

    /** With certificates of the client that differ by user. */
    public TlsSettings withUserKeys(@Nullable Function<Long, KeyManagerFactory> keys) {
        return new TlsSettings(trustAny, trusted, trustStore, keyStore, keys, useOpenSsl);
    }

    public TlsSettings withOpenSsl(boolean use) {
        return new TlsSettings(trustAny, trusted, trustStore, keyStore, userKeys, use);
    }

    /** What holds where nothing else is said; reads the system properties that begin with {@code freshet.ssl}. */
    public static TlsSettings standard() {
        return new TlsSettings(
                Boolean.getBoolean(TransportSettings.INSECURE_PROPERTY),
                List.of(),
                StoreFile.named(TransportSettings.TRUST_STORE_PROPERTY),
                StoreFile.named(TransportSettings.KEY_STORE_PROPERTY),
                null,
                !"false".equals(System.getProperty(TransportSettings.OPEN_SSL_PROPERTY)));
    }
}
