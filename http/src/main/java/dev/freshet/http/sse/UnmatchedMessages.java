// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.time.Clock;
import dev.freshet.http.SseInboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The latest messages of a stream that no check took, at most so many; the oldest makes room. Becomes text only when it is handed over. Confined to
 * the user's loop.
 */
final class UnmatchedMessages {

    private final int maxSize;
    private final Deque<SseMessage> messages = new ArrayDeque<>();

    /** A buffer of that size; of size 0 it keeps nothing. */
    UnmatchedMessages(int maxSize) {
        this.maxSize = maxSize;
    }

    boolean isOn() {
        return maxSize > 0;
    }

    /** Keeps a message. Tells whether another one had to go for it. */
    boolean add(SseMessage message) {
        boolean isFull = messages.size() == maxSize;
        if (isFull) {
            messages.removeFirst();
        }
        message.keep();
        messages.addLast(message);
        return isFull;
    }

    void clear() {
        messages.clear();
    }

    /** All messages, oldest first. The buffer is empty afterwards. */
    List<SseInboundMessage> drain(Clock clock) {
        List<SseInboundMessage> drained = new ArrayList<>(messages.size());
        for (SseMessage message : messages) {
            drained.add(new SseInboundMessage(clock.epochMs(message.arrivalNs()), message.text()));
        }
        messages.clear();
        return drained;
    }
}
