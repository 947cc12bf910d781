// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

/**
 * Takes what an {@link SseDecoder} recognises, in the order of the stream and on the thread that called
 * {@link SseDecoder#decode}. A callback may call {@link SseDecoder#stop()}, but not {@code decode}. An exception from a
 * callback passes through {@code decode} and stops the decoder.
 */
public interface SseHandler {

    /**
     * An event is dispatched: a block with data has ended.
     *
     * @param event a view, valid only during this call
     */
    void onEvent(SseBlock event);

    /**
     * A block has grown past the limit, or a line of whatever kind has, before its end was seen. Told once; the decoder
     * has stopped, since what follows could no longer be assigned.
     *
     * @param limitBytes the limit the decoder was made with
     */
    void onTooLarge(int limitBytes);

    /**
     * A comment line has ended; heartbeats come this way.
     *
     * @param comment a view, valid only during this call
     */
    default void onComment(SseComment comment) {}

    /**
     * The stream has set the reconnection time. Told when the line ends, hence before the event of the same block and
     * even if no event follows.
     *
     * @param retryMs milliseconds, from 0 to {@link SseDecoder#MAX_RETRY_MS}
     */
    default void onRetry(long retryMs) {}

    /**
     * A block has ended that gave an event type or an id but no data. The standard dispatches no event for it (its id
     * counts all the same); some servers send such blocks as heartbeats.
     *
     * @param block a view, valid only during this call
     */
    default void onDatalessBlock(SseBlock block) {}
}
