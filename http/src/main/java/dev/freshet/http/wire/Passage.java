// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a connection gets to the server of a request. Immutable; connections of passages that are not equal never stand in for each other.
 *
 * @param proxy null for straight to the server
 * @param direct hosts that the proxy is not used for, in lower case
 * @param sourceV4 what the PROXY protocol names as the client's address on a connection over IPv4; null for nothing
 * @param sourceV6 what the PROXY protocol names as the client's address on a connection over IPv6; null for nothing
 */
@Internal
public record Passage(
        @Nullable ProxyServer proxy,
        Set<String> direct,
        @Nullable String sourceV4,
        @Nullable String sourceV6) {

    /** Straight to the server, without a word. */
    public static final Passage STRAIGHT = new Passage(null, Set.of(), null, null);

    /** The passage to that host: past the proxy, where that is not used for it. */
    public Passage to(HttpUri uri) {
        if (proxy == null || !direct.contains(uri.host())) {
            return this;
        }
        return sourceV4 == null && sourceV6 == null ? STRAIGHT : new Passage(null, Set.of(), sourceV4, sourceV6);
    }

    /**
     * The proxy that is handed the request itself for that address, as proxies for HTTP are where there is no TLS: the target is written as a whole URL. Null
     * where the request goes to the server straight, or through a tunnel.
     */
    public @Nullable ProxyServer forwarderTo(HttpUri uri) {
        ProxyServer used = to(uri).proxy();
        return used != null && used.speaksHttp() && !uri.secure() ? used : null;
    }

    /** Whether connections begin with a line of the PROXY protocol. */
    public boolean namesSource() {
        return sourceV4 != null || sourceV6 != null;
    }
}
