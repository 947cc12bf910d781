// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.LoopGuard;
import dev.freshet.http.wire.FailureTexts;
import dev.freshet.http.wire.HttpUri;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among the exchanges of one user: at most so many are under way with one server at a time, others wait, and whoever has its turn gets a
 * kept connection if there is one. Confined to the user's loop.
 */
final class Turns {

    private static final int MAX_WAITING = 1_000;
    private static final int MAX_IDLE_LANES = 8;

    /** What is under way with one server. */
    private static final class Lane {
        final KeptConnections.Place place;
        final ArrayDeque<Waiting> waiting = new ArrayDeque<>(1);
        int open;

        Lane(KeptConnections.Place place) {
            this.place = place;
        }
    }

    private record Waiting(Exchange exchange, HttpUri uri) {}

    private final Object from;
    private final KeptConnections kept;
    private final int maxPerHost;
    private final Map<Origin, Lane> lanes = new HashMap<>(2);

    /**
     * Nobody waits yet.
     *
     * @param from where the connections come from, as in {@link Origin}
     */
    Turns(Object from, KeptConnections kept, int maxPerHost) {
        this.from = from;
        this.kept = kept;
        this.maxPerHost = maxPerHost;
    }

    /** The exchange wants a connection: at once, when it has its turn, or never. */
    void await(Exchange exchange, HttpUri uri, RoutedTransport transport) {
        Origin origin = Origin.of(uri, exchange.passage(), from);
        Lane lane = newLane(origin);
        if (lane.open < maxPerHost) {
            exchange.headFor(origin);
            lane.open++;
            give(exchange, lane, uri, transport);
        } else if (lane.waiting.size() < MAX_WAITING) {
            exchange.headFor(origin);
            lane.waiting.add(new Waiting(exchange, uri));
            exchange.waitForTurn();
        } else {
            exchange.fail(FailureTexts.TOO_MANY_WAITING);
        }
    }

    private Lane newLane(Origin origin) {
        return lanes.computeIfAbsent(origin, key -> new Lane(new KeptConnections.Place(kept, key)));
    }

    /** Keeps a connection that was made for that exchange before it had its turn. */
    void keep(Exchange exchange, HttpUri uri, Channel channel, LoopGuard guard) {
        KeptConnections.Place place = newLane(Origin.of(uri, exchange.passage(), from)).place;
        place.keep(new Http1Connection(channel, guard, place));
    }

    private static void give(Exchange exchange, Lane lane, HttpUri uri, RoutedTransport transport) {
        Http1Connection connection = lane.place.take();
        if (connection == null) {
            transport.dial(exchange, uri);
        } else {
            transport.give(exchange, connection);
        }
    }

    /** Where a new connection of that exchange is kept afterwards. */
    KeptConnections.@Nullable Place place(Exchange exchange) {
        Lane lane = lane(exchange);
        return lane == null ? null : lane.place;
    }

    private @Nullable Lane lane(Exchange exchange) {
        Origin origin = exchange.origin();
        return origin == null ? null : lanes.get(origin);
    }

    /** The exchange is over, and its connection is kept or closed: the next has its turn. */
    void over(Exchange exchange, RoutedTransport transport) {
        Lane lane = lane(exchange);
        if (lane == null || lane.waiting.removeIf(waiting -> waiting.exchange() == exchange)) {
            return; // it never had a turn
        }
        Waiting next = lane.waiting.poll();
        if (next != null) {
            give(next.exchange(), lane, next.uri(), transport);
        } else if (--lane.open == 0 && lanes.size() > MAX_IDLE_LANES) {
            lanes.remove(lane.place.origin());
        }
    }
}
