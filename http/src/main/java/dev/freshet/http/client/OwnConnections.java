// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import org.jspecify.annotations.Nullable;

/** The connections of one user. Confined to its loop. */
final class OwnConnections implements UserConnections {

    private final Route route;
    private final boolean hasOwnTls;
    private final DedicatedTransport dedicated;
    private @Nullable PooledTransport pooled;
    private @Nullable KeptConnections own;

    /**
     * Nothing is connected yet.
     *
     * @param hasOwnTls whether the TLS of the route is this user's alone
     */
    OwnConnections(Route route, boolean hasOwnTls) {
        this.route = route;
        this.hasOwnTls = hasOwnTls;
        this.dedicated = new DedicatedTransport(route);
    }

    @Override
    public HttpTransport pooled() {
        PooledTransport known = pooled;
        if (known == null) {
            known = new PooledTransport(route, kept());
            pooled = known;
        }
        return known;
    }

    private KeptConnections kept() {
        LoopWire wire = route.wire();
        if (wire.settings().pool().isShared()) {
            return wire.shared();
        }
        own = new KeptConnections(wire.loop(), wire.settings().pool().idleTimeout());
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
        if (hasOwnTls) {
            route.tls().close();
        }
    }
}
