// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.http.client.HttpRequest;
import dev.freshet.http.client.HttpUri;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled request: gives what goes out for a session. Shared by all users; holds no state.
 */
@Internal
public final class RequestPlan {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Expression<String> name;
    private final Target target;
    private final List<CompiledHeader> headers;
    private final @Nullable Expression<ByteBuffer> body;

    RequestPlan(
            Expression<String> name,
            Target target,
            List<CompiledHeader> headers,
            @Nullable Expression<ByteBuffer> body) {
        this.name = name;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** Where the request goes. */
    record Target(String method, Expression<String> url, CompiledParams query, List<String> baseUrls) {}

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
     * @throws ExpressionException when the session does not allow one
     */
    public HttpRequest resolve(Session session) {
        ByteBuffer content = body == null ? NOTHING.duplicate() : body.resolve(session);
        return new HttpRequest(target.method(), uri(session), headers(session), content);
    }

    /**
     * The same request with its headers resolved anew, for a repetition: what it asks for stays, what identifies the client or depends on
     * the time may change.
     *
     * @throws ExpressionException when the session does not allow it
     */
    public HttpRequest refresh(HttpRequest before, Session session) {
        return new HttpRequest(before.method(), before.uri(), headers(session), before.body());
    }

    private List<Map.Entry<String, String>> headers(Session session) {
        List<Map.Entry<String, String>> lines = new ArrayList<>(headers.size());
        for (CompiledHeader header : headers) {
            lines.add(header.resolve(session));
        }
        return List.copyOf(lines);
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
            return HttpUri.parse(text.toString());
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }

    private String absolute(String url, Session session) {
        if (url.regionMatches(true, 0, "http", 0, 4)) {
            return url;
        }
        List<String> bases = target.baseUrls();
        if (bases.isEmpty()) {
            throw new ExpressionException("No baseUrl defined but provided url is relative : " + url);
        }
        return bases.get((int) Math.floorMod(session.userId() - 1, (long) bases.size())) + url;
    }
}
