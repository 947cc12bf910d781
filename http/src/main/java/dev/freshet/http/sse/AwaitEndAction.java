// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.el.Expression;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.stats.RowKind;
import dev.freshet.http.request.Durations;
import java.time.Duration;

/** Waits until the server ends the stream. Shared by all users. */
final class AwaitEndAction extends StreamAction {

    private final Expression<Duration> timeout;

    AwaitEndAction(StreamTarget target, Expression<Duration> timeout, Action next) {
        super(target, next);
        this.timeout = timeout;
    }

    @Override
    RowKind kind() {
        return RowKind.CHECK;
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.awaitEnd(order, Durations.toNs(timeout.resolve(order.session())));
    }
}
