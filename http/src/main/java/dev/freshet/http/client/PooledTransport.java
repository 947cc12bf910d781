// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.HttpUri;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens exchanges on kept connections where there are any, and keeps theirs. At most so many exchanges of the user are under way with one server at a
 * time; others wait for their turn. Confined to the user's loop.
 */
final class PooledTransport extends RoutedTransport {

    private static final int MAX_WAITING = 1_000;
    private static final int MAX_IDLE_LANES = 8;

    /** What is under way with one server. */
    private static final class Lane {
        final ArrayDeque<Waiting> waiting = new ArrayDeque<>(1);
        int open;
    }

    private record Waiting(Http1Exchange exchange, HttpUri uri) {}

    private final Object from;
    private final KeptConnections kept;
    private final int maxPerHost;
    private final Map<Origin, Lane> lanes = new HashMap<>(2);

    PooledTransport(Route route, KeptConnections kept) {
        super(route);
        this.from = route.identity();
        this.kept = kept;
        this.maxPerHost = route.wire().settings().pool().maxPerHost();
    }

    @Override
    public void supply(Http1Exchange exchange, HttpUri uri) {
        Origin origin = Origin.of(uri, from);
        exchange.headFor(origin);
        Lane lane = lanes.computeIfAbsent(origin, key -> new Lane());
        if (lane.open < maxPerHost) {
            lane.open++;
            give(exchange, origin, uri);
        } else if (lane.waiting.size() < MAX_WAITING) {
            lane.waiting.add(new Waiting(exchange, uri));
            exchange.waitForTurn();
        } else {
            exchange.headFor(null);
            exchange.fail(FailureTexts.TOO_MANY_WAITING);
        }
    }

    private void give(Http1Exchange exchange, Origin origin, HttpUri uri) {
        Http1Connection connection = kept.take(origin);
        if (connection == null) {
            supplyNew(exchange, uri);
        } else {
            exchange.connected(connection);
        }
    }

    @Override
    public void takeBack(Http1Exchange exchange, @Nullable Http1Connection reusable) {
        Origin origin = exchange.origin();
        Lane lane = origin == null ? null : lanes.get(origin);
        if (origin == null || lane == null) {
            return; // it never had a turn
        }
        if (reusable != null) {
            kept.keep(reusable, origin);
        }
        if (lane.waiting.removeIf(waiting -> waiting.exchange() == exchange)) {
            return;
        }
        Waiting next = lane.waiting.poll();
        if (next != null) {
            give(next.exchange(), origin, next.uri());
        } else if (--lane.open == 0 && lanes.size() > MAX_IDLE_LANES) {
            lanes.remove(origin);
        }
    }
}
