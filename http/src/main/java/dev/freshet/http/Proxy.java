// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Session;
import java.util.Map;
import java.util.function.Function;

/**
 * A proxy to send requests through, as simulations for Gatling describe it. Proxies are not built yet: a protocol that has one is refused when the run is set
 * up. Immutable.
 */
public final class Proxy {

    private final String host;
    private final int port;

    Proxy(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** It speaks HTTP, which is the default. */
    public Proxy http() {
        return this;
    }

    /** It speaks HTTP over TLS. */
    public Proxy https() {
        return this;
    }

    /** It speaks SOCKS 4. */
    public Proxy socks4() {
        return this;
    }

    /** It speaks SOCKS 5. */
    public Proxy socks5() {
        return this;
    }

    /** What it wants to know of who connects. */
    public Proxy credentials(String username, String password) {
        return this;
    }

    /** What it wants to know of who connects. */
    public Proxy credentials(String username, Function<Session, String> password) {
        return this;
    }

    /** What it wants to know of who connects. */
    public Proxy credentials(Function<Session, String> username, String password) {
        return this;
    }

    /** What it wants to know of who connects. */
    public Proxy credentials(Function<Session, String> username, Function<Session, String> password) {
        return this;
    }

    /** Sets a header on the request for a tunnel. */
    public Proxy connectHeader(CharSequence name, String value) {
        return this;
    }

    /** Sets a header on the request for a tunnel. */
    public Proxy connectHeader(CharSequence name, Function<Session, String> value) {
        return this;
    }

    /** Sets headers on the request for a tunnel. */
    public Proxy connectHeaders(Map<? extends CharSequence, String> headers) {
        return this;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
