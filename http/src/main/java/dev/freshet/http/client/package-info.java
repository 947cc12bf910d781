// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Exchanges and their connections: how a connection is found, made, kept, and what becomes of a request on it.
 *
 * <pre>
 *   {@link dev.freshet.http.client.Connections}  of a run
 *       └─ {@link dev.freshet.http.client.UserConnections}  of a user: a transport for plain requests, one for streams
 *             └─ {@link dev.freshet.http.client.HttpTransport}  opens an {@code Exchange}, which wants a connection:
 *                   ├─ {@code Turns} has it wait where too many are under way
 *                   ├─ {@code KeptConnections} may have one
 *                   └─ {@code Route}, {@code Dial} of {@code http.net} make one
 *                          └─ {@code Http1Connection}, on which an {@code Http1Exchange} carries it out
 *                   or, over HTTP/2, {@code Http2Connections} finds an {@code Http2Connection} with room, or dials one
 *                          └─ on a stream of which an {@code Http2Exchange} carries it out; frames are the business of {@code Http2Codec}
 * </pre>
 *
 * <p>What is the same in every version of HTTP is the life of an {@code Exchange}: its connection, deadline, repetition, listener, costs and end. What differs is
 * an {@code Attempt}: how a request becomes bytes, and bytes become head, pieces and end.
 *
 * <p>A room above asks an {@link dev.freshet.http.client.HttpTransport} of the user's loop for an exchange and is told what happens by an
 * {@link dev.freshet.http.client.ExchangeListener}, always on that loop. The clock is read once per network callback, before anything is parsed, and
 * handed along as {@code nowNs}. Body bytes are lent as {@code ByteBuffer}s for the length of the call and are never copied here. What an exchange cost is told
 * by its {@link dev.freshet.http.client.ExchangeParts}.
 */
@NullMarked
package dev.freshet.http.client;

import org.jspecify.annotations.NullMarked;
