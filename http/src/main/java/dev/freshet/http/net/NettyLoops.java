// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Clock;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.LoopGroup;
import dev.freshet.core.time.SystemClock;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops of a run on the machine's network and clock: threads {@code freshet-loop-0}, {@code freshet-loop-1} and so on. They are daemons: they never
 * keep the process alive.
 */
@Internal
public final class NettyLoops implements LoopGroup {

    private static final Logger LOG = LoggerFactory.getLogger(NettyLoops.class);
    private static final String RECORDING = "io.netty.jfr.enabled";
    private static final long END_WITHIN_MS = 2_000;
    private static final long WAIT_FOR_END_MS = 4_000;

    static {
        // Netty tells the flight recorder about its buffers, and has it loaded for that by the first of them: a tenth
        // of a second of the first connection.
        if (System.getProperty(RECORDING) == null) {
            System.setProperty(RECORDING, "false");
        }
    }

    private final Clock clock = new SystemClock();
    private final MultiThreadIoEventLoopGroup group;
    private final List<NettyLoop> loops;

    /** One loop per processor that is available to this process. */
    public NettyLoops() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public NettyLoops(int count) {
        this(count, Sockets.best());
    }

    /** One loop per processor that is available to this process, on these sockets. */
    public static NettyLoops on(Sockets sockets) {
        return new NettyLoops(Runtime.getRuntime().availableProcessors(), sockets);
    }

    public NettyLoops(int count, Sockets sockets) {
        if (count < 1) {
            throw new IllegalArgumentException("A run needs at least one loop, not " + count);
        }
        group = new MultiThreadIoEventLoopGroup(count, threads(), sockets.ioHandlers());
        List<NettyLoop> made = new ArrayList<>(count);
        for (EventExecutor executor : group) {
            NettyLoop loop = new NettyLoop((EventLoop) executor, clock, sockets);
            loop.execute(() -> {}); // starts the thread now, so that names follow the order of the list
            made.add(loop);
        }
        loops = List.copyOf(made);
    }

    private static ThreadFactory threads() {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            Thread thread = new FastThreadLocalThread(task, "freshet-loop-" + made.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<? extends Loop> loops() {
        return loops;
    }

    /** {@inheritDoc} Open connections are closed. Tasks that are handed over afterwards are rejected. */
    @Override
    public void close() {
        if (loops.stream().anyMatch(NettyLoop::isCurrent)) {
            throw new IllegalStateException("A loop cannot wait for its own end: close the loops from another thread");
        }
        boolean isExiting = loops.stream().anyMatch(loop -> loop.guard().isExiting());
        Future<?> end = group.shutdownGracefully(0, END_WITHIN_MS, TimeUnit.MILLISECONDS);
        if (!isExiting && !end.awaitUninterruptibly(WAIT_FOR_END_MS)) {
            LOG.warn("A loop is still busy with a task {} ms after the end of the run", WAIT_FOR_END_MS);
        }
    }
}
