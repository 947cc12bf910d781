// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.NotBuilt;

/** An operation on a WebSocket; see {@link Ws}. */
record WsAction(String words) implements NotBuilt {

    static final String REASON =
            "WebSocket is not built; this tool is for plain HTTP and event streams. Leave the step away, or run it with another tool.";

    @Override
    public String reason() {
        return REASON;
    }
}
