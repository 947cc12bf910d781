// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection is kept for a client that sends no whole request: without it, clients that send a byte now and then would stay for ever. While a
 * response is in progress nothing is expected of the client. Confined to the loop of its connection.
 *
 * <p>Deadlines move with each request, timers do not: one that fires too early waits for the rest.
 */
final class RequestDeadline {

    private static final long NONE = Long.MAX_VALUE;

    private final Channel channel;
    private final SampleServer.Limits limits;
    private final long createdNs = System.nanoTime();
    private BooleanSupplier isBusy = () -> false;
    private long deadlineNs = NONE;
    private @Nullable Future<?> timer;
    private long timerNs;

    RequestDeadline(Channel channel, SampleServer.Limits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    /** @param busy whether a response is in progress */
    void unless(BooleanSupplier busy) {
        isBusy = busy;
    }

    /** A request is expected at once, or the rest of one that has begun. */
    void expectRequest() {
        move(nowNs() + limits.request().toNanos());
    }

    /** The client may take its time before it begins the next request, or leave. */
    void expectNext() {
        move(nowNs() + limits.idle().toNanos());
    }

    /** A request is complete. */
    void met() {
        deadlineNs = NONE;
    }

    void cancel() {
        deadlineNs = NONE;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void move(long toNs) {
        deadlineNs = toNs;
        if (timer != null && toNs < timerNs) {
            timer.cancel(false);
            timer = null;
        }
        if (timer == null) {
            schedule();
        }
    }

    private void schedule() {
        timerNs = deadlineNs;
        timer = channel.eventLoop().schedule(this::fire, deadlineNs - nowNs(), TimeUnit.NANOSECONDS);
    }

    private void fire() {
        timer = null;
        if (deadlineNs == NONE) {
            return;
        }
        if (isBusy.getAsBoolean()) {
            expectRequest(); // what has come of the next one waits for the server, not for the client
        } else if (nowNs() < deadlineNs) {
            schedule();
        } else {
            var unused = channel.close();
        }
    }

    private long nowNs() {
        return System.nanoTime() - createdNs;
    }
}
