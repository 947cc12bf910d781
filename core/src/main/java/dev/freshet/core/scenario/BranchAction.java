// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;

/** Goes on with one of several chains. If it can't tell with which, the session has failed and the user goes on behind them all. */
record BranchAction(Selector selector, StepLog log, Action next) implements Action {

    /** Tells which chain is next. */
    interface Selector {

        /**
         * The first action of the chain.
         *
         * @throws ExpressionException when the session does not allow an answer
         */
        Action select(Session session);
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        Action selected;
        try {
            selected = selector.select(session);
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        }
        user.proceed(selected, session);
    }
}
