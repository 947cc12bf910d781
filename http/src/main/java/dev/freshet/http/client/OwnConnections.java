// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Route;
import org.jspecify.annotations.Nullable;

/** The connections of one user. Confined to its loop. */
final class OwnConnections implements UserConnections {

    private final Route route;
    private final @Nullable KeptConnections shared;
    private final WireCounts counts;
    private final @Nullable Http2Connections http2;
    private final RoutedTransport dedicated;
    private @Nullable RoutedTransport pooled;
    private @Nullable KeptConnections own;

    /**
     * Nothing is connected yet.
     *
     * @param shared the connections that all users of the loop share, where they share them; else null
     * @param http2 those of HTTP/2, shared or this user's alone; null where that is not spoken
     */
    OwnConnections(Route route, WireCounts counts, @Nullable KeptConnections shared, @Nullable Http2Connections http2) {
        this.route = route;
        this.counts = counts;
        this.shared = shared;
        this.http2 = http2;
        this.dedicated = new RoutedTransport(route, counts, null, http2);
    }

    @Override
    public HttpTransport pooled() {
        RoutedTransport known = pooled;
        if (known == null) {
            Turns turns =
                    new Turns(route.identity(), kept(), route.settings().pool().maxPerHost());
            known = new RoutedTransport(route, counts, turns, http2);
            pooled = known;
        }
        return known;
    }

    private KeptConnections kept() {
        if (shared != null) {
            return shared;
        }
        own = new KeptConnections(route.loop(), route.settings().pool().idleTimeout());
        return own;
    }

    /** To how many servers this user has connections of HTTP/2, or will have. */
    int http2Servers() {
        return http2 == null ? 0 : http2.servers();
    }

    /** How many connections wait for their next exchange, for this user alone. */
    int keptCount() {
        return own == null ? 0 : own.count();
    }

    @Override
    public HttpTransport dedicated() {
        return dedicated;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
        if (http2 != null && shared == null) {
            http2.close();
        }
        route.close();
    }
}
