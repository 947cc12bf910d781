// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.RowKind;

/**
 * The stream could not be opened or kept open.
 *
 * @param reason what went wrong, short and stable
 */
record Crashed(SseStream stream, String reason) implements EndedState {

    @Override
    public Transition answer(Order order, RowKind kind) {
        return stream.skipped(order, kind);
    }
}
