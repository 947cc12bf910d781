// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/** A message from a WebSocket that no check took; see {@link Ws}. */
public sealed interface WsInboundMessage {

    /** When it arrived, in milliseconds since 1970. */
    long timestamp();

    /** A message of text. */
    record Text(long timestamp, String message) implements WsInboundMessage {}

    /** A message of bytes. */
    @SuppressWarnings("ArrayRecordComponent") // the type of the language that it stands for
    record Binary(long timestamp, byte[] message) implements WsInboundMessage {}
}
