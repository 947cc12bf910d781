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
import dev.freshet.http.Auth;
import dev.freshet.http.BasicAuth;
import dev.freshet.http.DigestAuth;
import dev.freshet.http.Header;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.Request;
import dev.freshet.http.RequestContent;
import dev.freshet.http.RequestDefaults;
import dev.freshet.http.RequestTarget;
import dev.freshet.http.RequestTemplate;
import dev.freshet.http.Signer;
import dev.freshet.http.Signing;
import dev.freshet.http.auth.CompiledCredentials;
import dev.freshet.http.auth.OAuth1Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the description of a request with the settings of its protocol.
 *
 * <p>Of several headers with one name the first of these counts: the request's own, its credentials, the content type of its form, those that its kind of
 * request always has, the protocol's, the media type that {@code asJson} and the like stand for, the protocol's credentials.
 */
@Internal
public final class RequestCompiler {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> FORMS = Set.of(FORM, RequestContent.MULTIPART);

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
                Expressions.compile(described.method()),
                Expressions.compile(described.url()),
                CompiledParams.query(described.query(), encoded),
                BaseUrls.compile(defaults.baseUrls()),
                CompiledPassage.compile(defaults.passages(), described.proxy()));
        RequestPlan.Secrets secrets = new RequestPlan.Secrets(digest(template), signing(template.signing()));
        return new RequestPlan(
                Expressions.compile(template.name()), target, headers(template), body(template.content()), secrets);
    }

    private List<CompiledHeader> headers(RequestTemplate template) {
        Map<String, CompiledHeader> headers = new LinkedHashMap<>();
        fixed.forEach(header -> put(headers, header));
        template.headers().own().forEach(header -> put(headers, header));
        boolean hasOwnAuthorization = headers.containsKey("authorization");
        if (template.auth() instanceof BasicAuth basic && !hasOwnAuthorization) {
            putIfAbsent(headers, authorization(basic));
        }
        addForm(headers, template.content());
        if (template.headers().protocolHeaders()) {
            Map<String, CompiledHeader> common = new LinkedHashMap<>();
            defaults.headers().forEach(header -> put(common, header));
            common.values().forEach(header -> putIfAbsent(headers, header));
        }
        addMediaTypes(headers, template.content());
        if (defaults.auth() instanceof BasicAuth basic && template.auth() == null) {
            putIfAbsent(headers, authorization(basic));
        }
        return List.copyOf(headers.values());
    }

    /** A form says what it is, whatever the protocol says of bodies. */
    private static void addForm(Map<String, CompiledHeader> headers, RequestContent content) {
        String mediaType = content.mediaType();
        if (content.body() != null || (mediaType != null && !FORMS.contains(mediaType))) {
            return;
        }
        if (content.isMultipart()) {
            putIfAbsent(headers, constant("content-type", RequestContent.MULTIPART));
        } else if (!content.form().isEmpty() || FORM.equals(mediaType)) {
            putIfAbsent(headers, constant("content-type", FORM));
        }
    }

    /** What {@code asJson} and the like stand for, where neither the request nor the protocol says otherwise; and that anything is welcome. */
    private static void addMediaTypes(Map<String, CompiledHeader> headers, RequestContent content) {
        String mediaType = content.mediaType();
        boolean hasBody = content.body() != null || !content.form().isEmpty() || content.isMultipart();
        if (mediaType != null && hasBody) {
            putIfAbsent(headers, constant("content-type", mediaType));
        }
        if (mediaType != null && !FORMS.contains(mediaType)) {
            putIfAbsent(headers, constant("accept", mediaType));
        }
        putIfAbsent(headers, constant("accept", "*/*"));
    }

    private static @Nullable CompiledBody body(RequestContent content) {
        if (content.body() != null) {
            Expression<byte[]> bytes = Bodies.compile(content.body());
            return session -> CompiledBody.Payload.of(bytes.resolve(session));
        }
        if (content.isMultipart()) {
            return Multipart.compile(content);
        }
        if (content.form().isEmpty()) {
            return null;
        }
        CompiledForm form = CompiledForm.compile(content.form());
        return session -> CompiledBody.Payload.of(form.encoded(session).getBytes(US_ASCII));
    }

    /** Credentials for a challenge; a request that has others of its own does not answer any. */
    private @Nullable CompiledCredentials digest(RequestTemplate template) {
        Auth auth = template.auth() == null ? defaults.auth() : template.auth();
        return auth instanceof DigestAuth digest ? CompiledCredentials.compile(digest) : null;
    }

    private @Nullable BiFunction<Request, Session, Request> signing(Signing signing) {
        Signer signer = signing.own() == null && signing.protocolSigns() ? defaults.signing() : signing.own();
        if (signer instanceof Signer.OAuth1 oauth) {
            return OAuth1Signature.compile(oauth);
        }
        return signer == null ? null : ((Signer.Custom) signer).function();
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
