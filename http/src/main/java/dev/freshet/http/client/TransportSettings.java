// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made. Immutable.
 *
 * @param connectTimeout for the TCP connection, anew for each address of a host
 * @param tlsTimeout for agreeing on TLS once the connection stands
 * @param maxHeadBytes how long the head of a response may be; the same limit again holds for the trailer of a chunked body
 * @param localAddress where connections start from, or null for the operating system's choice
 * @param trustAny whether any certificate for any host is accepted
 * @param trusted the roots that certificates must lead to; empty for those of the Java installation
 */
@Internal
public record TransportSettings(
        Duration connectTimeout,
        Duration tlsTimeout,
        int maxHeadBytes,
        @Nullable InetAddress localAddress,
        boolean trustAny,
        List<X509Certificate> trusted) {

    /** Set to {@code true}, this system property switches the verification of certificates off. */
    public static final String INSECURE_PROPERTY = "freshet.ssl.useInsecureTrustManager";

    /** What holds where nothing else is said; reads {@link #INSECURE_PROPERTY}. */
    public static TransportSettings standard() {
        return new TransportSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                64 << 10,
                null,
                Boolean.getBoolean(INSECURE_PROPERTY),
                List.of());
    }

    public TransportSettings withTimeouts(Duration connect, Duration tls) {
        return new TransportSettings(connect, tls, maxHeadBytes, localAddress, trustAny, trusted);
    }

    public TransportSettings withMaxHeadBytes(int maxBytes) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxBytes, localAddress, trustAny, trusted);
    }

    public TransportSettings withLocalAddress(InetAddress address) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxHeadBytes, address, trustAny, trusted);
    }

    public TransportSettings withTrustAny(boolean any) {
        return new TransportSettings(connectTimeout, tlsTimeout, maxHeadBytes, localAddress, any, trusted);
    }

    public TransportSettings withTrusted(List<X509Certificate> roots) {
        return new TransportSettings(
                connectTimeout, tlsTimeout, maxHeadBytes, localAddress, trustAny, List.copyOf(roots));
    }
}
