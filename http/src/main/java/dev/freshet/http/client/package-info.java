// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Exchanges and their connections: how a connection is found, made, kept, and what becomes of a request on it.
 *
 * <p>{@link dev.freshet.http.client.Connections} gives each user its {@link dev.freshet.http.client.UserConnections}: a transport whose exchanges share
 * kept connections one after the other, for plain requests, and one whose exchanges have a connection each, for streams. What an exchange cost is told
 * by its {@link dev.freshet.http.client.ExchangeParts}.
 *
 * <p>A room above asks an {@link dev.freshet.http.client.HttpTransport} of the user's loop for an exchange and is told what happens by an
 * {@link dev.freshet.http.client.ExchangeListener}, always on that loop. The clock is read once per network callback, before anything is parsed, and
 * handed along as {@code nowNs}. Body bytes are lent as {@code ByteBuffer}s for the length of the call and are never copied here.
 */
@NullMarked
package dev.freshet.http.client;

import org.jspecify.annotations.NullMarked;
