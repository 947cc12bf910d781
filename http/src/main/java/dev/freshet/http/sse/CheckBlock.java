// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.http.request.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code await(..).on(..)} for one user: checks that expect one message each, in order, all within one timeout.
 *
 * @param checks at least one
 */
record CheckBlock(long timeoutNs, List<MessageCheck> checks) {

    /** The names of all checks, in order. */
    static List<String> names(List<CheckBlock> blocks) {
        return blocks.stream()
                .flatMap(block -> block.checks().stream())
                .map(MessageCheck::name)
                .toList();
    }

    /** A block before its timeout is known for a session. Shared by all users. */
    record Compiled(Expression<Duration> timeout, List<MessageCheck> checks) {

        /** The names of all checks, in order. */
        static List<String> names(List<Compiled> blocks) {
            return blocks.stream()
                    .flatMap(block -> block.checks().stream())
                    .map(MessageCheck::name)
                    .toList();
        }

        /**
         * The blocks for one user.
         *
         * @throws dev.freshet.core.el.ExpressionException when the session does not allow a timeout
         */
        static List<CheckBlock> resolve(List<Compiled> blocks, Session session) {
            List<CheckBlock> resolved = new ArrayList<>(blocks.size());
            for (Compiled block : blocks) {
                long timeoutNs = Durations.toNs(block.timeout().resolve(session));
                resolved.add(new CheckBlock(timeoutNs, block.checks()));
            }
            return resolved;
        }
    }

    /**
     * How far a user has come in what it waits for. Immutable.
     *
     * @param blocks all blocks of the operation
     * @param block the index of the current one
     * @param check the index of the check within it that is to be met next
     * @param startedNs when the current block began
     * @param deadlineNs when it must be complete
     */
    record Position(List<CheckBlock> blocks, int block, int check, long startedNs, long deadlineNs) {

        /** The first check of the first block. */
        static Position first(List<CheckBlock> blocks, long nowNs) {
            return atBlock(blocks, 0, nowNs);
        }

        MessageCheck current() {
            return blocks.get(block).checks().get(check);
        }

        /** The names of the checks that come after the current one. */
        List<String> namesOfTheRest() {
            List<String> names = CheckBlock.names(blocks.subList(block, blocks.size()));
            return names.subList(check + 1, names.size());
        }

        /** The position after the current check has been met; null if that was the last one. */
        @Nullable
        Position next(long nowNs) {
            if (check + 1 < blocks.get(block).checks().size()) {
                return new Position(blocks, block, check + 1, startedNs, deadlineNs);
            }
            return block + 1 < blocks.size() ? atBlock(blocks, block + 1, nowNs) : null;
        }

        private static Position atBlock(List<CheckBlock> blocks, int block, long nowNs) {
            return new Position(
                    blocks, block, 0, nowNs, nowNs + blocks.get(block).timeoutNs());
        }
    }
}
