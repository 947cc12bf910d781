// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.RowKind;

/** The stream was ended properly, by the server or by the user. */
record Closed(SseStream stream) implements EndedState {

    @Override
    public Transition onAwaitEnd(Order order, long timeoutNs) {
        return stream.done(order, RowKind.CHECK);
    }

    @Override
    public Transition onClose(Order order) {
        return stream.done(order, RowKind.OPERATION);
    }
}
