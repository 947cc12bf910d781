// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import java.util.List;

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
}
