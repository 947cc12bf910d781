// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. HTTP as bytes and text: URLs, requests and heads, where bodies begin and end, encodings, and the words for what can go wrong. Knows neither
 * sockets nor Netty, and keeps nothing between two responses.
 *
 * <pre>
 *   {@link dev.freshet.http.wire.HttpRequest}  ──{@link dev.freshet.http.wire.RequestEncoder}──►  bytes  ──{@link dev.freshet.http.wire.HeadParser}──►  {@link dev.freshet.http.wire.HttpResponseHead}
 *                                                 └──{@link dev.freshet.http.wire.BodyFraming}──►  pieces for a {@link dev.freshet.http.wire.BodyFraming.Sink}
 * </pre>
 */
@NullMarked
package dev.freshet.http.wire;

import org.jspecify.annotations.NullMarked;
