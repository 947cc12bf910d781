// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.http.wire.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        for (Map.Entry<String, String> header : request.headers()) {
            if (header.getKey().equalsIgnoreCase(NAME)) {
                return new String(header.getValue().getBytes(ISO_8859_1), UTF_8);
            }
        }
        return "";
    }

    /** The request with that id and no other, as the bytes of its UTF-8; without the header if the id is empty or can't stand in one. */
    static HttpRequest set(HttpRequest request, String id) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : request.headers()) {
            if (!header.getKey().equalsIgnoreCase(NAME)) {
                headers.add(header);
            }
        }
        if (!id.isEmpty() && isSendable(id)) {
            headers.add(Map.entry(NAME, new String(id.getBytes(UTF_8), ISO_8859_1)));
        }
        return new HttpRequest(request.method(), request.uri(), List.copyOf(headers), request.body());
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
