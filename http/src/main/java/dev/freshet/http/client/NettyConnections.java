// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of a run, and what they share: resolved names and TLS. Made and closed on the main thread; {@link #of} is for any thread.
 */
@Internal
public final class NettyConnections implements Connections, AutoCloseable {

    private static final int BACKGROUND_THREADS = 4;

    private final ThreadPoolExecutor background = background();
    private final Map<Loop, LoopWire> byLoop = new LinkedHashMap<>();
    private final HostResolver resolver;
    private final Tls tls;
    private final LocalAddresses localAddresses;

    /**
     * Connections on those loops.
     *
     * @throws IllegalArgumentException when they are not {@link NettyLoops}
     */
    public NettyConnections(LoopGroup loops, TransportSettings settings) {
        this(loops, settings, InetAddress::getAllByName);
    }

    NettyConnections(LoopGroup loops, TransportSettings settings, HostResolver.Lookup lookup) {
        resolver = new HostResolver(background, loops.clock(), lookup);
        tls = new Tls(settings, background);
        localAddresses = new LocalAddresses(settings.localAddresses());
        for (Loop loop : loops.loops()) {
            if (!(loop instanceof NettyLoop nettyLoop)) {
                throw new IllegalArgumentException("Connections need the loops of NettyLoops, not " + loop);
            }
            byLoop.put(loop, new LoopWire(nettyLoop, settings));
        }
    }

    @Override
    public UserConnections of(Loop loop, long userId) {
        LoopWire wire = byLoop.get(loop);
        if (wire == null) {
            throw new IllegalArgumentException("Not a loop of this run: " + loop);
        }
        return new OwnConnections(new Route(wire, resolver, tls, localAddresses.of(userId)));
    }

    /** Ends the background threads. Exchanges that are still open are not touched; they end with their loops. */
    @Override
    public void close() {
        background.shutdownNow();
    }

    private static ThreadPoolExecutor background() {
        AtomicInteger made = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                BACKGROUND_THREADS, BACKGROUND_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "freshet-lookup-" + made.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
