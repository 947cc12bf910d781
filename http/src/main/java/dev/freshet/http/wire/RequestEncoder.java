// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/** Writes the head of a request as HTTP/1.1 has it: headers as given, in their order and letter case, and what is missing added. */
@Internal
public final class RequestEncoder {

    /** The header that proves to a proxy who asks. */
    static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private static final int ONE_WRITE_BYTES = 4 << 10;

    private RequestEncoder() {}

    /** Why the request must not be sent, or null if it may. A line break in a header would start a header of its own. */
    public static @Nullable String fault(HttpRequest request) {
        if (!isToken(request.method())) {
            return FailureTexts.BAD_METHOD;
        }
        if (!isVisible(request.uri().pathAndQuery())) {
            return FailureTexts.BAD_TARGET;
        }
        String fault = fault(request.headers());
        ProxyServer proxy = request.passage().proxy();
        return fault != null || proxy == null ? fault : proxy.fault();
    }

    /** Why the headers must not be sent, or null if they may. */
    static @Nullable String fault(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (!isToken(headers.name(i))) {
                return FailureTexts.BAD_HEADER_NAME;
            }
            if (!isFieldValue(headers.value(i))) {
                return FailureTexts.BAD_HEADER_VALUE;
            }
            if (headers.name(i).equalsIgnoreCase("Transfer-Encoding")) {
                return FailureTexts.TRANSFER_ENCODING_GIVEN;
            }
        }
        return null;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenChar(int c) {
        return PercentEncoding.isAlphanumeric(c) || TOKEN_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isFieldValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xff || c == '\r' || c == '\n' || c == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the request is so small that the socket takes it whole or not at all. */
    public static boolean isSentAtOnce(HttpRequest request) {
        return request.body().remaining() <= ONE_WRITE_BYTES;
    }

    /** The head, in which each char is one byte (ISO 8859-1); the body follows as it is. A proxy that is handed the request is told the whole URL, and who asks. */
    public static String head(HttpRequest request) {
        ProxyServer forwarder = request.passage().forwarderTo(request.uri());
        StringBuilder head = new StringBuilder(256)
                .append(request.method())
                .append(' ')
                .append(
                        forwarder == null
                                ? request.uri().pathAndQuery()
                                : request.uri().toString())
                .append(" HTTP/1.1\r\n");
        if (!request.has("Host")) {
            add(head, "Host", request.uri().authority());
        }
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            add(head, headers.name(i), headers.value(i));
        }
        String authorization = forwarder == null ? null : forwarder.authorization();
        if (authorization != null && !request.has(PROXY_AUTHORIZATION)) {
            add(head, PROXY_AUTHORIZATION, authorization);
        }
        if (needsLength(request)) {
            add(head, "Content-Length", Integer.toString(request.body().remaining()));
        }
        return head.append("\r\n").toString();
    }

    private static void add(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Methods that carry a body by their nature announce also an empty one (RFC 9110 §8.6). */
    public static boolean needsLength(HttpRequest request) {
        boolean announced = switch (request.method()) {
            case "POST", "PUT", "PATCH" -> true;
            default -> request.body().hasRemaining();
        };
        return announced && !request.has("Content-Length");
    }
}
