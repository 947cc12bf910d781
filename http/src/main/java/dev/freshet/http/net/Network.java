// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What all connections of a run share: resolved names, TLS, local addresses. Made and closed on the main thread; {@link #route} is for any thread. */
@Internal
public final class Network implements AutoCloseable {

    /** Asks the operating system for the addresses of a host. */
    public interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private static final int BACKGROUND_THREADS = 4;

    private final ThreadPoolExecutor background = background();
    private final LongAdder open = new LongAdder();
    private final Map<Loop, LoopWire> byLoop = new LinkedHashMap<>();
    private final TransportSettings settings;
    private final Clock clock;
    private final HostResolver.Source names;
    private final HostResolver resolver;
    private final TlsMaterial tlsMaterial;
    private final Tls tls;
    private final LocalAddresses localAddresses;

    /**
     * The network as those loops see it.
     *
     * @throws IllegalArgumentException when they are not {@link NettyLoops}
     * @throws dev.freshet.core.SimulationException when a store of certificates can't be read
     */
    public Network(LoopGroup loops, TransportSettings settings, Lookup lookup) {
        this.settings = settings;
        clock = loops.clock();
        tlsMaterial = new TlsMaterial(settings.tls(), background);
        tls = new Tls(tlsMaterial, 0);
        localAddresses = new LocalAddresses(settings.localAddresses());
        NettyLoop first = null;
        for (Loop loop : loops.loops()) {
            if (!(loop instanceof NettyLoop nettyLoop)) {
                throw new IllegalArgumentException("Connections need the loops of NettyLoops, not " + loop);
            }
            first = first == null ? nettyLoop : first;
            byLoop.put(loop, new LoopWire(nettyLoop, settings, tlsMaterial, open));
        }
        names = settings.names().isAsync() && first != null
                ? new DnsNames(first, settings.names().servers())
                : new SystemNames(background, lookup);
        resolver = newResolver();
    }

    private HostResolver newResolver() {
        return new HostResolver(names, clock, settings.names().aliases());
    }

    /**
     * How the connections of that user are made.
     *
     * @throws IllegalArgumentException when the loop is not one of this run
     */
    public Route route(Loop loop, long userId) {
        LoopWire wire = byLoop.get(loop);
        if (wire == null) {
            throw new IllegalArgumentException("Not a loop of this run: " + loop);
        }
        return new Route(
                wire,
                settings.names().isPerUser() ? newResolver() : resolver,
                localAddresses.of(userId),
                userId,
                isTlsPerUser() ? null : tls);
    }

    /**
     * Loads whom TLS trusts, and makes the context where users share one, on a background thread, before a connection asks for them. Complete when that is done or
     * has failed.
     */
    public CompletableFuture<Void> prepareTls() {
        return isTlsPerUser()
                ? Background.supply(
                        () -> {
                            tlsMaterial.prepare();
                            return null;
                        },
                        background)
                : tls.context(settings.http2().isOffered())
                        .handle((made, failure) -> made)
                        .thenAccept(made -> {});
    }

    /** How many sockets of connections there are. Any thread may ask. */
    public long open() {
        return open.sum();
    }

    private boolean isTlsPerUser() {
        return tlsMaterial.isPerUser() || !settings.pool().isShared();
    }

    /** Ends the background threads. Connections that are still open are not touched; they end with their loops. */
    @Override
    public void close() {
        tls.close();
        if (names instanceof DnsNames dns) {
            dns.close();
        }
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
