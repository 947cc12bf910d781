// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Waits for the user's next beat, then sets the one after it. The first time, and when the beat has been missed, the user goes on at once
 * and the next beat is counted from now: a user that is late does not catch up.
 *
 * @param beat the attribute that holds the instant of the next beat, a {@code Long} of the loop's clock
 */
record PaceAction(Span interval, String beat, Supplier<RandomGenerator> random, StepLog log, Action next)
        implements Action {

    @Override
    public void execute(Session session, VirtualUser user) {
        long intervalNs;
        try {
            intervalNs = interval.resolveNs(session, random.get());
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
            return;
        }
        long nowNs = user.loop().clock().nowNs();
        Object beatNs = session.get(beat);
        if (beatNs instanceof Long dueNs && dueNs > nowNs) {
            user.proceedAt(dueNs, next, session.set(beat, dueNs + intervalNs));
        } else if (beatNs == null || beatNs instanceof Long) {
            user.proceed(next, session.set(beat, nowNs + intervalNs));
        } else {
            user.proceed(next, log.failed(session, user, "attribute '" + beat + "' holds no beat but something else"));
        }
    }
}
