// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections that wait for their next exchange. The one that was used last is used next, so that those which are too many run into the idle timeout.
 * Confined to its loop.
 */
final class KeptConnections {

    /** Where connections to one server are kept. */
    record Place(KeptConnections kept, Origin origin) {

        @Nullable
        Http1Connection take() {
            return kept.take(origin);
        }

        /** Takes a connection over from an exchange that is over. */
        void keep(Http1Connection connection) {
            kept.keep(connection, origin);
        }

        /** A connection that was kept here is closed. */
        void forget(Http1Connection connection) {
            kept.forget(connection, origin);
        }
    }

    private final Loop loop;
    private final long idleTimeoutNs;
    private final Map<Origin, ArrayDeque<Http1Connection>> byOrigin = new HashMap<>(2);
    private boolean isClosed;

    KeptConnections(Loop loop, Duration idleTimeout) {
        this.loop = loop;
        this.idleTimeoutNs = idleTimeout.toNanos();
    }

    /** A connection that may stand in for a new one; the taker's from now on. Null if there is none. */
    private @Nullable Http1Connection take(Origin origin) {
        ArrayDeque<Http1Connection> idle = byOrigin.get(origin);
        if (idle == null) {
            return null;
        }
        Http1Connection latest = idle.poll();
        while (latest != null && !latest.isOpen()) {
            latest = idle.poll();
        }
        if (idle.isEmpty()) {
            byOrigin.remove(origin);
        }
        return latest;
    }

    private void keep(Http1Connection connection, Origin origin) {
        if (isClosed || !connection.isOpen()) {
            connection.close();
            return;
        }
        byOrigin.computeIfAbsent(origin, key -> new ArrayDeque<>(1)).push(connection);
        connection.rest(this);
    }

    private void forget(Http1Connection connection, Origin origin) {
        ArrayDeque<Http1Connection> idle = byOrigin.get(origin);
        if (idle != null && idle.remove(connection) && idle.isEmpty()) {
            byOrigin.remove(origin);
        }
    }

    /** Closes what is kept, and from now on whatever is brought. */
    void close() {
        isClosed = true;
        Map<Origin, ArrayDeque<Http1Connection>> last = new HashMap<>(byOrigin);
        byOrigin.clear();
        last.values().forEach(idle -> idle.forEach(Http1Connection::close));
    }

    int count() {
        return byOrigin.values().stream().mapToInt(ArrayDeque::size).sum();
    }

    Loop loop() {
        return loop;
    }

    long idleTimeoutNs() {
        return idleTimeoutNs;
    }
}
