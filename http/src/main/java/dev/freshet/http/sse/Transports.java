// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Internal;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.wire.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Gives the transport of a user's streams. Safe for any thread; each user is asked for on its loop. */
@Internal
@FunctionalInterface
public interface Transports {

    /**
     * The transport of that user.
     *
     * @param credentials what a challenge is answered with; null for nothing
     */
    HttpTransport of(VirtualUser user, @Nullable Credentials credentials);

    /**
     * The transport of a user's requests whose stream ends soon: the connections of its plain requests, where there are such.
     *
     * @param credentials what a challenge is answered with; null for nothing
     */
    default HttpTransport ofBrief(VirtualUser user, @Nullable Credentials credentials) {
        return of(user, credentials);
    }

    /** That request of that user as it goes out at first, with what is kept for the user between requests. For the log. */
    default HttpRequest asSent(HttpRequest request, VirtualUser user) {
        return request;
    }
}
