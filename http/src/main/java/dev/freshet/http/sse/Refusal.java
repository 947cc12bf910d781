// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.client.ContentCoding;
import dev.freshet.http.client.HttpResponseHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A response head that is not that of an event stream.
 *
 * @param text what is wrong with it, as it stands in the statistics
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model">WHATWG HTML, §9.2.3</a>
 */
record Refusal(int status, String text) {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int MAX_TYPE_LENGTH = 60;

    /** What is wrong with that head; null if it is that of an event stream. */
    static @Nullable Refusal of(HttpResponseHead head) {
        if (head.status() == 204) {
            return new Refusal(204, "server answered 204 (no content): stream refused");
        }
        if (head.status() != 200) {
            return new Refusal(head.status(), "unexpected status " + head.status());
        }
        String contentType = head.header("content-type");
        if (contentType == null || contentType.isBlank()) {
            return new Refusal(200, "no content type, expected " + EVENT_STREAM);
        }
        String mediaType = mediaType(contentType);
        if (!mediaType.equals(EVENT_STREAM)) {
            return new Refusal(200, "unexpected content type " + shortened(mediaType));
        }
        String coding = ContentCoding.fault(head);
        return coding == null ? null : new Refusal(200, coding);
    }

    /** Whether the server asks not to come again. */
    boolean endsStream() {
        return status == 204;
    }

    /** Type and subtype without the parameters, in lower case (RFC 9110, §8.3.1). */
    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TYPE_LENGTH ? text : text.substring(0, MAX_TYPE_LENGTH) + "...";
    }
}
