// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;

/** Waits until every armed check of a stream has its verdict. Shared by all users. */
final class AwaitExpectedAction extends StreamAction {

    AwaitExpectedAction(StreamTarget target, Action next) {
        super(target, next);
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.awaitExpected(order);
    }
}
