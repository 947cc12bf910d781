// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one user knows of responses to GET requests: how long they need not be asked for again, and by what to ask whether they have changed. No bodies. The
 * least recently used of more than 200 is forgotten. Confined to the user's loop.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111">RFC 9111</a>
 */
@Internal
public final class HttpCache {

    private static final int MAX_ENTRIES = 200;
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> CONTROLS = List.of("cache-control", "pragma");
    private static final List<String> OWN_CONDITIONS =
            List.of("if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "range");

    private final Map<String, CachedResponse> entries = new LinkedHashMap<>(0, 0.75f, true);

    /** What is known of the response to that request; null if nothing is, or if the request does not want to know. */
    @Nullable
    CachedResponse find(HttpRequest request) {
        if (entries.isEmpty() || !isCacheable(request)) {
            return null;
        }
        return entries.get(request.uri().toString());
    }

    /** Learns from the answer to that request, which has been sent with cookies and all. */
    void learn(HttpRequest request, HttpResponseHead head, long nowMs) {
        String key = request.uri().toString();
        int status = head.status();
        if (UNSAFE.contains(request.method()) && status < 400) {
            entries.remove(key);
        } else if (isCacheable(request) && (status == 200 || status == 304)) {
            CachedResponse before = status == 304 ? entries.get(key) : null;
            CachedResponse learned = CachedResponse.of(request, head, before, nowMs);
            if (learned == null) {
                entries.remove(key);
            } else {
                put(key, learned);
            }
        }
    }

    private static boolean forbidsCaches(String control) {
        String value = control.toLowerCase(Locale.ROOT);
        return value.contains("no-cache") || value.contains("no-store");
    }

    private void put(String key, CachedResponse entry) {
        entries.put(key, entry);
        if (entries.size() > MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    private static boolean isCacheable(HttpRequest request) {
        if (!request.method().equals("GET")) {
            return false;
        }
        Headers headers = request.headers();
        return OWN_CONDITIONS.stream().noneMatch(headers::has)
                && CONTROLS.stream().flatMap(name -> headers.all(name).stream()).noneMatch(HttpCache::forbidsCaches);
    }

    /** The request with the question whether anything has changed. */
    public static HttpRequest asking(HttpRequest request, CachedResponse known) {
        Headers headers = request.headers();
        if (known.etag() != null) {
            headers = headers.with("if-none-match", known.etag());
        }
        if (known.lastModified() != null) {
            headers = headers.with("if-modified-since", known.lastModified());
        }
        return request.with(headers);
    }
}
