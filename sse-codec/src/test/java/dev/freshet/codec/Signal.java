// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

/** What a decoder tells its handler, as values that can be compared. */
sealed interface Signal {

    /** {@code id} is the last event ID, inherited or not; {@code retryMs} is -1 if the block has none. */
    record Event(String type, String data, String id, long retryMs) implements Signal {

        static Event of(SseBlock block) {
            return new Event(block.type(), block.data(), block.id(), block.retryMs());
        }
    }

    record DatalessBlock(String type, String id, long retryMs) implements Signal {}

    record Comment(String text) implements Signal {}

    record Retry(long retryMs) implements Signal {}

    record TooLarge(int limitBytes) implements Signal {}
}
