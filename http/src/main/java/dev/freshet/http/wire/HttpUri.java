// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;

/**
 * The address of a request, split as the wire needs it.
 *
 * @param secure whether the scheme is {@code https}
 * @param host a name or address, in lower case; an IPv6 address without brackets
 * @param port always set: 80 or 443 where the text has none
 * @param pathAndQuery begins with a slash, already encoded, without fragment
 */
@Internal
public record HttpUri(boolean secure, String host, int port, String pathAndQuery) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Reads the text of an absolute {@code http} or {@code https} URL as a browser does: what is illegal in a path or query, such as spaces, braces or letters
     * beyond ASCII, is percent-encoded, a backslash in a path is a slash, the fragment is dropped. Dot segments stay, so the server sees the path that was written.
     *
     * @throws IllegalArgumentException with a message that does not repeat the text: it is fit for a key of the statistics
     */
    public static HttpUri parse(String text) {
        return new UriParser(text).parse();
    }

    /**
     * What a reference, such as the {@code Location} of a redirect, means here.
     *
     * @throws IllegalArgumentException as with {@link #parse}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986 §5.2</a>
     */
    public HttpUri resolve(String reference) {
        return UriParser.resolve(this, reference);
    }

    /** The value of the {@code Host} header: host and, unless it is the usual one, port. */
    public String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == usualPort(secure) ? name : name + ":" + port;
    }

    /** Whether scheme, host and port are the same: credentials are for one origin only. */
    public boolean isSameOrigin(HttpUri other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }

    static int usualPort(boolean secure) {
        return secure ? HTTPS_PORT : HTTP_PORT;
    }

    /** The whole URL as text. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + pathAndQuery;
    }
}
