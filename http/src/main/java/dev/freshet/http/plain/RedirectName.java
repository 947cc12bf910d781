// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
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
            Uri target = Uri.create(request.uri().toString());
            String name = AuthorCode.call(() -> redirects.naming().apply(target, firstName, count));
            if (name == null) {
                throw new ExpressionException("redirectNamingStrategy returned null");
            }
            return name;
        } catch (AuthorFailure e) {
            throw new ExpressionException("redirectNamingStrategy crashed: " + e.reason());
        }
    }
}
