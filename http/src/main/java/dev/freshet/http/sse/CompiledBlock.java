// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.http.request.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One {@code await(..).on(..)}, compiled. Shared by all users. */
record CompiledBlock(Expression<Duration> timeout, List<MessageCheck> checks) {

    /** The names of all checks, in order. */
    static List<String> names(List<CompiledBlock> blocks) {
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
    static List<CheckBlock> resolve(List<CompiledBlock> blocks, Session session) {
        List<CheckBlock> resolved = new ArrayList<>(blocks.size());
        for (CompiledBlock block : blocks) {
            long timeoutNs = Durations.toNs(block.timeout().resolve(session));
            resolved.add(new CheckBlock(timeoutNs, block.checks()));
        }
        return resolved;
    }
}
