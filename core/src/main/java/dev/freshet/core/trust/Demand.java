// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one user of a scenario needs of the machine at a time, as far as descriptions tell: branches, loops and names that are computed are not known beforehand. Immutable.
 *
 * @param streams how many streams it can have open, by their names
 * @param connections how many connections, those of the streams included, by where they lead to
 */
@Internal
public record Demand(int streams, List<Connections> connections) {

    public static final Demand NONE = new Demand(0, List.of());

    /**
     * Connections of one user to one address, or to one of several that users share evenly.
     *
     * @param server the address in words
     * @param perUser how many one user has
     * @param servers how many addresses share them
     * @param localAddresses from how many local addresses they start
     */
    @Internal
    public record Connections(String server, int perUser, int servers, int localAddresses) {}

    public Demand {
        connections = List.copyOf(connections);
    }

    public Demand plus(Demand other) {
        return new Demand(
                streams + other.streams,
                Stream.concat(connections.stream(), other.connections.stream()).toList());
    }

    /** Connections in all. */
    int allConnections() {
        return connections.stream().mapToInt(Connections::perUser).sum();
    }
}
