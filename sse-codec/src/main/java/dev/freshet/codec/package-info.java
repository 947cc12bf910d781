// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes to server-sent events and back: the format {@code text/event-stream}, by the text of the WHATWG.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">WHATWG HTML,
 *     §9.2.5 Parsing an event stream</a>
 */
@NullMarked
package dev.freshet.codec;

import org.jspecify.annotations.NullMarked;
