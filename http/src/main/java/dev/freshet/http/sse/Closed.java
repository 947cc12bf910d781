// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.RowKind;

/** The stream was ended properly, by the server or by the user. */
record Closed(SseStream stream) implements EndedState {

    @Override
    public Transition answer(Order order, RowKind kind) {
        return stream.done(order, kind);
    }
}
