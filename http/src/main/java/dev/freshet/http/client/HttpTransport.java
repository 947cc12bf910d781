// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpRequest;

/** Opens exchanges on one loop, and is confined to it. */
@Internal
public interface HttpTransport {

    /**
     * Sends a request. Returns at once; the listener is never called within this call.
     *
     * @param headDeadlineNs when the response head must be complete; past it the exchange fails with a text that tells what was still missing
     */
    HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener);
}
