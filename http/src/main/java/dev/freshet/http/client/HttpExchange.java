// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;

/** One request on the wire and its response. Confined to the loop that it was opened on. */
@Internal
public interface HttpExchange {

    /**
     * Gives the exchange up: the listener hears nothing more, and a connection whose response is unfinished is closed. Without effect once the
     * exchange is over.
     */
    void cancel();
}
