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
 * @param timeout how long a response head may take, from the start of connecting
 */
@Internal
public record RequestDefaults(
        List<String> baseUrls,
        List<Header> headers,
        @Nullable BasicAuth auth,
        boolean encoded,
        Duration timeout) {

    static final RequestDefaults NONE = new RequestDefaults(List.of(), List.of(), null, true, Duration.ofSeconds(60));

    RequestDefaults withBaseUrls(List<String> urls) {
        return new RequestDefaults(List.copyOf(urls), headers, auth, encoded, timeout);
    }

    RequestDefaults with(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new RequestDefaults(baseUrls, List.copyOf(more), auth, encoded, timeout);
    }

    RequestDefaults with(BasicAuth newAuth) {
        return new RequestDefaults(baseUrls, headers, newAuth, encoded, timeout);
    }

    RequestDefaults asWritten() {
        return new RequestDefaults(baseUrls, headers, auth, false, timeout);
    }

    RequestDefaults with(Duration newTimeout) {
        return new RequestDefaults(baseUrls, headers, auth, encoded, newTimeout);
    }
}
