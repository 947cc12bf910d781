// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.time;

import dev.freshet.core.Internal;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop that is a plain thread without a network: what a run's reporter works on. Its thread is a daemon, started with the first
 * task.
 */
@Internal
public final class ThreadLoop implements Loop, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

    private final Clock clock;
    private final LoopGuard guard = new LoopGuard();
    private final ScheduledThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    /**
     * A loop on a thread of that name.
     *
     * @param clock one that runs like {@link System#nanoTime}
     */
    public ThreadLoop(String name, Clock clock) {
        this.clock = clock;
        executor = new ScheduledThreadPoolExecutor(1, work -> newThread(name, work));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> guard.run(task));
    }

    @Override
    public Timeout schedule(long atNs, Runnable task) {
        ScheduledFuture<?> wait = executor.schedule(() -> guard.run(task), atNs - clock.nowNs(), TimeUnit.NANOSECONDS);
        return () -> wait.cancel(false);
    }

    @Override
    public LoopGuard guard() {
        return guard;
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Ends the thread after the tasks that need not wait for their time; waits for it, at most a few seconds. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A task of {} did not come to its end", thread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread newThread(String name, Runnable work) {
        Thread made = new Thread(work, name);
        made.setDaemon(true);
        thread = made;
        return made;
    }
}
