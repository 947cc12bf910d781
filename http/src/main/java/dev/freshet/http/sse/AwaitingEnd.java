// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.RowKind;
import dev.freshet.core.time.Lateness;
import org.jspecify.annotations.Nullable;

/**
 * The stream is connected and the user waits until the server ends it.
 *
 * @param order when it began to wait, and under which name
 */
record AwaitingEnd(SseStream stream, Order order, long deadlineNs) implements OpenState {

    @Override
    public Transition onMessage(SseMessage message, long nowNs) {
        stream.unmatched(message);
        return Transition.STAY;
    }

    @Override
    public Transition onDeadline(long nowNs) {
        return resumeIn(new Idle(stream), Lateness.remark("the stream did not end in time", deadlineNs, nowNs), nowNs);
    }

    @Override
    public Transition over(long nowNs) {
        return resumeIn(new Closed(stream), null, nowNs);
    }

    @Override
    public Transition crash(String reason, long nowNs) {
        return resumeIn(new Crashed(stream, reason), broke(reason), nowNs);
    }

    @Override
    public Transition fail(String reason, long nowNs) {
        return resumeIn(new Crashed(stream, reason), reason, nowNs);
    }

    /** Whether the stream comes back or not, this connection is what the user waited for; unless an event tells the end, which may still come. */
    @Override
    public Transition interrupted(Interruption interruption, long nowNs) {
        if (stream.awaitsEndEvent()) {
            return Transition.to(this);
        }
        return resumeIn(new Idle(stream), interruption.clean() ? null : broke(interruption.reason()), nowNs);
    }

    @Override
    public boolean isEndAwaited() {
        return true;
    }

    @Override
    public boolean isInterruptionTold() {
        return !stream.awaitsEndEvent();
    }

    @Override
    public void endWait(boolean isCutOff, long nowNs) {
        stream.rows().endWait(order.user(), RowKind.CHECK, order.name(), order.nowNs(), nowNs, isCutOff);
    }

    private static String broke(String reason) {
        return "the stream broke before its end: " + reason;
    }

    private Transition resumeIn(StreamState next, @Nullable String failure, long nowNs) {
        Parked resumed = stream.rows().row(order.user(), RowKind.CHECK, order.name(), order.nowNs(), nowNs, failure);
        return Transition.to(next, () -> stream.resume(resumed));
    }
}
