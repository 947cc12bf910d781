// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpUri;

/**
 * A cookie as a jar keeps it. Immutable.
 *
 * @param domain a host in lower case, without a dot at its beginning
 * @param hostOnly whether it is for that host itself only, not for those below it
 * @param expiresMs when it goes, in milliseconds since the epoch; {@link #NEVER} if no time was said
 * @param secure whether it is sent over TLS only
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.3">RFC 6265 §5.3</a>
 */
@Internal
public record Cookie(
        String name, String value, String domain, boolean hostOnly, String path, long expiresMs, boolean secure) {

    /** The expiry of a cookie that lives as long as the session, which is the user's life. */
    public static final long NEVER = Long.MAX_VALUE;

    boolean isPersistent() {
        return expiresMs != NEVER;
    }

    boolean isExpired(long nowMs) {
        return expiresMs <= nowMs;
    }

    /** Whether a jar keeps only one of the two. */
    boolean replaces(Cookie other) {
        return name.equals(other.name) && domain.equals(other.domain) && path.equals(other.path);
    }

    boolean isSentTo(HttpUri uri) {
        return (uri.secure() || !secure) && isForHost(uri.host()) && isForPath(pathOf(uri));
    }

    /** Whether it goes to that host. */
    public boolean isForHost(String host) {
        return hostOnly ? host.equals(domain) : isWithin(host, domain);
    }

    private boolean isForPath(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length()
                        || path.endsWith("/")
                        || requested.charAt(path.length()) == '/');
    }

    /** Whether the host is that domain, or below it (RFC 6265 §5.1.3). */
    static boolean isWithin(String host, String domain) {
        return host.equals(domain)
                || (host.endsWith(domain)
                        && host.charAt(host.length() - domain.length() - 1) == '.'
                        && !isAddress(host));
    }

    /** Whether a host is an IP address rather than a name. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** The path of an address, without its query. */
    static String pathOf(HttpUri uri) {
        String whole = uri.pathAndQuery();
        int query = whole.indexOf('?');
        return query < 0 ? whole : whole.substring(0, query);
    }
}
