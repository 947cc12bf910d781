// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one user. Confined to the user's loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.3">RFC 6265 §5.3 and §5.4</a>
 */
@Internal
public final class CookieJar {

    private static final int MAX_COOKIES = 1_000;

    /** In the order they are sent: long paths first, then old ones first. */
    private List<Cookie> cookies = List.of();

    /** Takes what the answer from that address sets. */
    void store(HttpUri uri, HttpResponseHead head, long nowMs) {
        for (String line : head.headers().all("set-cookie")) {
            Cookie cookie = SetCookie.parse(line, uri, nowMs);
            if (cookie != null) {
                put(cookie, nowMs);
            }
        }
    }

    /** Puts a cookie into the jar, in place of one with the same name, domain and path. One that has expired is forgotten. */
    public void put(Cookie cookie, long nowMs) {
        int at = indexOf(cookie);
        if (cookie.isExpired(nowMs)) {
            if (at >= 0) {
                cookies.remove(at);
            }
        } else if (at >= 0) {
            cookies.set(at, cookie);
        } else {
            makeRoom(nowMs);
            cookies.add(placeOf(cookie), cookie);
        }
    }

    /** The header that a request to that address has; null for none. */
    @Nullable
    String header(HttpUri uri, long nowMs) {
        if (cookies.isEmpty()) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        for (Cookie cookie : cookies) {
            if (cookie.isSentTo(uri) && !cookie.isExpired(nowMs)) {
                line.append(line.length() == 0 ? "" : "; ").append(cookie.name());
                line.append('=').append(cookie.value());
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    /** The first cookie of which that is true; null for none. */
    public @Nullable Cookie find(Predicate<Cookie> condition, long nowMs) {
        for (Cookie cookie : cookies) {
            if (!cookie.isExpired(nowMs) && condition.test(cookie)) {
                return cookie;
            }
        }
        return null;
    }

    /** Forgets the cookies that have no time of their own. */
    public void clearSession() {
        if (!cookies.isEmpty()) {
            cookies.removeIf(cookie -> !cookie.isPersistent());
        }
    }

    public void clear() {
        cookies = List.of();
    }

    private int indexOf(Cookie cookie) {
        for (int i = 0; i < cookies.size(); i++) {
            if (cookie.replaces(cookies.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private int placeOf(Cookie cookie) {
        int at = 0;
        while (at < cookies.size()
                && cookies.get(at).path().length() >= cookie.path().length()) {
            at++;
        }
        return at;
    }

    private void makeRoom(long nowMs) {
        if (cookies.isEmpty()) {
            cookies = new ArrayList<>(4); // most users have none
        }
        if (cookies.size() >= MAX_COOKIES) {
            cookies.removeIf(cookie -> cookie.isExpired(nowMs));
        }
        if (cookies.size() >= MAX_COOKIES) {
            cookies.remove(cookies.size() - 1);
        }
    }
}
