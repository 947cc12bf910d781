// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;
import dev.freshet.core.stats.RowKind;
import java.util.List;

/** Waits until every armed check of a stream has its verdict. Shared by all users. */
final class AwaitExpectedAction extends StreamAction {

    AwaitExpectedAction(StreamTarget target, Action next) {
        super(target, next);
    }

    @Override
    RowKind kind() {
        return RowKind.CHECK;
    }

    @Override
    List<String> rows(Order order) {
        return List.of();
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.awaitExpected(order);
    }
}
