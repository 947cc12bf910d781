// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.ConnectionOptions;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.NettyConnections;
import java.util.HashMap;
import java.util.Map;

/** The connections of one run: protocols that say the same of them share names, TLS and pools. Confined to the main thread. */
final class RunConnections {

    private final LoopGroup loops;
    private final Map<ConnectionOptions, NettyConnections> made = new HashMap<>();

    RunConnections(LoopGroup loops) {
        this.loops = loops;
    }

    /**
     * Connections as a protocol wants them.
     *
     * @throws dev.freshet.core.SimulationException when they are not to be had
     */
    Connections of(ConnectionOptions options) {
        return made.computeIfAbsent(options, wanted -> new NettyConnections(loops, ConnectionSettings.of(wanted)));
    }

    /** Nothing is opened any more. */
    void close() {
        made.values().forEach(NettyConnections::close);
    }
}
