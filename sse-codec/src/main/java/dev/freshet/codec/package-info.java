// SPDX-License-Identifier: Apache-2.0
/**
 * Bytes to server-sent events and back: the format {@code text/event-stream} by the text of the WHATWG, and nothing
 * else. No I/O, no threads, no clock; needs the JDK only. Everything public here is API.
 *
 * <p>The grammar, as the standard has it:
 *
 * <pre>
 * stream   = [ byte order mark ] *block
 * block    = *( comment / field ) line-end            ; the blank line dispatches what the fields gave
 * comment  = ":" *any line-end
 * field    = name [ ":" [ space ] *any ] line-end     ; event, data, id, retry; other names are ignored
 * line-end = CR LF / LF / CR
 * any      = every character but CR and LF            ; the whole is UTF-8, malformed bytes become U+FFFD
 * </pre>
 *
 * <p>The life of a read:
 *
 * <pre>
 * SseDecoder.decode(bytes)      the caller's thread, from beginning to end
 *   LineScanner                 lines, wherever reads begin and end; the byte order mark; the limit
 *     Lines                     line ends in this read, 32 bytes at a time
 *     Carry                     the unfinished block of earlier reads, if there is one
 *   SseDecoder                  fields: type, data and id as ranges of bytes; the reconnection time
 *     SseHandler.onEvent        at the blank line: a view of those ranges, SseBlock
 *       Utf8                    text, only of what the handler asks for
 * </pre>
 *
 * The buffer belongs to the caller again when {@code decode} returns. {@link dev.freshet.codec.SseEncoder} is the way
 * back: {@link dev.freshet.codec.SseEvent}, comment or reconnection time to bytes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">WHATWG HTML,
 *     §9.2.5 Parsing an event stream and §9.2.6 Interpreting an event stream</a>
 */
@NullMarked
package dev.freshet.codec;

import org.jspecify.annotations.NullMarked;
