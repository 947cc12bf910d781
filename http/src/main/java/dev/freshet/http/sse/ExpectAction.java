// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;
import java.util.List;

/** Arms checks on an open stream and goes on. Shared by all users. */
final class ExpectAction extends StreamAction {

    private final List<CompiledBlock> blocks;

    ExpectAction(StreamTarget target, List<CompiledBlock> blocks, Action next) {
        super(target, next);
        this.blocks = blocks;
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.expect(order, CompiledBlock.resolve(blocks, order.session()));
    }
}
