// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static dev.freshet.server.JsonText.object;

import org.jspecify.annotations.Nullable;

/**
 * What an MCP server says to one request: notifications while it works, and the response. Made when they are asked for, so that what is kept for clients who come back
 * takes little memory. Immutable.
 *
 * @param response the response, as JSON
 * @param steps how many notifications come before it
 * @param lastingNs how long the work takes; the notifications are spread over it evenly, the last one and the response at its end
 * @param progressToken by which the client knows the progress; {@code null} if it wants none, and gets lines of a log instead
 */
record McpReply(
        String response,
        int steps,
        long lastingNs,
        @Nullable Object progressToken) {

    /** A response at once. */
    static McpReply of(String response) {
        return new McpReply(response, 0, 0, null);
    }

    /** How many messages there are, the response included. */
    int messages() {
        return steps + 1;
    }

    /** When the message of that number is due, from the start of the work; numbers begin with 0. */
    long dueNs(int number) {
        return number >= steps ? lastingNs : lastingNs / steps * (number + 1);
    }

    /** The message of that number; the last one is the response. */
    String message(int number) {
        if (number >= steps) {
            return response;
        }
        int step = number + 1;
        return progressToken == null
                ? JsonRpc.notification(
                        "notifications/message",
                        object("level", "info", "logger", "work", "data", "step " + step + " of " + steps))
                : JsonRpc.notification(
                        "notifications/progress",
                        object("progressToken", progressToken, "progress", step, "total", steps));
    }
}
