// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.FailureTexts;
import java.net.InetAddress;
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
 * @param tls whom TLS trusts
 * @param names how addresses are found
 * @param http2 when HTTP/2 is spoken
 */
@Internal
public record TransportSettings(
        Duration connectTimeout,
        Duration tlsTimeout,
        int maxHeadBytes,
        List<InetAddress> localAddresses,
        Pool pool,
        TlsSettings tls,
        NameSettings names,
        Http2Terms http2) {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    public static final String INSECURE_PROPERTY = FailureTexts.INSECURE_PROPERTY;

    /** Set to {@code false}, this system property has TLS done by the JDK also where BoringSSL is on the class path. */
    public static final String OPEN_SSL_PROPERTY = "freshet.ssl.useOpenSsl";

    /** With {@code .file}, {@code .type}, {@code .password} and {@code .algorithm}: the store of the roots that are trusted. */
    public static final String TRUST_STORE_PROPERTY = "freshet.ssl.trustStore";

    /** With {@code .file}, {@code .type}, {@code .password} and {@code .algorithm}: the store of what is shown to servers that want a certificate. */
    public static final String KEY_STORE_PROPERTY = "freshet.ssl.keyStore";

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

    /** What holds where nothing else is said; reads the system properties. */
    public static TransportSettings standard() {
        return new TransportSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                64 << 10,
                List.of(),
                Pool.STANDARD,
                TlsSettings.standard(),
                NameSettings.STANDARD,
                Http2Terms.NONE);
    }

    public TransportSettings withTimeouts(Duration connect, Duration handshake) {
        return new TransportSettings(connect, handshake, maxHeadBytes, localAddresses, pool, tls, names, http2);
    }

    public TransportSettings withMaxHeadBytes(int maxBytes) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxBytes, localAddresses, pool, tls, names, http2);
    }

    public TransportSettings withLocalAddresses(List<InetAddress> addresses) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, List.copyOf(addresses), pool, tls, names, http2);
    }

    public TransportSettings with(Pool newPool) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, newPool, tls, names, http2);
    }

    public TransportSettings with(TlsSettings newTls) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, pool, newTls, names, http2);
    }

    public TransportSettings with(NameSettings newNames) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, pool, tls, newNames, http2);
    }

    public TransportSettings with(Http2Terms terms) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxHeadBytes, localAddresses, pool, tls, names, terms);
    }
}
