// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import org.jspecify.annotations.Nullable;

/** How the connections of one user are made. Confined to the user's loop. */
@Internal
public final class Route {

    private final LoopWire wire;
    private final HostResolver resolver;
    private final Departure departure;
    private final long userId;
    private final boolean hasOwnTls;
    private @Nullable Tls tls;

    /**
     * The way of that user, which begins on that loop.
     *
     * @param sharedTls the TLS of all users; null where this one is to have its own, which is made when it is needed
     */
    Route(LoopWire wire, HostResolver resolver, Departure departure, long userId, @Nullable Tls sharedTls) {
        this.wire = wire;
        this.resolver = resolver;
        this.departure = departure;
        this.userId = userId;
        this.hasOwnTls = sharedTls == null;
        this.tls = sharedTls;
    }

    /** Begins to make a connection, unless it is called off before the deadline. The caller hears of it by {@link Dial#start} at the earliest. */
    public Dial dial(HttpUri uri, Passage passage, long deadlineNs, Dial.Caller caller) {
        return new Dial(this, uri, passage.to(uri), deadlineNs, false, caller);
    }

    /** As {@link #dial}, for a connection on which HTTP/2 may be spoken: with TLS the server is asked whether it wants to. */
    public Dial dialOfferingHttp2(HttpUri uri, Passage passage, long deadlineNs, Dial.Caller caller) {
        return new Dial(this, uri, passage.to(uri), deadlineNs, true, caller);
    }

    public Loop loop() {
        return wire.loop();
    }

    public TransportSettings settings() {
        return wire.settings();
    }

    /** What the connections of this user have in common with those of others that may stand in for them. */
    public Object identity() {
        return new Identity(departure, tls());
    }

    private record Identity(Departure departure, Tls tls) {}

    /** The user has ended: lets go of what is its own. */
    public void close() {
        if (hasOwnTls) {
            tls().close(); // made only now, it refuses whoever comes later
        }
    }

    LoopWire wire() {
        return wire;
    }

    HostResolver resolver() {
        return resolver;
    }

    Tls tls() {
        if (tls == null) {
            tls = wire.tls(userId);
        }
        return tls;
    }

    Departure departure() {
        return departure;
    }
}
