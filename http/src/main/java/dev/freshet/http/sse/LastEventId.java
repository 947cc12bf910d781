// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.WireText;

/**
 * The header {@code Last-Event-ID}, by which a reconnection tells what came last.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#the-last-event-id-header">WHATWG HTML, §9.2.4</a>
 */
final class LastEventId {

    private static final String NAME = "Last-Event-ID";

    private LastEventId() {}

    /** The id that a request begins with, where the simulation sets the header itself; empty for none. */
    static String of(HttpRequest request) {
        String given = request.headers().first(NAME);
        return given == null ? "" : WireText.decoded(given);
    }

    /** The request with that id and no other, as the bytes of its UTF-8; without the header if the id is empty or can't stand in one. */
    static HttpRequest set(HttpRequest request, String id) {
        Headers others = request.headers().without(NAME);
        return request.with(id.isEmpty() || !isSendable(id) ? others : others.with(NAME, WireText.encoded(id)));
    }

    /** Whether an id may stand in a header: it may not if it holds control characters other than tabs (RFC 9110, §5.5). */
    static boolean isSendable(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
