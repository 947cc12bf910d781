// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpUri;

/** Where an exchange gets its connection from. Confined to its loop. */
interface ConnectionSource {

    /** Gets the exchange a connection: within this call or later, unless the exchange is over by then. */
    void supply(Exchange exchange, HttpUri uri);

    /** Gets it a new connection, because the kept one that it was given had been closed by the server. */
    void supplyNew(Exchange exchange, HttpUri uri);

    /** The exchange is over, whether it had a connection or not, and has left it. */
    void over(Exchange exchange);
}
