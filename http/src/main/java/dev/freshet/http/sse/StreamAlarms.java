// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import org.jspecify.annotations.Nullable;

/** The times that the state of a stream waits for. Alarms are made when one is set: most streams are open and wait for nothing. Confined to the user's loop. */
final class StreamAlarms {

    private final SseStream stream;
    private @Nullable Alarm deadline;
    private @Nullable Alarm reconnection;

    StreamAlarms(SseStream stream) {
        this.stream = stream;
    }

    /** Waits for what that state waits for, and for nothing else. */
    void set(StreamState state) {
        long deadlineNs = state.deadlineNs();
        if (deadline == null && deadlineNs != StreamState.NEVER) {
            deadline = new Alarm(stream.user().loop(), stream::onDeadline);
        }
        if (deadline != null) {
            deadline.set(deadlineNs);
        }
        long reconnectAtNs = state.reconnectAtNs();
        if (reconnection == null && reconnectAtNs != StreamState.NEVER) {
            reconnection = new Alarm(stream.user().loop(), stream::onReconnectionTime);
        }
        if (reconnection != null) {
            reconnection.set(reconnectAtNs);
        }
    }

    /** Rings the deadline now if it was before that instant and the loop has not come to it yet. */
    void ringDeadlineBefore(long nowNs) {
        if (deadline != null) {
            deadline.ringIfDueBefore(nowNs);
        }
    }
}
