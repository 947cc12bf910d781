// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;

/** Ends the whole run, and this user at once. A message that can't be resolved does not keep the run going: the reason is the message. */
record EndRunAction(boolean crash, Expression<String> message, RunControl control, StepLog log) implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        String text = text(session, user);
        if (crash) {
            control.crash(text);
        } else {
            control.stop(text);
        }
        EndAction.END.execute(session, user);
    }

    private String text(Session session, VirtualUser user) {
        try {
            return message.resolve(session);
        } catch (ExpressionException e) {
            log.error(user, e.getMessage());
            return e.getMessage();
        }
    }
}
