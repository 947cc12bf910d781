// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.wire.HttpResponseHead;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is doing. A state is immutable; each of its methods says what follows from one event. The table stands in the
 * description of the package. Confined to the user's loop.
 *
 * <p>An event that can't come in a state, because the owner takes care that nothing of an older connection is heard and because a user
 * orders one thing at a time, is a defect of ours: from the wire it is logged and changes nothing, from the user it ends the user.
 */
sealed interface StreamState permits Connecting, OpenState, Interrupted, EndedState {

    /** The deadline of a state that has none. */
    long NEVER = Long.MAX_VALUE;

    SseStream stream();

    /** When {@link #onDeadline} is due. */
    default long deadlineNs() {
        return NEVER;
    }

    /** When {@link #onReconnectionTime} is due. */
    default long reconnectAtNs() {
        return NEVER;
    }

    /** Whether this state looks into events. One that does not is told of them only where something else of the stream does. */
    default boolean readsMessages() {
        return false;
    }

    /** The state in a word, for the log. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** What the checks of the connect say of a response head: null if nothing is wrong with it, or it is not theirs. */
    default @Nullable String fault(HttpResponseHead head, long nowNs) {
        return null;
    }

    /** Under which text a refusal counts among the failures. */
    default String failure(Refusal refusal) {
        return refusal.text();
    }

    // ---- the wire ------------------------------------------------------------------------------------------------

    /** The response head has come, and it is that of an event stream. */
    default Transition onConnected(long nowNs) {
        return impossible("connected");
    }

    /** The response head has come, and it is another one. */
    default Transition onRefused(Refusal refusal, long nowNs) {
        return impossible("refused");
    }

    /** The connection could not be made, or it broke. */
    default Transition onFailed(String reason, long nowNs) {
        return impossible("failed");
    }

    /** The server has ended the body properly. */
    default Transition onEnded(long nowNs) {
        return impossible("ended");
    }

    /** The body can't be read any further. */
    default Transition onUnreadable(String reason, long nowNs) {
        return impossible("unreadable");
    }

    /** An event has come that no armed check took. */
    default Transition onMessage(SseMessage message, long nowNs) {
        return impossible("message");
    }

    /** The event that ends the stream has been handed over, and the stream is to be closed at it. */
    default Transition onComplete(long nowNs) {
        return impossible("complete");
    }

    /** An event has been handed over that makes the stream a failure. */
    default Transition onFailure(String reason, long nowNs) {
        return impossible("failure");
    }

    // ---- time ----------------------------------------------------------------------------------------------------

    /** {@link #deadlineNs} has passed. */
    default Transition onDeadline(long nowNs) {
        return impossible("deadline");
    }

    /** Nothing has come for longer than the stream allows. */
    default Transition onStalled(String reason, long nowNs) {
        return impossible("stalled");
    }

    /** {@link #reconnectAtNs} has passed. */
    default Transition onReconnectionTime(long nowNs) {
        return impossible("reconnection time");
    }

    /** Every armed check has its verdict. */
    default Transition onSettled(long nowNs) {
        return Transition.STAY;
    }

    // ---- the user, who orders nothing while it is parked ---------------------------------------------------------

    /** The user wants something of the stream. */
    default Transition onOrder(Order order, StreamOperation operation) {
        throw parked(order);
    }

    /** The user has ended; {@code isCutOff} if the run ended it. */
    Transition onUserEnded(boolean isCutOff, long nowNs);

    // ---- what can't happen ---------------------------------------------------------------------------------------

    /** Takes note of an event that can't come in this state. */
    default Transition impossible(String event) {
        StreamLog.impossible(stream(), this, event);
        return Transition.STAY;
    }

    /** Refuses an order of a user who can't be able to give one. */
    default IllegalStateException parked(Order order) {
        return new IllegalStateException(
                "'" + order.name() + "' was ordered while the user waits for the stream, which is " + label());
    }
}
