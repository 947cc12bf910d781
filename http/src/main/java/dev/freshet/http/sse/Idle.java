// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

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
    public Transition onOrder(Order order, StreamOperation operation) {
        return operation.whileOpen(this, order);
    }
}
