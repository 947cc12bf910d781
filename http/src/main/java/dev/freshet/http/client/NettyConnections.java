// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.http.net.DnsNames;
import dev.freshet.http.net.HostResolver;
import dev.freshet.http.net.LocalAddresses;
import dev.freshet.http.net.NettyLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.net.SelfSigned;
import dev.freshet.http.net.SystemNames;
import dev.freshet.http.net.Tls;
import dev.freshet.http.net.TlsMaterial;
import dev.freshet.http.net.TransportSettings;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a run, and what they share: resolved names and TLS. Made and closed on the main thread; {@link #of} is for any thread.
 */
@Internal
public final class NettyConnections implements Connections, AutoCloseable {

    private static final int BACKGROUND_THREADS = 4;

    private final ThreadPoolExecutor background = background();
    private final Map<Loop, LoopWire> byLoop = new LinkedHashMap<>();
    private final TransportSettings settings;
    private final Clock clock;
    private final HostResolver.Source names;
    private final HostResolver resolver;
    private final TlsMaterial tlsMaterial;
    private final Tls tls;
    private final LocalAddresses localAddresses;

    /**
     * Connections on those loops.
     *
     * @throws IllegalArgumentException when they are not {@link NettyLoops}
     * @throws dev.freshet.core.SimulationException when a store of certificates can't be read
     */
    public NettyConnections(LoopGroup loops, TransportSettings settings) {
        this(loops, settings, InetAddress::getAllByName);
    }

    /**
     * Connections that ask the operating system by that lookup, where they ask it.
     *
     * @param loops those of {@link NettyLoops}
     */
    NettyConnections(LoopGroup loops, TransportSettings settings, SystemNames.Lookup lookup) {
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
            byLoop.put(loop, new LoopWire(nettyLoop, settings));
        }
        names = settings.names().isAsync() && first != null
                ? new DnsNames(first, settings.names().servers())
                : new SystemNames(background, lookup);
        resolver = newResolver();
    }

    /**
     * Connections to this machine, whatever host is asked for, that share nothing with those of the run and call no code of the simulation's author.
     *
     * @param server whom TLS trusts there; null for nobody in particular
     */
    public static NettyConnections toLoopback(LoopGroup loops, @Nullable SelfSigned server) {
        TransportSettings standard = TransportSettings.standard();
        TransportSettings settings =
                server == null ? standard : standard.with(standard.tls().withTrusted(List.of(server.certificate())));
        return new NettyConnections(loops, settings, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    /** Loads whom TLS trusts, on a background thread, before a connection asks for it. Complete when that is done or has failed. */
    public CompletableFuture<Void> prepareTls() {
        return CompletableFuture.runAsync(tlsMaterial::prepare, background);
    }

    private HostResolver newResolver() {
        return new HostResolver(names, clock, settings.names().aliases());
    }

    @Override
    public UserConnections of(Loop loop, long userId) {
        LoopWire wire = byLoop.get(loop);
        if (wire == null) {
            throw new IllegalArgumentException("Not a loop of this run: " + loop);
        }
        boolean hasOwnTls = tlsMaterial.isPerUser() || !settings.pool().isShared();
        Route route = new Route(
                wire,
                settings.names().isPerUser() ? newResolver() : resolver,
                hasOwnTls ? new Tls(tlsMaterial, userId) : tls,
                localAddresses.of(userId));
        return new OwnConnections(route, hasOwnTls);
    }

    /** Ends the background threads. Exchanges that are still open are not touched; they end with their loops. */
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
