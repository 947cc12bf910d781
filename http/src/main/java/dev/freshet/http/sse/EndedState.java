// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import java.util.List;

/** The stream is over. It stays under its name until the user closes it, so that the user's next operation can say what became of it. */
sealed interface EndedState extends StreamState permits Closed, Crashed {

    @Override
    default Transition onSetCheck(Order order, List<CheckBlock> blocks) {
        return stream().skippedChecks(order, blocks);
    }

    @Override
    default Transition onExpect(Order order, List<CheckBlock> blocks) {
        return stream().skippedChecks(order, blocks);
    }

    /** The armed checks got their verdicts at the latest when the stream ended. */
    @Override
    default Transition onAwaitExpected(Order order) {
        Parked settled = order.user().with(stream().expectations().collect(order.session()));
        return Transition.stay(() -> stream().resume(settled));
    }

    @Override
    default Transition onUserEnded(boolean isCutOff, long nowNs) {
        return Transition.STAY;
    }
}
