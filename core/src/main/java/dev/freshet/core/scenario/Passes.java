// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Block;
import dev.freshet.core.Session;
import dev.freshet.core.Sessions;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** How often a loop runs its body: asked before each pass. */
sealed interface Passes {

    /**
     * The session that the next pass begins with, or null if there is none.
     *
     * @param loop the loop as it stands in the session
     * @throws ExpressionException when the session does not allow an answer
     */
    @Nullable
    Session begin(Session session, Block.Loop loop, VirtualUser user);

    /** So many passes. */
    record Times(Expression<Integer> times) implements Passes {
        @Override
        public @Nullable Session begin(Session session, Block.Loop loop, VirtualUser user) {
            return loop.pass() < times.resolve(session) ? session : null;
        }
    }

    /**
     * A pass for each element, which the pass finds in an attribute.
     *
     * @param items gives a list, an array or another collection, anew for each pass
     */
    record Elements(Expression<?> items, String attribute) implements Passes {
        @Override
        public @Nullable Session begin(Session session, Block.Loop loop, VirtualUser user) {
            Object sequence = items.resolve(session);
            int index = loop.pass();
            if (sequence instanceof List<?> list && list instanceof RandomAccess) {
                return index < list.size() ? session.set(attribute, list.get(index)) : null;
            }
            if (sequence instanceof Collection<?> collection) {
                return begin(session, loop, collection);
            }
            if (sequence.getClass().isArray()) {
                return index < Array.getLength(sequence) ? session.set(attribute, Array.get(sequence, index)) : null;
            }
            throw new ExpressionException("a " + sequence.getClass().getName() + " is neither a list nor an array");
        }

        private @Nullable Session begin(Session session, Block.Loop loop, Collection<?> collection) {
            Block.Elements known = loop.elements();
            if (known != null && known.holdFor(collection)) {
                return begin(session, loop, known);
            }
            Block.Elements taken = Block.Elements.of(collection);
            return begin(Sessions.withElements(session, taken), loop, taken);
        }

        private @Nullable Session begin(Session session, Block.Loop loop, Block.Elements elements) {
            List<?> inOrder = elements.inOrder();
            return loop.pass() < inOrder.size() ? session.set(attribute, inOrder.get(loop.pass())) : null;
        }
    }

    /** Passes while the condition holds and the time since the loop was entered is not over; what is null sets no limit. */
    record Limits(
            @Nullable Expression<Boolean> condition,
            @Nullable Expression<Duration> duration) implements Passes {
        @Override
        public @Nullable Session begin(Session session, Block.Loop loop, VirtualUser user) {
            return isInTime(session, loop, user) && (condition == null || condition.resolve(session)) ? session : null;
        }

        private boolean isInTime(Session session, Block.Loop loop, VirtualUser user) {
            return duration == null
                    || user.loop().clock().nowNs() - loop.enteredNs() <= Span.ns(duration.resolve(session));
        }
    }
}
