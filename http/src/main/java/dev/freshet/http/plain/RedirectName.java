// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.el.Crash;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.http.Redirects;
import dev.freshet.http.client.HttpRequest;
import dev.freshet.http.client.HttpUri;
import java.net.URI;
import java.net.URISyntaxException;

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
            return redirects.naming().apply(uri(request.uri()), firstName, count);
        } catch (Exception | AssertionError e) {
            throw new ExpressionException("redirectNamingStrategy crashed: " + Crash.reason(e));
        }
    }

    /** Browsers let some characters stand where this type does not know them; the function then sees the address without path and query. */
    private static URI uri(HttpUri address) throws URISyntaxException {
        try {
            return new URI(address.toString());
        } catch (URISyntaxException e) {
            return new URI(address.secure() ? "https" : "http", address.authority(), "/", null, null);
        }
    }
}
