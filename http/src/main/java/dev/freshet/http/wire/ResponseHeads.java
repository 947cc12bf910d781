// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a response head says about the body that follows and about the connection. */
@Internal
public final class ResponseHeads {

    private ResponseHeads() {}

    /** Whether the response has no body, whatever its headers say. */
    public static boolean isWithoutBody(HttpResponseHead head, String requestMethod) {
        return requestMethod.equals("HEAD") || head.status() == 204 || head.status() == 304;
    }

    /** Why the body cannot be read, or null if it can. */
    public static @Nullable String bodyFault(HttpResponseHead head) {
        String coding = head.header("Transfer-Encoding");
        return coding == null || coding.equalsIgnoreCase("chunked") ? null : FailureTexts.UNKNOWN_CODING;
    }

    /**
     * How the body is framed; a length, where there is one, is a number, as the parser has seen to. Where a server sends both a length and {@code
     * chunked}, chunked wins, as browsers have it and RFC 9112 §6.3 allows.
     */
    public static BodyFraming framing(HttpResponseHead head, int maxTrailerBytes) {
        if (head.header("Transfer-Encoding") != null) {
            return new ChunkedFraming(maxTrailerBytes);
        }
        String length = head.header("Content-Length");
        return length == null ? new CloseFraming() : new LengthFraming(Long.parseLong(length));
    }

    /**
     * Whether the server lets the connection serve another request after this response.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</a>
     */
    public static boolean isPersistent(HttpResponseHead head, boolean isOldVersion) {
        boolean keeps = false;
        for (Map.Entry<String, String> header : head.headers()) {
            if (header.getKey().equalsIgnoreCase("Connection")) {
                if (hasOption(header.getValue(), "close")) {
                    return false;
                }
                keeps |= hasOption(header.getValue(), "keep-alive");
            }
        }
        return keeps || !isOldVersion;
    }

    /** Whether a list such as {@code close, Upgrade} has that option. */
    public static boolean hasOption(String list, String option) {
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int end = comma < 0 ? list.length() : comma;
            if (list.substring(from, end).trim().equalsIgnoreCase(option)) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }
}
