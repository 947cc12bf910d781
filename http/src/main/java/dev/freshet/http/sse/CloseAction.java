// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;
import dev.freshet.core.stats.RowKind;

/** Closes a stream and forgets it, so that its name is free again. Shared by all users. */
final class CloseAction extends StreamAction {

    CloseAction(StreamTarget target, Action next) {
        super(target, next);
    }

    @Override
    RowKind kind() {
        return RowKind.OPERATION;
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        streams.remove(stream);
        stream.close(order);
    }
}
