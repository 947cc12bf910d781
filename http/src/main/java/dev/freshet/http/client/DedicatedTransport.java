// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpUri;
import org.jspecify.annotations.Nullable;

/** Opens exchanges each on a connection of its own: event streams occupy it for as long as they last. Confined to the user's loop. */
final class DedicatedTransport extends RoutedTransport {

    DedicatedTransport(Route route) {
        super(route);
    }

    @Override
    public void supply(Http1Exchange exchange, HttpUri uri) {
        supplyNew(exchange, uri);
    }

    @Override
    public void takeBack(Http1Exchange exchange, @Nullable Http1Connection reusable) {
        if (reusable != null) {
            reusable.close();
        }
    }
}
