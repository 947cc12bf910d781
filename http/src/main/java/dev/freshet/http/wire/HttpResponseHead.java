// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The final head of a response; interim (1xx) heads are skipped. Immutable.
 *
 * @param headers in the order they came
 */
@Internal
public record HttpResponseHead(int status, Headers headers) {

    /** The first value of that header, found without regard to case; or null. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    // ---- the body that follows, and the connection ---------------------------------------------------------------

    /** Whether the response to a request of that method has no body, whatever the headers say. */
    public boolean isWithoutBody(String requestMethod) {
        return requestMethod.equals("HEAD") || status == 204 || status == 304;
    }

    /** Why the body cannot be read, or null if it can. */
    public @Nullable String bodyFault() {
        return transferCodings().stream().allMatch("chunked"::equals) ? null : FailureTexts.UNKNOWN_CODING;
    }

    /** The transfer codings of all lines, in lower case. Old servers say {@code identity} for none (RFC 2616 §3.6); it does no harm. */
    private List<String> transferCodings() {
        if (!headers.has("Transfer-Encoding")) {
            return List.of();
        }
        List<String> codings = new ArrayList<>(1);
        for (String line : headers.all("Transfer-Encoding")) {
            for (String coding : line.split(",", -1)) {
                codings.add(coding.strip().toLowerCase(Locale.ROOT));
            }
        }
        codings.removeIf(coding -> coding.isEmpty() || coding.equals("identity"));
        return codings;
    }

    /**
     * How the body is framed in HTTP/1.1; a length, where there is one, is a number, as the parser has seen to. Where a server sends both a length and {@code
     * chunked}, chunked wins, as browsers have it and RFC 9112 §6.3 allows.
     */
    public BodyFraming framing(int maxTrailerBytes) {
        if (!transferCodings().isEmpty()) {
            return new ChunkedFraming(maxTrailerBytes);
        }
        String length = header("Content-Length");
        return length == null ? new BodyFraming.UntilClose() : new BodyFraming.OfLength(Long.parseLong(length));
    }

    /**
     * Whether the server lets a connection of HTTP/1 serve another request after this response.
     *
     * @param isOldVersion whether connections end with the response unless it says otherwise
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112 §9.3</a>
     */
    public boolean isPersistent(boolean isOldVersion) {
        return !headers.lists("Connection", "close") && (!isOldVersion || headers.lists("Connection", "keep-alive"));
    }
}
