// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;

/** Opens exchanges on connections of one user's making. Its kinds differ in whether connections are kept. Confined to the user's loop. */
abstract class RoutedTransport implements HttpTransport, ConnectionSource {

    private final Route route;

    RoutedTransport(Route route) {
        this.route = route;
    }

    @Override
    public final HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        route.mustBeOnLoop();
        return new Http1Exchange(this, request, headDeadlineNs, listener).start();
    }

    @Override
    public final Loop loop() {
        return route.wire().loop();
    }

    @Override
    public final int maxHeadBytes() {
        return route.wire().settings().maxHeadBytes();
    }

    @Override
    public final void supplyNew(Http1Exchange exchange, HttpUri uri) {
        exchange.dial(new Dial(route, uri, exchange));
    }
}
