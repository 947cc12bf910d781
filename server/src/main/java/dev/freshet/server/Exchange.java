// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A request that is being answered, from the moment its answer is known: the delay of the answer, then its response. The same in every version of HTTP. Confined to
 * the loop of its connection.
 */
final class Exchange {

    private final ResponseWriter writer;
    private final Response response;
    private final long delayNs;
    private @Nullable Future<?> delay;

    Exchange(Answer answer, ResponseWriter writer) {
        this.writer = writer;
        this.response = answer.begin(writer);
        this.delayNs = answer.delayNs();
    }

    /** Writes what is due, or waits for its time; called once. */
    void begin() {
        if (delayNs == 0) {
            response.start();
        } else {
            delay = writer.schedule(this::startDelayed, delayNs);
        }
    }

    /** The client takes bytes again. */
    void resume() {
        if (delay == null) {
            response.resume();
        }
    }

    /** The client is gone: nothing is written any more. */
    void cancel() {
        stop();
        writer.closed();
    }

    /** The server closes: ends the response as well as can be. */
    void endNow() {
        stop();
        writer.endNow();
    }

    private void startDelayed() {
        delay = null;
        response.start();
    }

    private void stop() {
        if (delay != null) {
            delay.cancel(false);
        }
        response.cancel();
    }
}
