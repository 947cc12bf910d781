// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Route;
import org.jspecify.annotations.Nullable;

/** The connections of one user. Confined to its loop. */
final class OwnConnections implements UserConnections {

    private final Route route;
    private final @Nullable KeptConnections shared;
    private final RoutedTransport dedicated;
    private @Nullable RoutedTransport pooled;
    private @Nullable KeptConnections own;

    /**
     * Nothing is connected yet.
     *
     * @param shared the connections that all users of the loop share, where they share them; else null
     */
    OwnConnections(Route route, @Nullable KeptConnections shared) {
        this.route = route;
        this.shared = shared;
        this.dedicated = new RoutedTransport(route, null);
    }

    @Override
    public HttpTransport pooled() {
        RoutedTransport known = pooled;
        if (known == null) {
            known = new RoutedTransport(
                    route,
                    new Turns(route.identity(), kept(), route.settings().pool().maxPerHost()));
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
        route.close();
    }
}
