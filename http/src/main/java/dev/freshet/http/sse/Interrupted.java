// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;

/**
 * The connection is lost and is being made anew. What the user waits for is set aside with its deadline and goes on as if nothing had happened.
 */
sealed interface Interrupted extends StreamState permits Disconnected, Reconnecting {

    /** The state to go on with once the stream is connected again. */
    OpenState aside();

    /** The same with another state set aside. */
    Interrupted with(OpenState other);

    /** What is said of an attempt to come back that failed. */
    static String reconnectFailed(String reason) {
        return "reconnect failed: " + reason;
    }

    @Override
    default String failure(Refusal refusal) {
        return stream().loss(EndReason.DROPPED, reconnectFailed(refusal.text()));
    }

    @Override
    default String label() {
        return getClass().getSimpleName() + "(" + aside().label() + ")";
    }

    @Override
    default long deadlineNs() {
        return aside().deadlineNs();
    }

    @Override
    default Transition onDeadline(long nowNs) {
        return within(aside().onDeadline(nowNs));
    }

    @Override
    default Transition onSettled(long nowNs) {
        return within(aside().onSettled(nowNs));
    }

    @Override
    default Transition onOrder(Order order, StreamOperation operation) {
        Transition ordered = aside().onOrder(order, operation);
        if (ordered.next() instanceof Closed) {
            stream().meter().lostForGood(); // the user goes before it is back
        }
        return within(ordered);
    }

    @Override
    default Transition onUserEnded(boolean isCutOff, long nowNs) {
        stream().meter().lostForGood();
        return aside().onUserEnded(isCutOff, nowNs);
    }

    /** The stream will not come back. */
    default Transition giveUp(String reason, long nowNs) {
        stream().disconnect(EndReason.DROPPED, nowNs);
        return aside().lostForGood(EndReason.DROPPED, reconnectFailed(reason), reason, nowNs);
    }

    /** What follows in the state that is set aside, seen from here. */
    private Transition within(Transition aside) {
        return aside.next() instanceof OpenState open ? Transition.to(with(open), aside.effect()) : aside;
    }
}
