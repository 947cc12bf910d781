// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * How connections are made. Immutable.
 *
 * @param connectTimeout for the TCP connection, anew for each address of a host
 * @param tlsTimeout for agreeing on TLS once the connection stands
 * @param maxHeadBytes how long the head of a response may be; the same limit again holds for the trailer of a chunked body
 * @param localAddresses where connections start from, in turn by user; empty for the operating system's choice
 * @param pool how connections are kept for the next request
 * @param trustAny whether any certificate for any host is accepted
 * @param trusted the roots that certificates must lead to; empty for those of the Java installation
 */
@Internal
public record TransportSettings(
        Duration connectTimeout,
        Duration tlsTimeout,
        int maxHeadBytes,
        List<InetAddress> localAddresses,
        Pool pool,
        boolean trustAny,
        List<X509Certificate> trusted) {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    public static final String INSECURE_PROPERTY = "freshet.ssl.useInsecureTrustManager";

    /**
     * How connections are kept for the next request.
     *
     * @param isShared whether all users of a loop share them, and TLS with them; else each user has its own
     * @param maxPerHost how many exchanges of one user may be under way with one server
     * @param idleTimeout how long a connection waits for its next exchange
     */
    @Internal
    public record Pool(boolean isShared, int maxPerHost, Duration idleTimeout) {

        /** A pool per user, six connections per host, a minute. */
        public static final Pool STANDARD = new Pool(false, 6, Duration.ofSeconds(60));
    }

    /** What holds where nothing else is said; reads {@link #INSECURE_PROPERTY}. */
    public static TransportSettings standard() {
        return new TransportSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                64 << 10,
                List.of(),
                Pool.STANDARD,
                Boolean.getBoolean(INSECURE_PROPERTY),
                List.of());
    }

    public TransportSettings withTimeouts(Duration connect, Duration tls) {
        return new TransportSettings(connect, tls, maxHeadBytes, localAddresses, pool, trustAny, trusted);
    }

    public TransportSettings withMaxHeadBytes(int maxBytes) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxBytes, localAddresses, pool, trustAny, trusted);
    }

    public TransportSettings withLocalAddresses(List<InetAddress> addresses) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, List.copyOf(addresses), pool, trustAny, trusted);
    }

    public TransportSettings with(Pool newPool) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, newPool, trustAny, trusted);
    }

    public TransportSettings withTrustAny(boolean any) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, pool, any, trusted);
    }

    public TransportSettings withTrusted(List<X509Certificate> roots) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, pool, trustAny, List.copyOf(roots));
    }
}
