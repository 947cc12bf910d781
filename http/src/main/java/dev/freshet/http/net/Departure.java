// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the connections of a user start from: an address of each kind, or none for the operating system's choice. Immutable. */
record Departure(@Nullable InetAddress v4, @Nullable InetAddress v6) {

    static final Departure ANY = new Departure(null, null);

    /** Where a connection to that address starts from; null for the operating system's choice. */
    @Nullable
    InetAddress towards(InetAddress target) {
        return target instanceof Inet4Address ? v4 : v6;
    }

    /** Those of the addresses that can be reached: if local addresses are given, others of another kind are none to start from. */
    List<InetAddress> reachable(List<InetAddress> targets) {
        if ((v4 == null) == (v6 == null)) {
            return targets;
        }
        return targets.stream().filter(target -> towards(target) != null).toList();
    }
}
