// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request as the server got it. HeaderLine values and body have one character per byte (ISO-8859-1), so each byte can
 * be told: a {@code Last-Event-ID} in UTF-8 stands here as its bytes. {@link #utf8} turns such a text into characters.
 *
 * @param connection the number of the connection, from 1 in the order of acceptance: equal numbers mean a reused one
 * @param version {@code HTTP/1.1}, {@code HTTP/1.0} or {@code HTTP/2}
 * @param uri the request target as sent, with its query
 * @param headers in the order of arrival; those of HTTP/2 in small letters, and with the pseudo-headers such as {@code :authority}
 * @param body the whole body, empty if there was none
 */
public record ReceivedRequest(
        long connection, String method, String uri, String version, List<HeaderLine> headers, String body) {

    public ReceivedRequest {
        headers = List.copyOf(headers);
    }

    /** The request target up to its query, undecoded; without the authority if a proxy's form of it was sent. */
    public String path() {
        String target = uri;
        if (!target.startsWith("/")) {
            int authority = target.indexOf("://");
            int slash = authority < 0 ? -1 : target.indexOf('/', authority + 3);
            target = slash < 0 ? target : target.substring(slash);
        }
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Host and port as the client named them: {@code :authority} or {@code Host}. */
    public Optional<String> authority() {
        return header(":authority").or(() -> header("Host"));
    }

    /** The value of the first header of that name, in any letter case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** The values of all headers of that name, in any letter case. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.hasName(name))
                .map(HeaderLine::value)
                .toList();
    }

    /** The characters of a text of this request whose bytes are UTF-8. */
    public static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    boolean isHttp10() {
        return version.equals("HTTP/1.0");
    }

    /** Whether the connection may be used on; HTTP/1.0 is given no choice. */
    boolean keepsAlive() {
        return !isHttp10()
                && headers("Connection").stream()
                        .noneMatch(options -> options.toLowerCase(Locale.ROOT).contains("close"));
    }
}
