// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that connections may start from. The users take them in turn, by their numbers, and keep them. Immutable. */
final class LocalAddresses {

    private final List<InetAddress> v4;
    private final List<InetAddress> v6;

    LocalAddresses(List<InetAddress> addresses) {
        v4 = addresses.stream().filter(Inet4Address.class::isInstance).toList();
        v6 = addresses.stream().filter(a -> !(a instanceof Inet4Address)).toList();
    }

    Departure of(long userId) {
        return v4.isEmpty() && v6.isEmpty() ? Departure.ANY : new Departure(inTurn(v4, userId), inTurn(v6, userId));
    }

    private static @Nullable InetAddress inTurn(List<InetAddress> addresses, long userId) {
        return addresses.isEmpty() ? null : addresses.get((int) Math.floorMod(userId, (long) addresses.size()));
    }
}
