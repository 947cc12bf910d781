// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;
import java.util.List;

/** The stream is connected and the user does something else. */
record Idle(SseStream stream) implements OpenState {

    @Override
    public Transition over(long nowNs) {
        return Transition.to(new Closed(stream));
    }

    @Override
    public Transition crash(String reason, long nowNs) {
        return Transition.to(new Crashed(stream, reason));
    }

    @Override
    public Transition onMessage(SseMessage message, long nowNs) {
        stream.unmatched(message);
        return Transition.STAY;
    }

    @Override
    public Transition onSetCheck(Order order, List<CheckBlock> blocks) {
        return blocks.isEmpty()
                ? Transition.stay(() -> stream.resume(order.user()))
                : Transition.to(AwaitingMessage.first(stream, blocks, order.user(), order.nowNs()));
    }

    @Override
    public Transition onExpect(Order order, List<CheckBlock> blocks) {
        blocks.forEach(block -> stream.expectations().arm(block, order));
        return Transition.stay(() -> stream.resume(order.user()));
    }

    @Override
    public Transition onAwaitExpected(Order order) {
        AwaitingExpected waiting = new AwaitingExpected(stream, order.user());
        return stream.expectations().isSettled() ? waiting.onSettled(order.nowNs()) : Transition.to(waiting);
    }

    @Override
    public Transition onAwaitEnd(Order order, long timeoutNs) {
        return Transition.to(new AwaitingEnd(stream, order, order.nowNs() + timeoutNs));
    }

    @Override
    public Transition onClose(Order order) {
        stream.disconnect(EndReason.CLOSED_BY_USER, order.nowNs());
        return stream.closed(order);
    }
}
