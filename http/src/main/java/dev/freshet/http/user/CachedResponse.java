// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a response. Immutable.
 *
 * @param etag asks whether it has changed; null if the response had none
 * @param lastModified asks the same by time; null if the response had none
 * @param freshUntilMs until when it need not be asked for again, in milliseconds since the epoch
 * @param vary the headers of the request that the response depended on, with their values
 */
@Internal
public record CachedResponse(
        @Nullable String etag, @Nullable String lastModified, long freshUntilMs, Map<String, List<String>> vary) {

    public boolean isFresh(long nowMs) {
        return nowMs < freshUntilMs;
    }

    /** Whether the request is like the one that was answered. */
    boolean isFor(HttpRequest request) {
        for (Map.Entry<String, List<String>> header : vary.entrySet()) {
            if (!request.headers().all(header.getKey()).equals(header.getValue())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is learned from that answer; null for nothing that would be of use.
     *
     * @param before what was known, if the answer says that it still holds
     */
    static @Nullable CachedResponse of(
            HttpRequest request, HttpResponseHead head, @Nullable CachedResponse before, long nowMs) {
        String control = all(head, "cache-control");
        String varying = all(head, "vary");
        if (contains(control, "no-store") || varying.contains("*")) {
            return null;
        }
        String etag = head.header("etag");
        String lastModified = head.header("last-modified");
        if (before != null) {
            etag = etag == null ? before.etag : etag;
            lastModified = lastModified == null ? before.lastModified : lastModified;
        }
        long lifetimeMs = lifetimeMs(head, control, nowMs);
        if (etag == null && lastModified == null && lifetimeMs <= 0) {
            return null;
        }
        Map<String, List<String>> vary = before != null && varying.isEmpty() ? before.vary : vary(request, varying);
        return new CachedResponse(etag, lastModified, nowMs + lifetimeMs, vary);
    }

    private static long lifetimeMs(HttpResponseHead head, String control, long nowMs) {
        if (contains(control, "no-cache")) {
            return 0;
        }
        long maxAge = seconds(directive(control, "max-age"));
        if (maxAge >= 0) {
            return Math.max(0, maxAge - Math.max(0, seconds(head.header("age")))) * 1000;
        }
        long expires = dateMs(head.header("expires"));
        if (expires == HttpDate.NONE) {
            return 0;
        }
        long date = dateMs(head.header("date"));
        return Math.max(0, expires - (date == HttpDate.NONE ? nowMs : date));
    }

    private static long dateMs(@Nullable String header) {
        return header == null ? HttpDate.NONE : HttpDate.parse(header);
    }

    private static boolean contains(String control, String directive) {
        return directive(control, directive) != null;
    }

    /** The value of a directive; empty for one without; null if it is not there. */
    private static @Nullable String directive(String control, String name) {
        for (String piece : control.split(",", -1)) {
            String directive = piece.strip();
            int equals = directive.indexOf('=');
            if ((equals < 0 ? directive : directive.substring(0, equals).strip()).equals(name)) {
                return equals < 0
                        ? ""
                        : directive.substring(equals + 1).replace("\"", "").strip();
            }
        }
        return null;
    }

    private static long seconds(@Nullable String text) {
        if (text == null || text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text);
    }

    /** All values of a header, in lower case. */
    private static String all(HttpResponseHead head, String name) {
        return String.join(",", head.headers().all(name)).toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> vary(HttpRequest request, String varying) {
        Map<String, List<String>> vary = new HashMap<>(2);
        for (String piece : varying.split(",", -1)) {
            String name = piece.strip();
            if (!name.isEmpty()) {
                vary.put(name, request.headers().all(name));
            }
        }
        return Map.copyOf(vary);
    }
}
