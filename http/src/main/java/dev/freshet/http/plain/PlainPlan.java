// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.http.Redirects;
import dev.freshet.http.request.RequestPlan;
import dev.freshet.http.wire.HttpUri;
import java.util.List;

/**
 * A compiled plain request. Shared by all users.
 *
 * @param redirects which answers are followed, and what the requests are called that follow
 * @param caching whether the user's cache is asked
 * @param resources what is fetched afterwards
 */
record PlainPlan(
        RequestPlan request,
        ResponsePlan response,
        Redirects redirects,
        Silencing silencing,
        long timeoutNs,
        boolean caching,
        List<PlainPlan> resources) {

    /** Decides whether a request is reported. */
    @FunctionalInterface
    interface Silencing {
        boolean covers(HttpUri uri, boolean isResource);
    }
}
