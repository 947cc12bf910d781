// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.Action;
import dev.freshet.core.stats.RowKind;
import java.util.List;

/** Arms checks on an open stream and goes on. Shared by all users. */
final class ExpectAction extends StreamAction {

    private final List<CompiledBlock> blocks;

    ExpectAction(StreamTarget target, List<CompiledBlock> blocks, Action next) {
        super(target, next);
        this.blocks = blocks;
    }

    @Override
    RowKind kind() {
        return RowKind.CHECK;
    }

    @Override
    List<String> rows(Order order) {
        return CompiledBlock.names(blocks);
    }

    @Override
    void order(Order order, SseStream stream, UserStreams streams) {
        stream.expect(order, CompiledBlock.resolve(blocks, order.session()));
    }
}
