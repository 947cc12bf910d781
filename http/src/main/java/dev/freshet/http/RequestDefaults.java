// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all requests of a protocol have in common.
 *
 * @param baseUrls put before URLs that are not absolute; of several, each user takes the next and keeps it
 * @param headers in order; of two with the same name the later one counts
 * @param encoded whether query parameters are encoded
 * @param timeout how long a request may take
 * @param signing sees each request last, and returns what is sent instead; or null
 * @param automatic what is added as browsers do
 * @param passages how connections get to their servers, other than straight
 */
@Internal
public record RequestDefaults(
        List<String> baseUrls,
        List<Header> headers,
        @Nullable Auth auth,
        boolean encoded,
        Duration timeout,
        @Nullable Signer signing,
        Automatic automatic,
        Passages passages) {

    static final RequestDefaults NONE = new RequestDefaults(
            List.of(),
            List.of(),
            null,
            true,
            Duration.ofSeconds(60),
            null,
            new Automatic(true, true),
            Passages.STRAIGHT);

    /** Headers that tell where a user comes from, once it has seen a page. */
    @Internal
    public record Automatic(boolean referer, boolean origin) {}

    RequestDefaults withBaseUrls(List<String> urls) {
        return new RequestDefaults(List.copyOf(urls), headers, auth, encoded, timeout, signing, automatic, passages);
    }

    RequestDefaults with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new RequestDefaults(baseUrls, List.copyOf(more), auth, encoded, timeout, signing, automatic, passages);
    }

    RequestDefaults with(Auth newAuth) {
        return new RequestDefaults(baseUrls, headers, newAuth, encoded, timeout, signing, automatic, passages);
    }

    RequestDefaults asWritten() {
        return new RequestDefaults(baseUrls, headers, auth, false, timeout, signing, automatic, passages);
    }

    RequestDefaults with(Duration newTimeout) {
        return new RequestDefaults(baseUrls, headers, auth, encoded, newTimeout, signing, automatic, passages);
    }

    RequestDefaults with(Signer newSigning) {
        return new RequestDefaults(baseUrls, headers, auth, encoded, timeout, newSigning, automatic, passages);
    }

    RequestDefaults with(Automatic newAutomatic) {
        return new RequestDefaults(baseUrls, headers, auth, encoded, timeout, signing, newAutomatic, passages);
    }

    RequestDefaults with(Passages newPassages) {
        return new RequestDefaults(baseUrls, headers, auth, encoded, timeout, signing, automatic, newPassages);
    }
}
