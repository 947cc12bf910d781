// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Dial;
import dev.freshet.http.net.Route;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Opens exchanges on connections of one user's making: over HTTP/2 on streams of connections that they share; over HTTP/1.1 each on a connection of its own, which
 * ends with it, or in turns on kept ones. Confined to the user's loop.
 */
final class RoutedTransport implements HttpTransport, ConnectionSource {

    private final Route route;
    private final WireCounts counts;
    private final @Nullable Turns turns;
    private final @Nullable Http2Connections http2;

    /**
     * Nothing is connected yet.
     *
     * @param turns who gets which kept connection; null where each exchange has its own, as event streams occupy theirs for as long as they last
     * @param http2 who gets a stream on which connection of HTTP/2; null where that is not spoken
     */
    RoutedTransport(Route route, WireCounts counts, @Nullable Turns turns, @Nullable Http2Connections http2) {
        this.route = route;
        this.counts = counts;
        this.turns = turns;
        this.http2 = http2;
    }

    Route route() {
        return route;
    }

    WireCounts counts() {
        return counts;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        if (!route.loop().isCurrent()) {
            throw new IllegalStateException("An exchange must be opened on the loop of its user");
        }
        return new Exchange(route.loop(), this, headDeadlineNs, listener).open(request);
    }

    @Override
    public void supply(Exchange exchange, HttpUri uri) {
        if (http2 != null && http2.isFor(uri, route.settings().http2())) {
            http2.supply(exchange, uri, this);
        } else if (turns == null) {
            dial(exchange, uri);
        } else {
            turns.await(exchange, uri, this);
        }
    }

    @Override
    public void supplyNew(Exchange exchange, HttpUri uri) {
        if (http2 != null && http2.isFor(uri, route.settings().http2())) {
            http2.supply(exchange, uri, this); // on another connection: that one has no room any more
        } else {
            dial(exchange, uri);
        }
    }

    /** Has a connection of HTTP/1.1 made. */
    void dial(Exchange exchange, HttpUri uri) {
        exchange.dial(route.dial(uri, exchange.passage(), exchange.headDeadlineNs(), new Dial.Caller() {
            @Override
            public void connected(Channel channel) {
                counts.opened(false);
                give(exchange, newConnection(exchange, channel));
            }

            @Override
            public void failed(String text) {
                exchange.fail(text);
            }
        }));
    }

    private Http1Connection newConnection(Exchange exchange, Channel channel) {
        KeptConnections.Place place = turns == null ? null : turns.place(exchange);
        return new Http1Connection(channel, route.loop().guard(), place);
    }

    /** A connection was made before the exchange had its turn, and turned out to be one of HTTP/1.1. */
    void bring(Exchange exchange, HttpUri uri, Channel channel) {
        if (turns == null) {
            give(exchange, newConnection(exchange, channel));
        } else {
            turns.keep(exchange, uri, channel, route.loop().guard());
            turns.await(exchange, uri, this);
        }
    }

    /** Has the exchange carried out on that connection. */
    void give(Exchange exchange, Http1Connection connection) {
        exchange.connected(
                new Http1Exchange(exchange, connection, route.settings().maxHeadBytes()));
    }

    @Override
    public void over(Exchange exchange) {
        if (http2 != null) {
            http2.over(exchange);
        }
        if (turns != null) {
            turns.over(exchange, this);
        }
    }
}
