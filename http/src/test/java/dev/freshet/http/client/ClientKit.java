// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.time.Loop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.net.Network;
import dev.freshet.http.net.Sockets;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One real loop with a transport, for tests over sockets. */
final class ClientKit implements AutoCloseable {

    static final ByteBuffer NO_BODY = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final NettyLoops loops;
    private final NettyConnections connections;
    private final Map<Long, OwnConnections> users = new HashMap<>();
    private final List<UserConnections> passing = new ArrayList<>();
    private HttpExchange last = HttpExchange.NONE;

    private ClientKit(NettyLoops loops, NettyConnections connections) {
        this.loops = loops;
        this.connections = connections;
    }

    static ClientKit standard() {
        return with(TransportSettings.standard());
    }

    static ClientKit with(TransportSettings settings) {
        NettyLoops loops = new NettyLoops(1);
        return new ClientKit(loops, new NettyConnections(loops, settings));
    }

    static ClientKit with(Sockets sockets, TransportSettings settings, Network.Lookup lookup) {
        NettyLoops loops = new NettyLoops(1, sockets);
        return new ClientKit(loops, new NettyConnections(loops, settings, lookup));
    }

    static HttpRequest get(String url) {
        return new HttpRequest("GET", HttpUri.parse(url), Headers.of("Accept", "text/event-stream"), NO_BODY);
    }

    Loop loop() {
        return loops.loops().get(0);
    }

    Recorder exchange(HttpRequest request) throws Exception {
        return exchange(request, Duration.ofSeconds(20));
    }

    /** Runs one exchange to its end. */
    Recorder exchange(HttpRequest request, Duration within) throws Exception {
        Recorder recorder = new Recorder();
        open(request, within, recorder);
        return recorder.awaitOver();
    }

    HttpExchange open(HttpRequest request, Duration within, ExchangeListener listener) throws Exception {
        return onLoop(() -> openNow(request, within, listener));
    }

    /** Runs one exchange of that user to its end, on a kept connection if there is one. */
    Recorder pooled(long userId, HttpRequest request) throws Exception {
        Recorder recorder = new Recorder();
        onLoop(() -> user(userId).pooled().open(request, soonNs(), recorder));
        return recorder.awaitOver();
    }

    /** The connections of that user; the same each time. To be called on the loop. */
    OwnConnections user(long userId) {
        return users.computeIfAbsent(userId, id -> (OwnConnections) connections.of(loop(), id));
    }

    /** When what was closed is closed: of io_uring the kernel tells later. At most a second later, or so many are open. */
    long openConnectionsSoon() {
        for (int i = 0; i < 100 && openConnections() > 0; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        return openConnections();
    }

    /** How many connections of all users are open. */
    long openConnections() {
        return connections.open();
    }

    long soonNs() {
        return loop().clock().nowNs() + Duration.ofSeconds(20).toNanos();
    }

    /** As a user of its own. To be called on the loop. */
    HttpExchange openNow(HttpRequest request, Duration within, ExchangeListener listener) {
        UserConnections own = connections.of(loop(), 0);
        passing.add(own);
        last = own.dedicated().open(request, loop().clock().nowNs() + within.toNanos(), listener);
        return last;
    }

    /** What the latest exchange of a user of its own has cost. */
    ExchangeParts lastParts() throws Exception {
        return onLoop(() -> last.parts());
    }

    <T> T onLoop(Supplier<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop().execute(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Ends the users, too: what each has of TLS is outside the heap. */
    @Override
    public void close() {
        CompletableFuture.runAsync(this::endUsers, loop()).join();
        connections.close();
        loops.close();
    }

    private void endUsers() {
        users.values().forEach(UserConnections::close);
        passing.forEach(UserConnections::close);
    }
}
