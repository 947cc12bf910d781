// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Dial;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.wire.HttpUri;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of HTTP/2 of one user, or of all users of a loop: who gets a stream on which. An exchange gets one on a connection that has room; where none has, it
 * waits for one that is being made, and as many are made as those who wait will need. Which version a server speaks shows when the first connection to it stands.
 * Confined to its loop.
 */
final class Http2Connections {

    private final Versions versions;
    private final Map<Origin, Line> lines = new HashMap<>(2);
    private int waiting;
    private boolean isClosed;

    /**
     * None are made yet.
     *
     * @param versions what is known of servers
     */
    Http2Connections(Versions versions) {
        this.versions = versions;
    }

    /** Whether exchanges with that server go this way, as far as is known. */
    boolean isFor(HttpUri uri, Http2Terms terms) {
        return switch (terms.choice(uri)) {
            case HTTP_1 -> false;
            case HTTP_2, OFFERED -> !versions.isOld(uri);
        };
    }

    /** Gets the exchange a stream, now or later. */
    void supply(Exchange exchange, HttpUri uri, RoutedTransport by) {
        Origin origin = Origin.of(uri, exchange.passage(), by.route().identity());
        lines.computeIfAbsent(origin, Line::new).supply(new Waiting(exchange, uri, by));
    }

    /** The exchange is over: if it still waits, it waits no more. */
    void over(Exchange exchange) {
        if (waiting > 0) {
            List.copyOf(lines.values()).forEach(line -> line.forget(exchange));
        }
    }

    /** Opens no more streams. Connections end with the last stream that they have. */
    void close() {
        isClosed = true;
        List.copyOf(lines.values()).forEach(Line::retire);
    }

    /** An exchange that has no stream yet. */
    private record Waiting(Exchange exchange, HttpUri uri, RoutedTransport by) {}

    /** To how many servers there are connections, or will be. */
    int servers() {
        return lines.size();
    }

    /** The connections to one server, and who waits for one; is there for as long as either is. */
    final class Line {

        private final Origin origin;
        private final List<Http2Connection> connections = new ArrayList<>(1);
        private final ArrayDeque<Waiting> queue = new ArrayDeque<>(1);
        private final List<Dial> dials = new ArrayList<>(1);

        private Line(Origin origin) {
            this.origin = origin;
        }

        private void leaveIfEmpty() {
            if (connections.isEmpty() && queue.isEmpty() && dials.isEmpty()) {
                lines.remove(origin, this);
            }
        }

        private void supply(Waiting wanting) {
            for (int i = connections.size() - 1; i >= 0; i--) {
                if (connections.get(i).hasRoom()) {
                    begin(wanting, connections.get(i));
                    return;
                }
            }
            queue.add(wanting);
            waiting++;
            wanting.exchange.waitForStream();
            dialForAll();
        }

        private void begin(Waiting wanting, Http2Connection on) {
            wanting.exchange.connected(new Http2Exchange(wanting.exchange, on));
        }

        private @Nullable Waiting next() {
            Waiting next = queue.poll();
            if (next != null) {
                waiting--;
            }
            return next;
        }

        /** Has as many connections made as those who wait will need. */
        private void dialForAll() {
            while (!queue.isEmpty() && expectedRoom() < queue.size()) {
                dial(queue.getLast());
            }
        }

        /** For how many of those who wait there will be room on what is being made, or has not told yet. */
        private long expectedRoom() {
            long unsettled =
                    connections.stream().filter(each -> !each.isSettled()).count();
            return (dials.size() + unsettled) * streamsExpected(queue.getLast());
        }

        /** How many streams the next connection will have, judging by those that are there. */
        private long streamsExpected(Waiting of) {
            int ours = of.by.route().settings().http2().streamsPerConnection();
            long least = ours == 0 ? Integer.MAX_VALUE : ours;
            for (Http2Connection each : connections) {
                least = each.isSettled() ? Math.min(least, Math.max(1, each.limit())) : least;
            }
            return least;
        }

        private void dial(Waiting first) {
            Outcome outcome = new Outcome(first);
            Dial dial = first.by
                    .route()
                    .dialOfferingHttp2(first.uri, first.exchange.passage(), first.exchange.headDeadlineNs(), outcome);
            outcome.dial = dial;
            dials.add(dial);
            first.exchange.follow(dial);
            dial.start();
        }

        /** What becomes of a dial. */
        private final class Outcome implements Dial.Caller {

            private final Waiting first;
            private @Nullable Dial dial;

            Outcome(Waiting first) {
                this.first = first;
            }

            @Override
            public void connected(Channel channel) {
                dials.remove(dial);
                boolean isChosen = isChosen(channel);
                first.by.counts().opened(isChosen);
                if (isChosen) {
                    opened(new Http2Connection(channel, first.by.route(), first.by.counts(), Line.this));
                } else {
                    versions.rememberOld(first.uri);
                    goOnInTheOldWay(channel);
                }
            }

            private boolean isChosen(Channel channel) {
                String protocol = Dial.protocol(channel);
                boolean isKnown = first.by.route().settings().http2().choice(first.uri) == Http2Terms.Choice.HTTP_2;
                return isKnown
                        ? !ApplicationProtocolNames.HTTP_1_1.equals(protocol)
                        : ApplicationProtocolNames.HTTP_2.equals(protocol);
            }

            @Override
            public void failed(String text) {
                dials.remove(dial);
                boolean isFirstLate = first.exchange.nowNs() >= first.exchange.headDeadlineNs();
                if (queue.remove(first)) {
                    waiting--;
                    first.exchange.fail(text);
                }
                while (!isFirstLate && !queue.isEmpty() && expectedRoom() < queue.size()) {
                    failNext(text);
                }
                dialForAll();
                leaveIfEmpty();
            }
        }

        private void failNext(String text) {
            Waiting next = next();
            if (next != null) {
                next.exchange.fail(text);
            }
        }

        private void opened(Http2Connection connection) {
            connections.add(connection);
            onRoom(connection);
            if (isClosed) {
                connection.retire();
            }
        }

        /** The server does not want HTTP/2: who has waited goes the other way, the first of them on the connection that stands. */
        private void goOnInTheOldWay(Channel channel) {
            List<Waiting> all = new ArrayList<>(queue);
            waiting -= all.size();
            queue.clear();
            dials.forEach(Dial::cancel);
            dials.clear();
            if (all.isEmpty()) {
                Sockets.close(channel);
            } else {
                Waiting first = all.remove(0);
                first.by.bring(first.exchange, first.uri, channel);
                all.forEach(each -> each.by.supply(each.exchange, each.uri));
            }
            leaveIfEmpty();
        }

        /** There may be room on that connection. */
        void onRoom(Http2Connection connection) {
            while (!queue.isEmpty() && connection.hasRoom()) {
                Waiting next = next();
                if (next != null) {
                    begin(next, connection);
                }
            }
            if (!queue.isEmpty()) {
                dialForAll();
            }
        }

        /** That connection takes no more streams. */
        void gone(Http2Connection connection) {
            connections.remove(connection);
            leaveIfEmpty();
        }

        private void forget(Exchange exchange) {
            if (queue.removeIf(each -> each.exchange == exchange)) {
                waiting--;
                if (queue.isEmpty()) {
                    List<Dial> surplus = List.copyOf(dials);
                    dials.clear();
                    surplus.forEach(Dial::cancel);
                    leaveIfEmpty();
                }
            }
        }

        private void retire() {
            List.copyOf(connections).forEach(Http2Connection::retire);
        }
    }
}
