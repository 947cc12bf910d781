// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import dev.freshet.http.wire.HttpUri;
import org.jspecify.annotations.Nullable;

/** Where an exchange gets its connection from, and where the connection goes when the exchange is over. Confined to its loop. */
interface ConnectionSource {

    Loop loop();

    /** How long the head of a response may be. */
    int maxHeadBytes();

    /** Gets the exchange a connection: within this call or later, unless the exchange is over by then. */
    void supply(Http1Exchange exchange, HttpUri uri);

    /** Gets it a new connection, because the kept one that it was given had been closed by the server. */
    void supplyNew(Http1Exchange exchange, HttpUri uri);

    /**
     * The exchange is over, whether it had a connection or not.
     *
     * @param reusable its connection, if that may serve another exchange; otherwise it is closed already
     */
    void takeBack(Http1Exchange exchange, @Nullable Http1Connection reusable);
}
