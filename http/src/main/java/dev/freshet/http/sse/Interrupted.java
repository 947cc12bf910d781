// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;
import java.util.List;

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
    default Transition onSetCheck(Order order, List<CheckBlock> blocks) {
        return within(aside().onSetCheck(order, blocks));
    }

    @Override
    default Transition onExpect(Order order, List<CheckBlock> blocks) {
        return within(aside().onExpect(order, blocks));
    }

    @Override
    default Transition onAwaitExpected(Order order) {
        return within(aside().onAwaitExpected(order));
    }

    @Override
    default Transition onAwaitEnd(Order order, long timeoutNs) {
        return within(aside().onAwaitEnd(order, timeoutNs));
    }

    @Override
    default Transition onClose(Order order) {
        stream().meter().lostForGood();
        return aside().onClose(order);
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
