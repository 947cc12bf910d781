// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Block;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.ExpressionException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A loop. This action enters it; {@link #passEnded} is what its body goes on with. A limit that can't be evaluated ends the loop.
 *
 * <p>How often the body ran is kept in the block, not in the attribute that shows it: a simulation that writes to its counter confuses
 * nobody but itself.
 */
final class LoopAction implements Action, Exit {

    private final Passes passes;
    private final boolean bodyFirst;
    private final @Nullable String counter;
    private final int depth;
    private final StepLog log;
    private final Action next;
    private final Action passEnded = this::endPass;
    private @Nullable Action body; // set once, while the scenario is compiled

    /** @param depth how deep the loop's own block lies */
    LoopAction(Kind kind, int depth, StepLog log, Action next) {
        this.passes = kind.passes;
        this.bodyFirst = kind.bodyFirst;
        this.counter = kind.counter;
        this.depth = depth;
        this.log = log;
        this.next = next;
    }

    /** What tells loops apart. */
    record Kind(Passes passes, boolean bodyFirst, @Nullable String counter) {}

    Action passEnded() {
        return passEnded;
    }

    void setBody(Action compiled) {
        body = compiled;
    }

    @Override
    public void execute(Session session, VirtualUser user) {
        Session entered =
                Sessions.enterLoop(session, counter, user.loop().clock().nowNs());
        goOn(entered, bodyFirst ? entered : beginPass(entered, user), user);
    }

    @Override
    public boolean isDue(Session session, VirtualUser user) {
        return beginPass(session, user) == null;
    }

    @Override
    public void take(Session session, VirtualUser user) {
        goOn(Blocks.leaveTo(depth, session, user), null, user);
    }

    private void endPass(Session session, VirtualUser user) {
        Session counted = Sessions.nextPass(session);
        goOn(counted, beginPass(counted, user), user);
    }

    private void goOn(Session session, @Nullable Session begun, VirtualUser user) {
        if (begun != null) {
            user.proceed(Objects.requireNonNull(body), begun);
        } else {
            user.proceed(next, Blocks.leave(session, user));
        }
    }

    private @Nullable Session beginPass(Session session, VirtualUser user) {
        try {
            return passes.begin(session, (Block.Loop) Sessions.block(session, depth), user);
        } catch (ExpressionException e) {
            log.error(user, e.getMessage());
            return null;
        }
    }
}
