// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.http.wire.HttpUri;

/** How the connections of one user are made. Confined to the user's loop. */
@Internal
public final class Route {

    private final LoopWire wire;
    private final HostResolver resolver;
    private final Tls tls;
    private final boolean hasOwnTls;
    private final Departure departure;

    /**
     * A way that begins on that loop.
     *
     * @param hasOwnTls whether the TLS is this user's alone
     */
    Route(LoopWire wire, HostResolver resolver, Tls tls, boolean hasOwnTls, Departure departure) {
        this.wire = wire;
        this.resolver = resolver;
        this.tls = tls;
        this.hasOwnTls = hasOwnTls;
        this.departure = departure;
    }

    /** Begins to make a connection, unless it is called off before the deadline. The caller hears of it by {@link Dial#start} at the earliest. */
    public Dial dial(HttpUri uri, long deadlineNs, Dial.Caller caller) {
        return new Dial(this, uri, deadlineNs, false, caller);
    }

    /** As {@link #dial}, for a connection on which HTTP/2 may be spoken: with TLS the server is asked whether it wants to. */
    public Dial dialOfferingHttp2(HttpUri uri, long deadlineNs, Dial.Caller caller) {
        return new Dial(this, uri, deadlineNs, true, caller);
    }

    public Loop loop() {
        return wire.loop();
    }

    public TransportSettings settings() {
        return wire.settings();
    }

    /** What the connections of this user have in common with those of others that may stand in for them. */
    public Object identity() {
        return new Identity(departure, tls);
    }

    private record Identity(Departure departure, Tls tls) {}

    /** The user has ended: lets go of what is its own. */
    public void close() {
        if (hasOwnTls) {
            tls.close();
        }
    }

    LoopWire wire() {
        return wire;
    }

    HostResolver resolver() {
        return resolver;
    }

    Tls tls() {
        return tls;
    }

    Departure departure() {
        return departure;
    }
}
