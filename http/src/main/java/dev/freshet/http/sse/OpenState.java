// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.stats.EndReason;

/**
 * The stream is connected. Its four kinds differ in what the user waits for. Each of them can also be set aside while the connection is made anew,
 * see {@link Interrupted}.
 */
sealed interface OpenState extends StreamState permits Idle, AwaitingMessage, AwaitingExpected, AwaitingEnd {

    /** What is said to whoever waits for a message of a stream that the server ends. */
    String END_OF_STREAM = "End of stream";

    /** The stream is over and the server ended it properly. */
    Transition over(long nowNs);

    /** The stream is over by a failure. */
    Transition crash(String reason, long nowNs);

    /** The connection is lost and will be made anew: the next state is what to go on with then. */
    default Transition interrupted(Interruption interruption, long nowNs) {
        return Transition.to(this);
    }

    @Override
    default Transition onEnded(long nowNs) {
        SseStream stream = stream();
        stream.disconnect(EndReason.ENDED_BY_SERVER, nowNs);
        if (stream.policy().isAfterEnd()) {
            return Disconnected.from(this, new Interruption(END_OF_STREAM, true, nowNs, 0));
        }
        stream.expectations().stop(END_OF_STREAM, nowNs);
        return over(nowNs);
    }

    @Override
    default Transition onFailed(String reason, long nowNs) {
        return lost(EndReason.DROPPED, reason, nowNs);
    }

    @Override
    default Transition onStalled(String reason, long nowNs) {
        return lost(EndReason.STALLED, reason, nowNs);
    }

    private Transition lost(EndReason end, String reason, long nowNs) {
        SseStream stream = stream();
        stream.disconnect(end, nowNs);
        if (stream.policy().isAfterDrop()) {
            return Disconnected.from(this, new Interruption(reason, false, nowNs, 0));
        }
        stream.expectations().stop(reason, nowNs);
        return crash(reason, nowNs);
    }

    @Override
    default Transition onUnreadable(String reason, long nowNs) {
        stream().disconnect(EndReason.DROPPED, nowNs);
        stream().expectations().stop(reason, nowNs);
        return crash(reason, nowNs);
    }

    @Override
    default Transition onUserEnded(long nowNs) {
        stream().disconnect(EndReason.RUN_ENDED, nowNs);
        stream().expectations().abandon("still expected when the user ended", nowNs);
        return Transition.to(new Closed(stream()));
    }
}
