// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.RowKind;

/** The stream is over. It stays under its name until the user closes it, so that the user's next operation can say what became of it. */
sealed interface EndedState extends StreamState permits Closed, Crashed {

    /** What is said of an operation that has one row of that kind. */
    Transition answer(Order order, RowKind kind);

    @Override
    default Transition onOrder(Order order, StreamOperation operation) {
        return operation.afterEnd(this, order);
    }

    @Override
    default Transition onUserEnded(boolean isCutOff, long nowNs) {
        return Transition.STAY;
    }
}
