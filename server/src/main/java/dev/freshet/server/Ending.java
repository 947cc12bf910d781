// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** How a response ends. The names in lower case are the values of the query parameter {@code end}. */
enum Ending {
    /** The body is completed; the connection stays usable unless the head said otherwise. */
    CLEAN,
    /** The connection is closed without completing the body: FIN. */
    DROP,
    /** The connection is torn down, and what the socket had not sent yet is lost: RST. */
    RESET,
    /** Nothing ends: the connection stays open until the client leaves. */
    STALL
}
