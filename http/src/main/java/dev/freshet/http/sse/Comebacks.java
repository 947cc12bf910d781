// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseEvent;

/** How often one stream has come back, and when it may do so next. Confined to the user's loop. */
final class Comebacks {

    private final ReconnectPolicy policy;
    private long retryMs = SseEvent.NO_RETRY;
    private int reconnects;
    private int fruitless;

    Comebacks(ReconnectPolicy policy) {
        this.policy = policy;
    }

    ReconnectPolicy policy() {
        return policy;
    }

    /** The stream is open; nobody knows yet whether it brings anything. */
    void opened() {
        fruitless++;
    }

    /** The connection has brought an event. */
    void bornFruit() {
        fruitless = 0;
    }

    /** The server asks for that time between connections. */
    void retryAfter(long newRetryMs) {
        retryMs = newRetryMs;
    }

    /** The stream is connected once more. */
    void isBack() {
        reconnects++;
    }

    /** Whether the stream may come back once more. */
    boolean isAllowed() {
        return policy.mayComeBack(reconnects);
    }

    /** How long to wait before the next attempt, after so many that failed. */
    long delayNs(int failedAttempts) {
        return policy.delayNs(retryMs, failedAttempts + Math.max(0, fruitless - 1));
    }
}
