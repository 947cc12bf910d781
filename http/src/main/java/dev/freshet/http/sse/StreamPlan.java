// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.request.RequestPlan;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all streams have in common that one operation of the simulation opens. Shared by all users.
 *
 * @param standing checks that look at every event
 * @param headTimeoutNs how long the response head may take, redirects included
 * @param unmatchedSize how many unmatched messages a stream keeps
 * @param hasWarned whether it has been said that a last event ID can't be sent
 */
record StreamPlan(
        RequestPlan request,
        List<MessageCheck> standing,
        ReconnectPolicy policy,
        long headTimeoutNs,
        int unmatchedSize,
        int maxEventSizeBytes,
        Transports transports,
        AtomicBoolean hasWarned) {

    /** A last event ID can't be sent; worth a warning once. */
    void onUnsendableId(String streamName) {
        if (!hasWarned.getAndSet(true)) {
            StreamLog.unsendableId(streamName);
        }
    }
}
