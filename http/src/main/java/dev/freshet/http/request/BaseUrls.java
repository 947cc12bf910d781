// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.http.wire.HttpUri;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The base URLs of a protocol: each user takes the next one and keeps it. Shared by all users. */
@Internal
public record BaseUrls(List<String> urls) {

    /**
     * Base URLs that are checked.
     *
     * @throws SimulationException when one of them is no URL of HTTP
     */
    public static BaseUrls compile(List<String> urls) {
        for (String base : urls) {
            try {
                HttpUri.parse(base);
            } catch (IllegalArgumentException e) {
                throw new SimulationException(
                        "base URL '" + base + "': " + e.getMessage() + "; give one such as http://localhost:8080", e);
            }
        }
        return new BaseUrls(List.copyOf(urls));
    }

    /** The base URL of that user; null if there is none. */
    public @Nullable String of(Session session) {
        return urls.isEmpty() ? null : urls.get((int) Math.floorMod(session.userId() - 1, (long) urls.size()));
    }
}
