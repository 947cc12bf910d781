// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.PauseType;
import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
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
            long plannedNs = planned.resolveNs(session, source);
            lengthNs = lengthNs(plannedNs, session, source);
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        } catch (AuthorFailure e) {
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

    private long lengthNs(long plannedNs, Session session, RandomGenerator source) throws AuthorFailure {
        Long lengthNs = AuthorCode.call(() -> type.lengthNs(plannedNs, session, source));
        return lengthNs == null ? 0 : lengthNs;
    }
}
