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

    /** What is said of a stream that is over without the event that ends it. */
    String INCOMPLETE = "incomplete: the stream ended without the event that ends it (endsWith)";

    /** The stream is over and the server ended it properly. */
    Transition over(long nowNs);

    /** The stream is over by a failure. */
    Transition crash(String reason, long nowNs);

    /** Whether the user waits for a message, so that a row will tell what becomes of the stream. */
    default boolean isMessageAwaited() {
        return false;
    }

    /** Whether the user waits for the end of the stream, so that a row will tell how it came. */
    default boolean isEndAwaited() {
        return false;
    }

    /** The user has ended: counts what it waited for, if that has a row. */
    default void endWait(boolean isCutOff, long nowNs) {}

    /** The connection is lost and will be made anew: the next state is what to go on with then. */
    default Transition interrupted(Interruption interruption, long nowNs) {
        return Transition.to(this);
    }

    /** Whether a row tells that the connection was lost, where the stream comes back. */
    default boolean isInterruptionTold() {
        return false;
    }

    /** The stream is over by what it brought, or lacks. */
    default Transition fail(String reason, long nowNs) {
        return crash(reason, nowNs);
    }

    @Override
    default Transition onEnded(long nowNs) {
        SseStream stream = stream();
        stream.disconnect(EndReason.ENDED_BY_SERVER, nowNs);
        boolean mayComeBack = stream.comebacks().isAllowed() && !stream.hasEndEvent();
        if (stream.comebacks().policy().isAfterEnd(isAnyAwaited(), stream.hasId()) && mayComeBack) {
            return Disconnected.from(this, new Interruption(END_OF_STREAM, true, nowNs, 0));
        }
        return end(nowNs);
    }

    /** Nothing comes any more, and nothing went wrong on the way; but the stream may lack the event that ends it. */
    default Transition end(long nowNs) {
        SseStream stream = stream();
        if (stream.awaitsEndEvent() && !stream.hasEndEvent()) {
            return failed(INCOMPLETE, nowNs);
        }
        stream.endedProperly(nowNs);
        stream.expectations().stop(END_OF_STREAM, nowNs);
        return over(nowNs);
    }

    @Override
    default Transition onComplete(long nowNs) {
        stream().disconnect(EndReason.CLOSED_BY_USER, nowNs);
        return end(nowNs);
    }

    @Override
    default Transition onFailure(String reason, long nowNs) {
        stream().disconnect(EndReason.CLOSED_BY_USER, nowNs);
        return failed(reason, nowNs);
    }

    private Transition failed(String reason, long nowNs) {
        SseStream stream = stream();
        if (!isMessageAwaited() && !isEndAwaited() && !stream.expectations().isPending()) {
            stream.failedUnseen(reason, nowNs);
        }
        stream.expectations().stop(reason, nowNs);
        return fail(reason, nowNs);
    }

    @Override
    default Transition onFailed(String reason, long nowNs) {
        return lost(EndReason.DROPPED, reason, nowNs);
    }

    @Override
    default Transition onStalled(String reason, long nowNs) {
        return lost(EndReason.STALLED, reason, nowNs);
    }

    /** Whether somebody waits for a message, be it the user or an armed check. */
    private boolean isAnyAwaited() {
        return isMessageAwaited() || stream().expectations().isPending();
    }

    private Transition lost(EndReason end, String reason, long nowNs) {
        SseStream stream = stream();
        stream.disconnect(end, nowNs);
        stream.meter().lossReason(end, reason);
        boolean mayComeBack = stream.comebacks().isAllowed() && !stream.hasEndEvent();
        if (stream.comebacks().policy().isAfterDrop(isAnyAwaited(), stream.hasId()) && mayComeBack) {
            if (!isInterruptionTold()) {
                stream.tellLoss(end, reason);
            }
            return Disconnected.from(this, new Interruption(reason, false, nowNs, 0));
        }
        return lostForGood(end, reason, reason, nowNs);
    }

    /**
     * The stream had been open and will not come back. The failure is told once: by the rows that wait, or else by itself.
     *
     * @param told what is said where no row waits
     * @param reason what the rows say
     */
    default Transition lostForGood(EndReason end, String told, String reason, long nowNs) {
        SseStream stream = stream();
        stream.meter().lostForGood();
        if (!isMessageAwaited() && !isEndAwaited() && !stream.expectations().isPending()) {
            stream.tellLoss(end, told);
        }
        stream.expectations().stop(reason, nowNs);
        return crash(reason, nowNs);
    }

    @Override
    default Transition onUnreadable(String reason, long nowNs) {
        stream().disconnect(EndReason.DROPPED, nowNs);
        stream().meter().lossReason(EndReason.DROPPED, reason);
        return lostForGood(EndReason.DROPPED, reason, reason, nowNs);
    }

    @Override
    default Transition onUserEnded(boolean isCutOff, long nowNs) {
        endWait(isCutOff, nowNs);
        stream().disconnect(EndReason.RUN_ENDED, nowNs);
        stream().expectations().userEnded(isCutOff, nowNs);
        return Transition.to(new Closed(stream()));
    }
}
