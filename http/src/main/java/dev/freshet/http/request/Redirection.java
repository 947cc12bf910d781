// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.Redirects;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.WireText;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request that an answer sends the client to.
 *
 * @param request null if there is none
 * @param error why there is none, or null
 * @see <a href="https://fetch.spec.whatwg.org/#http-redirect-fetch">Fetch, HTTP-redirect fetch</a>
 */
@Internal
public record Redirection(
        @Nullable HttpRequest request, @Nullable String error) {

    private static final Set<String> OF_CONTENT =
            Set.of("content-type", "content-length", "content-encoding", "content-language", "content-location");

    public static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Where that answer to that request leads. */
    public static Redirection of(HttpRequest request, HttpResponseHead head, Redirects settings) {
        String location = head.header("location");
        if (location == null || location.isBlank()) {
            return new Redirection(null, "status " + head.status() + " without Location");
        }
        HttpUri uri;
        try {
            uri = request.uri().resolve(WireText.decoded(location));
        } catch (IllegalArgumentException e) {
            return new Redirection(null, "status " + head.status() + " with an unusable Location: " + e.getMessage());
        }
        boolean becomesGet = becomesGet(request.method(), head.status(), settings);
        boolean staysAtHome = request.uri().isSameOrigin(uri);
        Headers headers = request.headers()
                .without(name -> name.equals("host") || (!staysAtHome && Secrets.isSecretHeader(name)));
        if (!becomesGet) {
            return new Redirection(
                    new HttpRequest(request.method(), uri, headers, request.body(), request.passage()), null);
        }
        ByteBuffer nothing = ByteBuffer.allocate(0).asReadOnlyBuffer();
        Headers ofGet = headers.without(OF_CONTENT::contains);
        return new Redirection(new HttpRequest("GET", uri, ofGet, nothing, request.passage()), null);
    }

    private static boolean becomesGet(String method, int status, Redirects settings) {
        return switch (status) {
            case 303 -> !method.equals("GET") && !method.equals("HEAD");
            case 302 -> method.equals("POST") && !settings.strict302();
            case 301 -> method.equals("POST");
            default -> false;
        };
    }
}
