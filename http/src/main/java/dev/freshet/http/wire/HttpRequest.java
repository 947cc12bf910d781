// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import dev.freshet.core.Internal;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A request as it goes out. Immutable; the body is not copied.
 *
 * @param headers in the order they are sent, one entry per line; each char of a value is one byte on the wire (ISO 8859-1), so a value of
 *     other bytes is given as the chars of those bytes
 * @param body read-only and shared: readers take a duplicate; empty for none
 * @param passage how its connection gets to the server; is kept by whatever is made of the request
 */
@Internal
public record HttpRequest(String method, HttpUri uri, Headers headers, ByteBuffer body, Passage passage) {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY");

    /** A request that goes straight to its server. */
    public HttpRequest(String method, HttpUri uri, Headers headers, ByteBuffer body) {
        this(method, uri, headers, body, Passage.STRAIGHT);
    }

    /** Whether that method may be used twice without doing anything twice (RFC 9110, §9.2.2; QUERY by its own document). */
    public static boolean isIdempotent(String method) {
        return IDEMPOTENT.contains(method);
    }

    public boolean isIdempotent() {
        return isIdempotent(method);
    }

    /** Whether there is a header of that name, in any case. */
    public boolean has(String name) {
        return headers.has(name);
    }

    /** The same request by another way. */
    public HttpRequest by(Passage other) {
        return other.equals(passage) ? this : new HttpRequest(method, uri, headers, body, other);
    }

    /** The same request with other headers. */
    public HttpRequest with(Headers others) {
        return new HttpRequest(method, uri, others, body, passage);
    }
}
