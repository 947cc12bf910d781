// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;

/** How one user gets at connections. Confined to the user's loop. */
@Internal
public interface UserConnections {

    /** For requests whose response ends soon: a connection may serve one exchange after the other. */
    HttpTransport pooled();

    /** For streams: each exchange has a connection of its own, which ends with it. */
    HttpTransport dedicated();

    /** The user has ended: what is kept for it is closed. Exchanges that are still open are left to those who opened them. */
    void close();
}
