// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/**
 * An event that came on a stream and that no check took.
 *
 * @param timestamp when it arrived, in milliseconds since the Unix epoch
 * @param message the event as JSON text, as checks see it
 */
public record SseInboundMessage(long timestamp, String message) {}
