// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import org.jspecify.annotations.Nullable;

/** Opens exchanges each on a connection of its own: event streams occupy it for as long as they last. Confined to the user's loop. */
final class DedicatedTransport implements HttpTransport, ConnectionSource {

    private final Route route;

    DedicatedTransport(Route route) {
        this.route = route;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        route.mustBeOnLoop();
        return new Http1Exchange(this, request, headDeadlineNs, listener).start();
    }

    @Override
    public Loop loop() {
        return route.wire().loop();
    }

    @Override
    public int maxHeadBytes() {
        return route.wire().settings().maxHeadBytes();
    }

    @Override
    public void supply(Http1Exchange exchange, HttpUri uri) {
        exchange.dial(new Dial(route, uri, exchange));
    }

    @Override
    public void supplyNew(Http1Exchange exchange, HttpUri uri) {
        supply(exchange, uri);
    }

    @Override
    public void takeBack(Http1Exchange exchange, @Nullable Http1Connection reusable) {
        if (reusable != null) {
            reusable.close();
        }
    }
}
