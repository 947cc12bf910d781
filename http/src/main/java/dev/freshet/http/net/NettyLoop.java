// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** A loop that is one event loop of Netty: its thread waits for sockets and for the next timer at once. */
final class NettyLoop implements Loop {

    private final EventLoop eventLoop;
    private final Clock clock;
    private final Sockets sockets;
    private final LoopGuard guard;

    NettyLoop(EventLoop eventLoop, Clock clock, Sockets sockets) {
        this(eventLoop, clock, sockets, new LoopGuard());
    }

    private NettyLoop(EventLoop eventLoop, Clock clock, Sockets sockets, LoopGuard guard) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.sockets = sockets;
        this.guard = guard;
    }

    /** The same thread and sockets with another guard: see {@link AsideLoops}. */
    NettyLoop aside() {
        return new NettyLoop(eventLoop, clock, sockets, LoopGuard.ofAnAside());
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** The kind of sockets that this loop can wait for. */
    Sockets sockets() {
        return sockets;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(new LoopTask(task, guard));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Netty counts from its own origin and takes a delay. It reads the same monotonic clock as ours, and later than we do here, so the delay
     * ends at {@code atNs} or just after it.
     */
    @Override
    public Timeout schedule(long atNs, Runnable work) {
        LoopTask task = new LoopTask(work, guard);
        task.waitsAs(eventLoop.schedule(task, Math.max(0, atNs - clock.nowNs()), TimeUnit.NANOSECONDS));
        return task;
    }

    @Override
    public LoopGuard guard() {
        return guard;
    }

    @Override
    public boolean isCurrent() {
        return eventLoop.inEventLoop();
    }

    @Override
    public String toString() {
        return "NettyLoop[" + sockets + "]";
    }
}
