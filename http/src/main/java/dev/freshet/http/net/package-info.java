// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. The machine's network by Netty: the {@linkplain dev.freshet.http.net.NettyLoops loops} of a run, kinds of sockets, names, TLS, local addresses,
 * and what exceptions of the network mean ({@link dev.freshet.http.net.Faults}). Knows no requests. With {@code http.client} the only package of this module
 * that knows Netty.
 */
@NullMarked
package dev.freshet.http.net;

import org.jspecify.annotations.NullMarked;
