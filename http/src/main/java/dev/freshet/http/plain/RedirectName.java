// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.el.Crash;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.http.Redirects;
import dev.freshet.http.Uri;
import dev.freshet.http.wire.HttpRequest;

/** What a request is called that follows a redirect. */
final class RedirectName {

    private RedirectName() {}

    /**
     * The name in the statistics.
     *
     * @throws ExpressionException when the simulation's function throws
     */
    static String of(Redirects redirects, HttpRequest request, String firstName, int count) {
        try {
            return redirects.naming().apply(Uri.create(request.uri().toString()), firstName, count);
        } catch (Exception | AssertionError e) {
            throw new ExpressionException("redirectNamingStrategy crashed: " + Crash.reason(e));
        }
    }
}
