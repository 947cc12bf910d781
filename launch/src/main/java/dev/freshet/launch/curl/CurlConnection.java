// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import dev.freshet.core.Internal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Over what a curl command sends its request. Immutable.
 *
 * @param version which version of HTTP
 * @param tls whom it trusts, and how it proves who it is
 * @param proxy through whom; empty if directly
 * @param noProxyFor for which hosts not; {@code *} is all
 * @param connectTimeout how long connecting may take; empty if nothing is said
 * @param maxTime how long all of it may take; empty if nothing is said
 * @param resolve which addresses hosts have
 * @param localAddress the address or the name of the network interface that it comes from
 */
@Internal
public record CurlConnection(
        Version version,
        Tls tls,
        Optional<Proxy> proxy,
        List<String> noProxyFor,
        Optional<Duration> connectTimeout,
        Optional<Duration> maxTime,
        List<Resolve> resolve,
        Optional<String> localAddress) {

    public CurlConnection {
        noProxyFor = List.copyOf(noProxyFor);
        resolve = List.copyOf(resolve);
    }

    /** Versions of HTTP. */
    public enum Version {
        /** What client and server agree upon. */
        ANY,
        HTTP_1_1,
        HTTP_2,
        /** HTTP/2 without asking, also without TLS. */
        HTTP_2_PRIOR_KNOWLEDGE
    }

    /**
     * Whom a connection trusts, and how it proves who it is.
     *
     * @param isInsecure whether anybody is trusted
     * @param authorities the certificates of those who are trusted instead of the usual ones
     * @param certificate its own
     * @param certificateType PEM unless another one is said: {@code P12}, {@code DER}
     * @param key the private key of it
     * @param password of the certificate's file, or of the key; empty if there is none
     */
    public record Tls(
            boolean isInsecure,
            Optional<Path> authorities,
            Optional<Path> certificate,
            String certificateType,
            Optional<Path> key,
            Optional<String> password) {}

    /** Kinds of proxies. */
    public enum ProxyKind {
        HTTP,
        HTTPS,
        SOCKS4,
        /** Which looks up the host itself. */
        SOCKS4A,
        SOCKS5,
        /** Which looks up the host itself. */
        SOCKS5H
    }

    /**
     * Who passes requests on.
     *
     * @param user empty if it asks for none
     */
    public record Proxy(ProxyKind kind, String host, int port, Optional<String> user, String password) {}

    /**
     * Which addresses a host has.
     *
     * @param host {@code *} for any
     * @param port for which port that is so
     */
    public record Resolve(String host, int port, List<String> addresses) {
        public Resolve {
            addresses = List.copyOf(addresses);
        }
    }
}
