// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Waits. A pause of no length goes on at once, without a turn of the loop. */
record PauseAction(Span planned, PauseType type, Supplier<RandomGenerator> random, StepLog log, Action next)
        implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        long lengthNs;
        try {
            RandomGenerator source = random.get();
            lengthNs = type.lengthNs(planned.resolveNs(session, source), session, source);
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            log.crash(user, e);
            user.proceed(next, session.markAsFailed());
            return;
        }
        if (lengthNs > 0) {
            user.proceedAt(user.loop().clock().nowNs() + lengthNs, next, session);
        } else {
            user.proceed(next, session);
        }
    }
}
