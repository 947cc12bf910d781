// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a user has come in what it waits for. Immutable.
 *
 * @param blocks all blocks of the operation
 * @param block the index of the current one
 * @param check the index of the check within it that is to be met next
 * @param startedNs when the current block began
 * @param deadlineNs when it must be complete
 */
record AwaitPosition(List<CheckBlock> blocks, int block, int check, long startedNs, long deadlineNs) {

    /** The first check of the first block. */
    static AwaitPosition first(List<CheckBlock> blocks, long nowNs) {
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
    AwaitPosition next(long nowNs) {
        if (check + 1 < blocks.get(block).checks().size()) {
            return new AwaitPosition(blocks, block, check + 1, startedNs, deadlineNs);
        }
        return block + 1 < blocks.size() ? atBlock(blocks, block + 1, nowNs) : null;
    }

    private static AwaitPosition atBlock(List<CheckBlock> blocks, int block, long nowNs) {
        return new AwaitPosition(
                blocks, block, 0, nowNs, nowNs + blocks.get(block).timeoutNs());
    }
}
