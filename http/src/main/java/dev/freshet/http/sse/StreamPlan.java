// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.request.RequestPlan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all streams have in common that one operation of the simulation opens. Shared by all users.
 *
 * @param answer looks at the head of the first response
 * @param standing checks that look at every event
 * @param limits where patience ends
 * @param unmatchedSize how many unmatched messages a stream keeps
 * @param contentTypes media types that are taken for event streams, in lower case; an empty one stands for none
 * @param hasWarned whether it has been said that a last event ID can't be sent
 */
record StreamPlan(
        RequestPlan request,
        AnswerCheck answer,
        List<MessageCheck> standing,
        ReconnectPolicy policy,
        Limits limits,
        int unmatchedSize,
        Set<String> contentTypes,
        Transports transports,
        AtomicBoolean hasWarned) {

    /**
     * Where patience ends.
     *
     * @param headTimeoutNs how long the response head may take, redirects included
     * @param stallNs how long neither an event nor a comment may come, {@link StreamState#NEVER} for any time
     * @param maxEventSizeBytes how large an event may grow
     */
    record Limits(long headTimeoutNs, long stallNs, int maxEventSizeBytes) {}

    /** A last event ID can't be sent; worth a warning once. */
    void onUnsendableId(String requestName) {
        if (!hasWarned.getAndSet(true)) {
            StreamLog.unsendableId(requestName);
        }
    }
}
