// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.core.time.Clock;
import dev.freshet.http.SseInboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message at hand of a stream, and the latest that no check took, at most so many; the oldest makes room. Becomes text only when it is handed over. Confined to
 * the user's loop.
 *
 * <p>There is one message for all events of a stream, but for those that are kept: one that is looked into and refused costs no object.
 */
final class UnmatchedMessages {

    /** In place of a buffer until there is a message: most streams keep none. */
    private static final Deque<SseMessage> NONE = new ArrayDeque<>(0);

    private final StreamPlan plan;
    private final int maxSize;
    private Deque<SseMessage> messages = NONE;

    private @Nullable SseMessage atHand;

    /** A buffer of the size of the plan; of size 0 it keeps nothing. */
    UnmatchedMessages(StreamPlan plan) {
        this.plan = plan;
        this.maxSize = plan.unmatchedSize();
    }

    /** The message of the event at hand. The one before it is lost, unless it was {@linkplain #add added}. */
    SseMessage message(SseBlock event, long nowNs) {
        SseMessage message = atHand;
        if (message == null) {
            message = new SseMessage(plan.delivery().keepsDigits(), plan.bytes().get());
            atHand = message;
        }
        message.show(event, nowNs);
        return message;
    }

    boolean isOn() {
        return maxSize > 0;
    }

    /** Keeps a message. Tells whether another one had to go for it. */
    boolean add(SseMessage message) {
        if (messages == NONE) {
            messages = new ArrayDeque<>();
        }
        boolean isFull = messages.size() == maxSize;
        if (isFull) {
            messages.removeFirst();
        }
        message.hold();
        atHand = null;
        messages.addLast(message);
        return isFull;
    }

    void clear() {
        messages = NONE;
    }

    /** All messages, oldest first. The buffer is empty afterwards. */
    List<SseInboundMessage> drain(Clock clock) {
        List<SseInboundMessage> drained = new ArrayList<>(messages.size());
        for (SseMessage message : messages) {
            drained.add(new SseInboundMessage(clock.epochMs(message.arrivalNs()), message.text()));
        }
        messages = NONE;
        return drained;
    }
}
