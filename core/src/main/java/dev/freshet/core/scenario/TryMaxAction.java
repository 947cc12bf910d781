// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Block;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block that is tried again when something in it fails. This action enters it; {@link #attemptEnded} is what its body goes on with, and
 * where exitable actions of the body jump to once something has failed. What is around it fares as the last attempt did: it has failed, or has
 * not, whatever was before, as in Gatling.
 */
final class TryMaxAction implements Action, Exit {

    private final Expression<Integer> times;
    private final @Nullable String counter;
    private final int depth;
    private final StepLog log;
    private final Action next;
    private final Action attemptEnded = this::endAttempt;
    private @Nullable Action body; // set once, while the scenario is compiled

    /** @param depth how deep the block lies */
    TryMaxAction(Expression<Integer> times, @Nullable String counter, int depth, StepLog log, Action next) {
        this.times = times;
        this.counter = counter;
        this.depth = depth;
        this.log = log;
        this.next = next;
    }

    Action attemptEnded() {
        return attemptEnded;
    }

    void setBody(Action compiled) {
        body = compiled;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        Session entered = Sessions.enterTry(session, counter);
        try {
            if (times.resolve(entered) > 0) {
                user.proceed(Objects.requireNonNull(body), entered);
            } else {
                user.proceed(next, session);
            }
        } catch (ExpressionException e) {
            user.proceed(next, log.failed(session, user, e.getMessage()));
        }
    }

    @Override
    public boolean isDue(Session session, VirtualUser user) {
        return ((Block.Try) Sessions.block(session, depth)).failed();
    }

    @Override
    public void take(Session session, VirtualUser user) {
        endAttempt(Blocks.leaveTo(depth, session, user), user);
    }

    private void endAttempt(Session session, VirtualUser user) {
        Block.Try ended = (Block.Try) Sessions.block(session, depth);
        if (ended.failed() && isAnotherAllowed(ended, session, user)) {
            user.proceed(Objects.requireNonNull(body), Sessions.nextAttempt(session));
        } else {
            Session left = Blocks.leave(session, user);
            user.proceed(next, ended.failed() ? left : left.markAsSucceeded());
        }
    }

    private boolean isAnotherAllowed(Block.Try ended, Session session, VirtualUser user) {
        try {
            return ended.attempt() + 1 < times.resolve(session);
        } catch (ExpressionException e) {
            log.error(user, e.getMessage());
            return false;
        }
    }
}
