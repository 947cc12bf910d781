// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A session of the MCP server. Safe for all threads.
 *
 * @param revision that was agreed on
 * @param requests how many there were behind the one that began it
 */
record McpSession(String id, String revision, AtomicLong requests) {

    McpSession(String id, String revision) {
        this(id, revision, new AtomicLong());
    }
}
