// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/**
 * The stream could not be opened or kept open.
 *
 * @param reason what went wrong, short and stable
 */
record Crashed(SseStream stream, String reason) implements EndedState {

    @Override
    public String refusal() {
        return reason;
    }

    @Override
    public Transition onAwaitEnd(Order order, long timeoutNs) {
        return stream.refused(order, reason);
    }

    @Override
    public Transition onClose(Order order) {
        return stream.refused(order, "Client issued close order but SSE stream was already crashed: " + reason);
    }
}
