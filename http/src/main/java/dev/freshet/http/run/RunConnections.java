// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.ConnectionOptions;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.NettyConnections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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

    /** Loads what TLS needs before the first connection asks for it. Complete when that is done or has failed. */
    CompletableFuture<Void> prepareTls() {
        return CompletableFuture.allOf(
                made.values().stream().map(NettyConnections::prepareTls).toArray(CompletableFuture[]::new));
    }

    /** Nothing is opened any more. */
    void close() {
        made.values().forEach(NettyConnections::close);
    }
}
