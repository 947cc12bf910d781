// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.util.List;

/**
 * What goes wrong in HTTP/2 alone, in the words of {@link FailureTexts}: a bounded set, keys of the statistics. Codes of errors are told by their names in the
 * standard.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-7">RFC 9113, section 7</a>
 */
@Internal
public final class Http2Texts {

    public static final String NOT_SPOKEN = "HTTP/2: not spoken by the server on this port";
    public static final String NO_PONG = "HTTP/2: no answer to a PING in time";
    public static final String NO_CONNECTION = "HTTP/2: no connection within the request timeout";
    public static final String FLOODED = "HTTP/2: the server does not read the answers that it asks for";
    public static final String REQUEST_HEAD_TOO_LARGE = "HTTP/2: request head larger than the server allows";

    public static final long PROTOCOL_ERROR = 1;

    /** What a server that ends streams with this code says. */
    public static final long REFUSED_STREAM = 7;

    private static final List<String> CODES = List.of(
            "NO_ERROR",
            "PROTOCOL_ERROR",
            "INTERNAL_ERROR",
            "FLOW_CONTROL_ERROR",
            "SETTINGS_TIMEOUT",
            "STREAM_CLOSED",
            "FRAME_SIZE_ERROR",
            "REFUSED_STREAM",
            "CANCEL",
            "COMPRESSION_ERROR",
            "CONNECT_ERROR",
            "ENHANCE_YOUR_CALM",
            "INADEQUATE_SECURITY",
            "HTTP_1_1_REQUIRED");

    private Http2Texts() {}

    /** The server has ended this stream alone. */
    public static String reset(long code) {
        return "HTTP/2: stream reset by the server (" + name(code) + ")";
    }

    /** The server has said that it ends the connection, and then it was gone, or it will not carry this request out. */
    public static String goAway(long code) {
        return "HTTP/2: connection ended by the server (GOAWAY, " + name(code) + ")";
    }

    /** What the server sent is against the rules. */
    public static String violated(long code) {
        return "HTTP/2: protocol violated by the server (" + name(code) + ")";
    }

    private static String name(long code) {
        return code >= 0 && code < CODES.size() ? CODES.get((int) code) : "unknown code";
    }
}
