// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.RequestEncoder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Heads as HTTP/2 has them: the first line in fields of its own, names in lower case, and nothing about the connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.2">RFC 9113, sections 8.2 and 8.3</a>
 */
final class Http2Heads {

    private static final AsciiString HTTP = AsciiString.cached("http");
    private static final AsciiString HTTPS = AsciiString.cached("https");
    private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");

    /** What is said of one connection, or in other words. */
    private static final Set<String> ELSEWHERE =
            Set.of("host", "connection", "keep-alive", "proxy-connection", "upgrade", "http2-settings");

    private Http2Heads() {}

    static Http2Headers of(HttpRequest request) {
        List<AsciiString> lines = new ArrayList<>(16);
        request.headers().forEach((name, value) -> add(lines, name.toLowerCase(Locale.ROOT), value));
        if (RequestEncoder.needsLength(request)) {
            lines.add(CONTENT_LENGTH);
            lines.add(new AsciiString(Integer.toString(request.body().remaining())));
        }
        String host = request.headers().first("Host");
        return ReadOnlyHttp2Headers.clientHeaders(
                false,
                new AsciiString(request.method()),
                new AsciiString(request.uri().pathAndQuery()),
                request.uri().secure() ? HTTPS : HTTP,
                new AsciiString(host == null ? request.uri().authority() : host),
                lines.toArray(new AsciiString[0]));
    }

    private static void add(List<AsciiString> lines, String name, String value) {
        boolean isForbidden = ELSEWHERE.contains(name) || (name.equals("te") && !value.equalsIgnoreCase("trailers"));
        if (!isForbidden) {
            lines.add(new AsciiString(name));
            lines.add(new AsciiString(value));
        }
    }

    /** The head of a response; null if its status is none. */
    static @Nullable HttpResponseHead of(Http2Headers headers) {
        CharSequence status = headers.status();
        if (status == null || status.length() != 3) {
            return null;
        }
        int code = 0;
        for (int i = 0; i < 3; i++) {
            char digit = status.charAt(i);
            code = digit >= '0' && digit <= '9' ? code * 10 + digit - '0' : -1_000;
        }
        if (code < 100) {
            return null;
        }
        Headers.Builder lines = new Headers.Builder();
        for (Map.Entry<CharSequence, CharSequence> line : headers) {
            if (line.getKey().charAt(0) != ':') {
                lines.add(line.getKey().toString(), line.getValue().toString());
            }
        }
        return new HttpResponseHead(code, lines.build());
    }
}
