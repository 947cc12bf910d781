// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. HTTP on the wire: loops, connections, exchanges. The only package of this module that knows Netty.
 *
 * <p>A room above asks an {@link dev.freshet.http.client.HttpTransport} of the user's loop for an exchange and is told what happens by an
 * {@link dev.freshet.http.client.ExchangeListener}, always on that loop. The clock is read once per network callback, before anything is parsed, and
 * handed along as {@code nowNs}. Body bytes are lent as {@code ByteBuffer}s for the length of the call and are never copied here.
 */
@NullMarked
package dev.freshet.http.client;

import org.jspecify.annotations.NullMarked;
