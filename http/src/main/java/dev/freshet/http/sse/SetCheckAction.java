// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;
import java.util.List;

/** Waits for messages of an open stream. Shared by all users. */
final class SetCheckAction extends StreamAction {

    private final List<CompiledBlock> blocks;

    SetCheckAction(StreamTarget target, List<CompiledBlock> blocks, Action next) {
        super(target, next);
        this.blocks = blocks;
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.setCheck(order, CompiledBlock.resolve(blocks, order.session()));
    }
}
