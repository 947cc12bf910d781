// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import org.jspecify.annotations.Nullable;

/** The times that the state of a stream waits for. Alarms are made when one is set: most streams are open and wait for nothing. Confined to the user's loop. */
final class StreamAlarms {

    /** What a stream has that has waited for nothing so far; never changed, so that all of them share it. */
    static final StreamAlarms NONE = new StreamAlarms();

    private @Nullable Alarm deadline;
    private @Nullable Alarm reconnection;

    private StreamAlarms() {}

    /** Waits for what that state of the stream waits for, and for nothing else; gives the alarms that the stream has from now on. */
    StreamAlarms set(SseStream stream, StreamState state) {
        boolean isWaiting = state.deadlineNs() != StreamState.NEVER || state.reconnectAtNs() != StreamState.NEVER;
        StreamAlarms alarms = this == NONE && isWaiting ? new StreamAlarms() : this;
        alarms.follow(stream, state);
        return alarms;
    }

    private void follow(SseStream stream, StreamState state) {
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
