// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.SseReconnect;
import dev.freshet.http.SseReconnect.Limits;
import dev.freshet.http.SseReconnect.Spacing;
import dev.freshet.http.SseReconnect.Trigger;
import dev.freshet.http.request.Durations;
import dev.freshet.http.wire.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Whether, when and how often a stream is opened again, as it holds for one operation of the simulation. Shared by all users. */
record ReconnectPolicy(Trigger trigger, boolean byGet, Limits limits, Spacing spacing) {

    /** So that a server that asks for no delay at all does not get a busy loop. */
    private static final double MIN_DELAY_NS = 10e6;

    private static final double MAX_DELAY_NS = Durations.MAX_NS;

    /**
     * The stream's own policy, or that of the protocol, or what streams of its method are used to: a request that must not be repeated by itself opens no stream
     * again. Of the policy of the protocol such a stream takes no reconnection after a proper end: its answer is complete then.
     */
    static ReconnectPolicy of(@Nullable SseReconnect own, @Nullable SseReconnect ofProtocol, String method) {
        boolean isRepeatable = HttpRequest.isIdempotent(method);
        SseReconnect usual = isRepeatable ? SseReconnect.onDrop() : SseReconnect.never();
        SseReconnect policy = own != null ? own : ofProtocol != null ? ofProtocol : usual;
        boolean isComplete = own == null && !isRepeatable && policy.trigger() == Trigger.ANY_END;
        Trigger trigger = isComplete ? Trigger.DROP : policy.trigger();
        return new ReconnectPolicy(trigger, policy.byGet(), policy.limits(), policy.spacing());
    }

    /** Whether a stream that has come back so often may do so once more. */
    boolean mayComeBack(int reconnects) {
        return reconnects < limits.reconnects();
    }

    /**
     * Whether the stream comes back after a proper end.
     *
     * @param isAwaited if the user waits for a message of it
     * @param hasId if it has given an id
     */
    boolean isAfterEnd(boolean isAwaited, boolean hasId) {
        return trigger == Trigger.AWAITED ? isAwaited && hasId : trigger == Trigger.ANY_END;
    }

    /** Whether the stream comes back after a cut; as {@link #isAfterEnd}. */
    boolean isAfterDrop(boolean isAwaited, boolean hasId) {
        return trigger == Trigger.AWAITED ? isAwaited && hasId : trigger != Trigger.NOTHING;
    }

    /** Whether an answer with that status counts as a failed attempt and not as the last word. */
    boolean isTemporary(int status) {
        return (trigger == Trigger.DROP || trigger == Trigger.AWAITED)
                && (status == 429 || status == 500 || status == 502 || status == 503 || status == 504);
    }

    boolean mayTryAgain(int failedAttempts) {
        return failedAttempts < limits.attempts();
    }

    /** As {@link #delayNs(long, int, double)}, spread at random. */
    long delayNs(long retryMs, int fruitless) {
        return delayNs(retryMs, fruitless, ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The reconnection time.
     *
     * @param retryMs what the server asks for, or a negative number
     * @param fruitless how many attempts have failed, and how many connections have brought no event, since the last event
     * @param random evenly distributed from 0 to 1
     */
    long delayNs(long retryMs, int fruitless, double random) {
        double startNs = retryMs >= 0 ? retryMs * 1e6 : nanos(spacing.delay());
        double limitNs = Math.max(startNs, nanos(spacing.max()));
        double grownNs = Math.min(startNs * Math.pow(spacing.factor(), fruitless), limitNs);
        double spreadNs = grownNs * (1 + spacing.jitter() * (2 * random - 1));
        return (long) Math.min(MAX_DELAY_NS, Math.max(MIN_DELAY_NS, spreadNs));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
