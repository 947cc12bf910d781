// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;

/** Enters a group. Without a name there is no group: the session has failed and the user goes on behind it. */
record GroupAction(Expression<String> name, Action body, StepLog log, Action next) implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        String resolved;
        try {
            resolved = name.resolve(session);
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        }
        user.proceed(
                body, Sessions.enterGroup(session, resolved, user.loop().clock().nowNs()));
    }

    /** Leaves the group. */
    record End(Action next) implements Action {
        @Override
        public void execute(Session session, VirtualUser user) {
            user.proceed(next, Blocks.leave(session, user));
        }
    }
}
