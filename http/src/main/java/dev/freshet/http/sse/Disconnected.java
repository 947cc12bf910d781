// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/**
 * The connection is lost and the reconnection time is running.
 *
 * @param reconnectAtNs when the next attempt is due
 */
record Disconnected(SseStream stream, OpenState aside, Interruption interruption, long reconnectAtNs)
        implements Interrupted {

    /** What follows when an open stream loses its connection and its policy is to make it anew. */
    static Transition from(OpenState open, Interruption interruption) {
        Transition transition = open.interrupted(interruption, interruption.noticedNs());
        OpenState aside = transition.next() instanceof OpenState next ? next : open;
        return Transition.to(waiting(aside, interruption, interruption.noticedNs()), transition.effect());
    }

    /** Waits for the reconnection time from {@code nowNs}. */
    static Disconnected waiting(OpenState aside, Interruption interruption, long nowNs) {
        long delayNs = aside.stream().comebacks().delayNs(interruption.failedAttempts());
        return new Disconnected(aside.stream(), aside, interruption, nowNs + delayNs);
    }

    @Override
    public Interrupted with(OpenState other) {
        return new Disconnected(stream, other, interruption, reconnectAtNs);
    }

    @Override
    public Transition onReconnectionTime(long nowNs) {
        return Transition.to(new Reconnecting(stream, aside, interruption), () -> stream.reconnect(nowNs));
    }
}
