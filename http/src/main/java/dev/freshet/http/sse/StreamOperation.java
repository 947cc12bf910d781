// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.RowKind;
import java.util.List;

/**
 * What a user does with one of its streams, as it is for that user: what follows where the stream is connected, and where it is over. A stream whose connection is
 * made anew answers as one that is connected, see {@link Interrupted}; a user that waits for the stream orders nothing. Immutable.
 */
sealed interface StreamOperation {

    /** The stream is connected, or will be again, and the user is free. */
    Transition whileOpen(Idle idle, Order order);

    /** The stream is over, and still has its name. */
    Transition afterEnd(EndedState over, Order order);

    /** The user waits for messages, which come from now on. */
    record SetCheck(List<CheckBlock> blocks) implements StreamOperation {

        @Override
        public Transition whileOpen(Idle idle, Order order) {
            idle.stream().forgetUnmatched();
            return blocks.isEmpty()
                    ? Transition.stay(() -> idle.stream().resume(order.user()))
                    : Transition.to(AwaitingMessage.first(idle.stream(), blocks, order.user(), order.nowNs()));
        }

        @Override
        public Transition afterEnd(EndedState over, Order order) {
            over.stream().forgetUnmatched();
            return over.stream().skippedChecks(order, blocks);
        }
    }

    /** The user arms checks and goes on. */
    record Expect(List<CheckBlock> blocks) implements StreamOperation {

        @Override
        public Transition whileOpen(Idle idle, Order order) {
            blocks.forEach(block -> idle.stream().expectations().arm(block, order));
            return Transition.stay(() -> idle.stream().resume(order.user()));
        }

        @Override
        public Transition afterEnd(EndedState over, Order order) {
            return over.stream().skippedChecks(order, blocks);
        }
    }

    /** The user waits for the armed checks. */
    record AwaitExpected() implements StreamOperation {

        @Override
        public Transition whileOpen(Idle idle, Order order) {
            AwaitingExpected waiting = new AwaitingExpected(idle.stream(), order.user());
            boolean isSettled = idle.stream().expectations().isSettled();
            return isSettled ? waiting.onSettled(order.nowNs()) : Transition.to(waiting);
        }

        /** The armed checks got their verdicts at the latest when the stream ended. */
        @Override
        public Transition afterEnd(EndedState over, Order order) {
            SseStream stream = over.stream();
            Parked settled = order.user().with(stream.expectations().collect(order.session()));
            return Transition.stay(() -> stream.resume(settled));
        }
    }

    /** The user waits for the end of the stream. */
    record AwaitEnd(long timeoutNs) implements StreamOperation {

        @Override
        public Transition whileOpen(Idle idle, Order order) {
            return Transition.to(new AwaitingEnd(idle.stream(), order, order.nowNs() + timeoutNs));
        }

        @Override
        public Transition afterEnd(EndedState over, Order order) {
            return over.answer(order, RowKind.CHECK);
        }
    }

    /** The user closes the stream, which is forgotten first, so that its name is free when the user goes on. */
    record Close() implements StreamOperation {

        @Override
        public Transition whileOpen(Idle idle, Order order) {
            SseStream stream = idle.stream();
            UserStreams.of(stream.user()).remove(stream);
            stream.disconnect(EndReason.CLOSED_BY_USER, order.nowNs());
            return stream.closed(order);
        }

        @Override
        public Transition afterEnd(EndedState over, Order order) {
            UserStreams.of(over.stream().user()).remove(over.stream());
            return over.answer(order, RowKind.OPERATION);
        }
    }
}
