// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.ResolvedCache;
import dev.freshet.http.Request;
import dev.freshet.http.auth.CompiledCredentials;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A compiled request: gives what goes out for a session. Shared by all users; holds no state but addresses that it parsed before.
 */
@Internal
public final class RequestPlan {

    private static final String CONTENT_TYPE = "content-type";

    private final Expression<String> name;
    private final Target target;
    private final List<CompiledHeader> headers;
    private final @Nullable CompiledBody body;
    private final Secrets secrets;

    /** Users of one address share it: they are many, and streams keep theirs. */
    private final ResolvedCache<String, HttpUri> addresses = new ResolvedCache<>(HttpUri::parse);

    /** The latest request without a body: users whose requests are the same share one, for as long as their streams last. A race costs one more of them. */
    private volatile @Nullable HttpRequest latest;

    RequestPlan(
            Expression<String> name,
            Target target,
            List<CompiledHeader> headers,
            @Nullable CompiledBody body,
            Secrets secrets) {
        this.name = name;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.secrets = secrets;
    }

    /** Where the request goes. */
    record Target(
            Expression<String> method,
            Expression<String> url,
            CompiledParams query,
            BaseUrls baseUrls,
            CompiledPassage passage) {}

    /**
     * How the request proves who sends it.
     *
     * @param digest answers a challenge; null for nothing
     * @param signing sees the request last; null for nothing
     */
    record Secrets(
            @Nullable CompiledCredentials digest, @Nullable BiFunction<Request, Session, Request> signing) {}

    /**
     * The name of the request in the statistics.
     *
     * @throws ExpressionException when the session does not allow one
     */
    public String name(Session session) {
        return name.resolve(session);
    }

    /**
     * The request for that session.
     *
     * @param requestName its name in the statistics
     * @throws ExpressionException when the session does not allow one
     */
    public HttpRequest resolve(String requestName, Session session) {
        CompiledBody.Payload payload = body == null ? CompiledBody.Payload.NONE : body.resolve(session);
        Headers lines = headers(session);
        String parameters = payload.typeParameters();
        Headers typed = parameters == null ? lines : lines.replacing(CONTENT_TYPE, type -> type + parameters);
        String method = target.method().resolve(session);
        Passage passage = target.passage().resolve(session);
        HttpRequest made = new HttpRequest(method, uri(session), typed, payload.bytes(), passage);
        return sign(requestName, body == null ? shared(made) : made, session);
    }

    private HttpRequest shared(HttpRequest made) {
        HttpRequest known = latest;
        if (known != null && known.equals(made)) {
            return known;
        }
        latest = made;
        return made;
    }

    /**
     * The same request with its headers and its way resolved anew, for a repetition: what it asks for stays, what identifies the client, also
     * to a proxy, or depends on the time may change.
     *
     * @throws ExpressionException when the session does not allow it
     */
    public HttpRequest refresh(String requestName, HttpRequest before, Session session) {
        String type = before.headers().first(CONTENT_TYPE); // it belongs to the bytes, which stay as they were
        Headers lines = headers(session);
        Headers typed = type == null ? lines : lines.replacing(CONTENT_TYPE, otherwise -> type);
        Passage passage = target.passage().resolve(session);
        return sign(requestName, before.with(typed).by(passage), session);
    }

    /**
     * A GET that goes on where the response to that request broke off: to the same address, with its way resolved anew, and its headers but for those of the body,
     * which it has none of.
     *
     * @throws ExpressionException when the session does not allow it
     */
    public HttpRequest resume(String requestName, HttpRequest before, Session session) {
        Headers lines = headers(session).without(name -> name.startsWith("content-"));
        HttpRequest get = new HttpRequest(
                "GET",
                before.uri(),
                lines,
                ByteBuffer.allocate(0),
                target.passage().resolve(session));
        return sign(requestName, get, session);
    }

    /**
     * The request as the simulation's function signs it; the request itself where there is none.
     *
     * @throws ExpressionException when the function throws, or returns what can't be sent
     */
    public HttpRequest sign(String requestName, HttpRequest request, Session session) {
        return secrets.signing() == null ? request : Signature.apply(secrets.signing(), requestName, request, session);
    }

    /**
     * What answers a challenge for credentials; null for nothing.
     *
     * @throws ExpressionException when the session does not allow it
     */
    public @Nullable Credentials credentials(Session session) {
        return secrets.digest() == null ? null : secrets.digest().resolve(session);
    }

    private Headers headers(Session session) {
        Headers.Builder lines = new Headers.Builder();
        for (CompiledHeader header : headers) {
            header.writeTo(lines, session);
        }
        return lines.build();
    }

    private HttpUri uri(Session session) {
        StringBuilder text = new StringBuilder(absolute(target.url().resolve(session), session));
        if (!target.query().isEmpty()) {
            int fragment = text.indexOf("#");
            text.setLength(fragment < 0 ? text.length() : fragment);
            text.append(text.indexOf("?") < 0 ? '?' : '&');
            target.query().appendTo(text, session);
        }
        try {
            return addresses.get(text.toString());
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }

    private String absolute(String url, Session session) {
        if (url.regionMatches(true, 0, "http", 0, 4)) {
            return url;
        }
        String base = target.baseUrls().of(session);
        if (base == null) {
            throw new ExpressionException("No baseUrl defined but provided url is relative : " + url);
        }
        return base + url;
    }
}
