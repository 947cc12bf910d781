// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Dial;
import dev.freshet.http.net.Route;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Opens exchanges on connections of one user's making: each on a connection of its own, which ends with it, or in turns on kept ones. Confined to the
 * user's loop.
 */
final class RoutedTransport implements HttpTransport, ConnectionSource {

    private final Route route;
    private final @Nullable Turns turns;

    /**
     * Nothing is connected yet.
     *
     * @param turns who gets which kept connection; null where each exchange has its own, as event streams occupy theirs for as long as they last
     */
    RoutedTransport(Route route, @Nullable Turns turns) {
        this.route = route;
        this.turns = turns;
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
        if (turns == null) {
            supplyNew(exchange, uri);
        } else {
            turns.await(exchange, uri, this);
        }
    }

    @Override
    public void supplyNew(Exchange exchange, HttpUri uri) {
        KeptConnections.Place place = turns == null ? null : turns.place(exchange);
        exchange.dial(route.dial(uri, exchange.headDeadlineNs(), new Dial.Caller() {
            @Override
            public void connected(Channel channel) {
                give(exchange, new Http1Connection(channel, route.loop().guard(), place));
            }

            @Override
            public void failed(String text) {
                exchange.fail(text);
            }
        }));
    }

    /** Has the exchange carried out on that connection. */
    void give(Exchange exchange, Http1Connection connection) {
        exchange.connected(
                new Http1Exchange(exchange, connection, route.settings().maxHeadBytes()));
    }

    @Override
    public void over(Exchange exchange) {
        if (turns != null) {
            turns.over(exchange, this);
        }
    }
}
