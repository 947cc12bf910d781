// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.net.Network;
import dev.freshet.http.net.Route;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.http.net.TransportSettings;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a run over its {@link Network}. Made and closed on the main thread; {@link #of} is for any thread.
 */
@Internal
public final class NettyConnections implements Connections, AutoCloseable {

    private final Network network;
    private final Map<Loop, KeptConnections> shared = new HashMap<>();
    private final Map<Loop, Versions> versions = new HashMap<>();
    private final Map<Loop, Http2Connections> sharedHttp2 = new HashMap<>();

    /**
     * Connections on those loops.
     *
     * @throws IllegalArgumentException when they are not {@link dev.freshet.http.net.NettyLoops}
     * @throws dev.freshet.core.SimulationException when a store of certificates can't be read
     */
    public NettyConnections(LoopGroup loops, TransportSettings settings) {
        this(loops, settings, InetAddress::getAllByName);
    }

    /** Connections that ask the operating system by that lookup, where they ask it. */
    NettyConnections(LoopGroup loops, TransportSettings settings, Network.Lookup lookup) {
        network = new Network(loops, settings, lookup);
        boolean isShared = settings.pool().isShared();
        for (Loop loop : loops.loops()) {
            if (isShared) {
                shared.put(loop, new KeptConnections(loop, settings.pool().idleTimeout()));
            }
            if (settings.http2().isEverSpoken()) {
                Versions known = new Versions();
                versions.put(loop, known);
                if (isShared) {
                    sharedHttp2.put(loop, new Http2Connections(known));
                }
            }
        }
    }

    /**
     * Connections to this machine, whatever host is asked for, that share nothing with those of the run and call no code of the simulation's author.
     *
     * @param server whom TLS trusts there; null for nobody in particular
     * @param terms when HTTP/2 is spoken
     */
    public static NettyConnections toLoopback(LoopGroup loops, @Nullable SelfSigned server, Http2Terms terms) {
        TransportSettings standard = TransportSettings.standard().with(terms);
        TransportSettings settings =
                server == null ? standard : standard.with(standard.tls().withTrusted(List.of(server.certificate())));
        return new NettyConnections(loops, settings, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    /** Loads what TLS needs, on a background thread, before a connection asks for it. Complete when that is done or has failed. */
    public CompletableFuture<Void> prepareTls() {
        return network.prepareTls();
    }

    @Override
    public UserConnections of(Loop loop, long userId, WireCounts counts) {
        Route route = network.route(loop, userId);
        Versions known = versions.get(loop);
        Http2Connections http2 = sharedHttp2.get(loop);
        if (http2 == null && known != null) {
            http2 = new Http2Connections(known);
        }
        return new OwnConnections(route, counts, shared.get(loop), http2);
    }

    @Override
    public long open() {
        return network.open();
    }

    /** Exchanges that are still open are not touched; they end with their loops. */
    @Override
    public void close() {
        network.close();
    }
}
