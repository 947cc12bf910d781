// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.net.Departure;
import dev.freshet.http.net.HostResolver;
import dev.freshet.http.net.Tls;

/** How the connections of one user are made. Confined to the user's loop. */
record Route(LoopWire wire, HostResolver resolver, Tls tls, Departure departure) {

    /** What the connections of this user have in common with those of others that may stand in for them. */
    Object identity() {
        return new Identity(departure, tls);
    }

    private record Identity(Departure departure, Tls tls) {}

    /** The exchange, or null with an exception if it is not opened on the loop. */
    void mustBeOnLoop() {
        if (!wire.loop().isCurrent()) {
            throw new IllegalStateException("An exchange must be opened on the loop of its user");
        }
    }
}
