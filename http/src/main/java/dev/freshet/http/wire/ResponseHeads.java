// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a response head says about the body that follows and about the connection. */
@Internal
public final class ResponseHeads {

    private static final String CHUNKED = "chunked";

    private ResponseHeads() {}

    /** Whether the response has no body, whatever its headers say. */
    public static boolean isWithoutBody(HttpResponseHead head, String requestMethod) {
        return requestMethod.equals("HEAD") || head.status() == 204 || head.status() == 304;
    }

    /** Why the body cannot be read, or null if it can. */
    public static @Nullable String bodyFault(HttpResponseHead head) {
        return transferCodings(head).stream().allMatch(CHUNKED::equals) ? null : FailureTexts.UNKNOWN_CODING;
    }

    /**
     * How the body is framed; a length, where there is one, is a number, as the parser has seen to. Where a server sends both a length and {@code
     * chunked}, chunked wins, as browsers have it and RFC 9112 §6.3 allows.
     */
    public static BodyFraming framing(HttpResponseHead head, int maxTrailerBytes) {
        if (!transferCodings(head).isEmpty()) {
            return new ChunkedFraming(maxTrailerBytes);
        }
        String length = head.header("Content-Length");
        return length == null ? new CloseFraming() : new LengthFraming(Long.parseLong(length));
    }

    /** The transfer codings of all lines, in lower case. Old servers say {@code identity} for none (RFC 2616 §3.6); it does no harm. */
    private static List<String> transferCodings(HttpResponseHead head) {
        List<String> codings = new ArrayList<>(1);
        for (String line : head.headers().all("Transfer-Encoding")) {
            for (String coding : line.split(",", -1)) {
                codings.add(coding.strip().toLowerCase(Locale.ROOT));
            }
        }
        codings.removeIf(coding -> coding.isEmpty() || coding.equals("identity"));
        return codings;
    }

    /**
     * Whether the server lets the connection serve another request after this response.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</a>
     */
    public static boolean isPersistent(HttpResponseHead head, boolean isOldVersion) {
        Headers headers = head.headers();
        return !headers.lists("Connection", "close") && (!isOldVersion || headers.lists("Connection", "keep-alive"));
    }
}
