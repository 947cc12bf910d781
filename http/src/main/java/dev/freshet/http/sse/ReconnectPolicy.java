// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.SseReconnect;
import dev.freshet.http.SseReconnect.Spacing;
import dev.freshet.http.SseReconnect.Trigger;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether, when and how often a stream is opened again, as it holds for one operation of the simulation. Shared by all users. */
record ReconnectPolicy(Trigger trigger, int maxAttempts, Spacing spacing) {

    /** So that a server that asks for no delay at all does not get a busy loop. */
    private static final double MIN_DELAY_NS = 10e6;

    private static final double MAX_DELAY_NS = Durations.MAX_NS;

    /**
     * The stream's own policy, or that of the protocol. Of the latter a POST stream takes no reconnection after a proper end: its answer is
     * complete then, and the same request would only be made again and again.
     */
    static ReconnectPolicy of(@Nullable SseReconnect own, SseReconnect ofProtocol, String method) {
        SseReconnect policy = own == null ? ofProtocol : own;
        boolean isComplete = own == null && method.equals("POST") && policy.trigger() == Trigger.ANY_END;
        return new ReconnectPolicy(
                isComplete ? Trigger.DROP : policy.trigger(), policy.maxAttempts(), policy.spacing());
    }

    boolean isAfterEnd() {
        return trigger == Trigger.ANY_END;
    }

    boolean isAfterDrop() {
        return trigger != Trigger.NOTHING;
    }

    /** Whether an answer with that status counts as a failed attempt and not as the last word. */
    boolean isTemporary(int status) {
        return trigger == Trigger.DROP
                && (status == 429 || status == 500 || status == 502 || status == 503 || status == 504);
    }

    boolean mayTryAgain(int failedAttempts) {
        return failedAttempts < maxAttempts;
    }

    /**
     * The reconnection time.
     *
     * @param retryMs what the server asks for, or a negative number
     * @param random evenly distributed from 0 to 1
     */
    long delayNs(long retryMs, int failedAttempts, double random) {
        double startNs = retryMs >= 0 ? retryMs * 1e6 : nanos(spacing.delay());
        double limitNs = Math.max(startNs, nanos(spacing.max()));
        double grownNs = Math.min(startNs * Math.pow(spacing.factor(), failedAttempts), limitNs);
        double spreadNs = grownNs * (1 + spacing.jitter() * (2 * random - 1));
        return (long) Math.min(MAX_DELAY_NS, Math.max(MIN_DELAY_NS, spreadNs));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
