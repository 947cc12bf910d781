// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import dev.freshet.http.ByteArrayRequestBody;
import dev.freshet.http.HttpHeaders;
import dev.freshet.http.HttpMethod;
import dev.freshet.http.Request;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import java.util.function.BiFunction;

/** Between requests as they go out and as a simulation's functions see them. */
@Internal
public final class Signature {

    private Signature() {}

    static HttpRequest apply(
            BiFunction<Request, Session, Request> signing, String name, HttpRequest request, Session session) {
        Request signed;
        try {
            signed = AuthorCode.apply(signing, shown(name, request), session);
        } catch (AuthorFailure e) {
            throw new ExpressionException("sign crashed: " + e.reason());
        }
        if (signed == null) {
            throw new ExpressionException("sign returned null");
        }
        return sent(signed, request);
    }

    /** The request as functions see it. */
    public static Request shown(String name, HttpRequest request) {
        byte[] body = new byte[request.body().remaining()];
        request.body().duplicate().get(body);
        return new Request(
                name,
                HttpMethod.valueOf(request.method()),
                request.uri().toString(),
                new HttpHeaders(request.headers().entries()),
                body.length == 0 ? null : new ByteArrayRequestBody(body));
    }

    private static HttpRequest sent(Request signed, HttpRequest before) {
        String url = signed.url();
        HttpUri uri;
        try {
            uri = url.equals(before.uri().toString()) ? before.uri() : HttpUri.parse(url);
        } catch (IllegalArgumentException e) {
            throw new ExpressionException("sign: " + e.getMessage());
        }
        ByteBuffer body = ByteBuffer.wrap(signed.bodyBytes()).asReadOnlyBuffer();
        return new HttpRequest(signed.method(), uri, Headers.of(signed.headers()), body, before.passage());
    }
}
