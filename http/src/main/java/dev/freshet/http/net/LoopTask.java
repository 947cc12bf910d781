// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.time.Timeout;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task of a loop, now or later. Netty keeps what a scheduled task throws in a future that nobody reads; here it is logged. Confined to its loop
 * once it waits there.
 */
final class LoopTask implements Runnable, Timeout {

    private static final Logger LOG = LoggerFactory.getLogger(NettyLoop.class);

    private final Runnable work;
    private @Nullable ScheduledFuture<?> waiting;

    LoopTask(Runnable work) {
        this.work = work;
    }

    void waitsAs(ScheduledFuture<?> future) {
        waiting = future;
    }

    @Override
    @SuppressWarnings("CatchThrowable") // even an Error must be seen, and must not keep the loop from its other users
    public void run() {
        try {
            work.run();
        } catch (Throwable e) {
            LOG.error("A task of a loop failed; the loop goes on", e);
        }
    }

    @Override
    public void cancel() {
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
