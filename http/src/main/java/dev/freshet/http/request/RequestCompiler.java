// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.body.Bodies;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.BasicAuth;
import dev.freshet.http.Header;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.RequestContent;
import dev.freshet.http.RequestDefaults;
import dev.freshet.http.RequestTarget;
import dev.freshet.http.RequestTemplate;
import dev.freshet.http.client.HttpUri;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the description of a request with the settings of its protocol.
 *
 * <p>Of several headers with one name the first of these counts: the request's own, its credentials and content type, those that its kind of
 * request always has, the protocol's, the protocol's credentials.
 */
@Internal
public final class RequestCompiler {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final RequestDefaults defaults;
    private final List<Header> fixed;

    /**
     * A compiler for one kind of request.
     *
     * @param fixed headers that this kind of request has where it does not say otherwise itself
     */
    public RequestCompiler(HttpProtocolBuilder protocol, List<Header> fixed) {
        this.defaults = protocol.requests();
        this.fixed = List.copyOf(fixed);
    }

    /**
     * Compiles a request.
     *
     * @throws SimulationException when the description is faulty
     */
    public RequestPlan compile(RequestTemplate template) {
        RequestTarget described = template.target();
        boolean encoded = described.encoded() && defaults.encoded();
        RequestPlan.Target target = new RequestPlan.Target(
                described.method(),
                Expressions.compile(described.url()),
                CompiledParams.query(described.query(), encoded),
                baseUrls());
        return new RequestPlan(
                Expressions.compile(template.name()), target, headers(template), body(template.content()));
    }

    private List<String> baseUrls() {
        for (String base : defaults.baseUrls()) {
            try {
                HttpUri.parse(base);
            } catch (IllegalArgumentException e) {
                throw new SimulationException(
                        "base URL '" + base + "': " + e.getMessage() + "; give one such as http://localhost:8080", e);
            }
        }
        return defaults.baseUrls();
    }

    private List<CompiledHeader> headers(RequestTemplate template) {
        Map<String, CompiledHeader> headers = new LinkedHashMap<>();
        fixed.forEach(header -> put(headers, header));
        template.headers().own().forEach(header -> put(headers, header));
        boolean hasOwnAuthorization = headers.containsKey("authorization");
        if (template.auth() != null && !hasOwnAuthorization) {
            putIfAbsent(headers, authorization(template.auth()));
        }
        addContentHeaders(headers, template.content());
        if (template.headers().protocolHeaders()) {
            Map<String, CompiledHeader> common = new LinkedHashMap<>();
            defaults.headers().forEach(header -> put(common, header));
            common.values().forEach(header -> putIfAbsent(headers, header));
        }
        if (defaults.auth() != null) {
            putIfAbsent(headers, authorization(defaults.auth()));
        }
        return List.copyOf(headers.values());
    }

    private static void addContentHeaders(Map<String, CompiledHeader> headers, RequestContent content) {
        boolean hasBody = content.body() != null || !content.form().isEmpty();
        String mediaType = content.mediaType();
        if (mediaType == null && content.body() == null) {
            mediaType = FORM;
        }
        if (hasBody && mediaType != null) {
            putIfAbsent(headers, constant("content-type", mediaType));
        }
        if (content.mediaType() != null && !content.mediaType().equals(FORM)) {
            putIfAbsent(headers, constant("accept", content.mediaType()));
        }
    }

    private static @Nullable Expression<ByteBuffer> body(RequestContent content) {
        if (content.body() != null) {
            Expression<byte[]> bytes = Bodies.compile(content.body());
            return session -> readOnly(bytes.resolve(session));
        }
        if (content.form().isEmpty()) {
            return null;
        }
        CompiledParams fields = CompiledParams.form(content.form());
        return session -> {
            StringBuilder text = new StringBuilder();
            fields.appendTo(text, session);
            return readOnly(text.toString().getBytes(US_ASCII));
        };
    }

    private static ByteBuffer readOnly(byte[] bytes) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static CompiledHeader authorization(BasicAuth auth) {
        Expression<String> username = Expressions.compile(auth.username());
        Expression<String> password = Expressions.compile(auth.password());
        Expression<String> value = session -> credentials(username, password, session);
        return new CompiledHeader("authorization", value);
    }

    /** The credentials as a header has them (RFC 7617). */
    private static String credentials(Expression<String> username, Expression<String> password, Session session) {
        String text = username.resolve(session) + ':' + password.resolve(session);
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static CompiledHeader constant(String name, String value) {
        return CompiledHeader.compile(new Header(name, Dynamic.of(value)));
    }

    private static void put(Map<String, CompiledHeader> headers, Header header) {
        headers.put(key(header.name()), CompiledHeader.compile(header));
    }

    private static void putIfAbsent(Map<String, CompiledHeader> headers, CompiledHeader header) {
        headers.putIfAbsent(key(header.name()), header);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
