// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import org.jspecify.annotations.Nullable;

/**
 * What the reader of requests hands on: a whole request, or one that is refused unread.
 *
 * @param refusal the answer if the request could not be read; over HTTP/1.1 the connection is of no use after it
 */
record Incoming(ReceivedRequest request, @Nullable StreamScript refusal) {

    /** What is answered. */
    Answer answer(Router router) {
        return refusal != null ? refusal : router.answer(request);
    }
}
