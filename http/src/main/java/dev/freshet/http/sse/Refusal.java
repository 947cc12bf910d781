// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.http.coding.BodyDecoder;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A response head that is not that of an event stream.
 *
 * @param text what is wrong with it, as it stands in the statistics
 * @param hasText whether there is a body that can be read and may say more
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model">WHATWG HTML, §9.2.3</a>
 */
record Refusal(int status, String text, boolean hasText) {

    private static final String EVENT_STREAM = "text/event-stream";
    private static final int MAX_TYPE_LENGTH = 60;

    /** As {@link #of(HttpResponseHead, Forms)}; for the head of an event stream what a check of the connect says of it, null if that is nothing. */
    static @Nullable Refusal of(HttpResponseHead head, Forms forms, @Nullable String fault) {
        Refusal refusal = of(head, forms);
        return refusal != null || fault == null ? refusal : new Refusal(head.status(), fault, false);
    }

    /** What is wrong with that head; null if it is that of an event stream, or of what is taken for one. */
    static @Nullable Refusal of(HttpResponseHead head, Forms forms) {
        if (head.status() == 204) {
            return new Refusal(204, "server answered 204 (no content): stream refused", false);
        }
        String coding = BodyDecoder.fault(head);
        if (head.status() != 200) {
            return new Refusal(head.status(), "unexpected status " + head.status(), coding == null);
        }
        String mediaType = MediaType.of(head.headers()).name();
        if (!forms.accept(mediaType)) {
            return new Refusal(
                    200,
                    mediaType.isEmpty()
                            ? "no content type, expected " + EVENT_STREAM
                            : "unexpected content type " + shortened(mediaType),
                    coding == null);
        }
        return coding == null ? null : new Refusal(200, coding, false);
    }

    /** Whether the server asks not to come again. */
    boolean endsStream() {
        return status == 204;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TYPE_LENGTH ? text : text.substring(0, MAX_TYPE_LENGTH) + "...";
    }
}
