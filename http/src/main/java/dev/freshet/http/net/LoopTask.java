// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import dev.freshet.core.time.LoopGuard;
import dev.freshet.core.time.Timeout;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * A task of a loop, now or later. Netty keeps what a scheduled task throws in a future that nobody reads; here it is the failure of the loop. Confined to its loop
 * once it waits there.
 */
final class LoopTask implements Runnable, Timeout {

    private final Runnable work;
    private final LoopGuard guard;
    private @Nullable ScheduledFuture<?> waiting;

    LoopTask(Runnable work, LoopGuard guard) {
        this.work = work;
        this.guard = guard;
    }

    void waitsAs(ScheduledFuture<?> future) {
        waiting = future;
    }

    @Override
    public void run() {
        guard.run(work);
    }

    @Override
    public void cancel() {
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
