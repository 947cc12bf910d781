// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that begins with a request: what every such request can be told. Immutable.
 *
 * <p>A {@code String} that is not a header's name may hold expressions {@code #{...}}; where a function is taken instead, its result
 * is used as it is.
 *
 * @param <T> the concrete builder
 */
public abstract sealed class RequestActionBuilder<T extends RequestActionBuilder<T>> implements ActionBuilder
        permits RequestWithBodyActionBuilder, WsConnectActionBuilder {

    private final RequestTemplate request;

    RequestActionBuilder(RequestTemplate request) {
        this.request = request;
    }

    /** The request as described so far. */
    @Internal
    public final RequestTemplate request() {
        return request;
    }

    /** This builder with another request. */
    abstract T with(RequestTemplate newRequest);

    // ---- query parameters ----------------------------------------------------------------------------------------

    /** Adds a parameter to the query. */
    public final T queryParam(String name, String value) {
        return withQuery(new Param.Single(Dynamic.el(name), Dynamic.el(value)));
    }

    /** Adds a parameter to the query. */
    public final T queryParam(Function<Session, String> name, String value) {
        return withQuery(new Param.Single(Dynamic.of(name), Dynamic.el(value)));
    }

    /** Adds a parameter to the query; the value's text is sent. */
    public final T queryParam(String name, Object value) {
        return withQuery(new Param.Single(Dynamic.el(name), Dynamic.of(value)));
    }

    /** Adds a parameter to the query; the value's text is sent. */
    public final T queryParam(Function<Session, String> name, Object value) {
        return withQuery(new Param.Single(Dynamic.of(name), Dynamic.of(value)));
    }

    /** Adds a parameter to the query; the value's text is sent. */
    public final T queryParam(String name, Function<Session, Object> value) {
        return withQuery(new Param.Single(Dynamic.el(name), Dynamic.of(value)));
    }

    /** Adds a parameter to the query; the value's text is sent. */
    public final T queryParam(Function<Session, String> name, Function<Session, Object> value) {
        return withQuery(new Param.Single(Dynamic.of(name), Dynamic.of(value)));
    }

    /** Adds a parameter to the query once for each value. */
    public final T multivaluedQueryParam(String name, List<Object> values) {
        return withQuery(new Param.Multivalued(Dynamic.el(name), Dynamic.of(values)));
    }

    /** Adds a parameter to the query once for each value. */
    public final T multivaluedQueryParam(Function<Session, String> name, List<Object> values) {
        return withQuery(new Param.Multivalued(Dynamic.of(name), Dynamic.of(values)));
    }

    /** Adds a parameter to the query once for each value of the list that the expression gives. */
    public final T multivaluedQueryParam(String name, String values) {
        return withQuery(new Param.Multivalued(Dynamic.el(name), Param.listEl(values)));
    }

    /** Adds a parameter to the query once for each value of the list that the expression gives. */
    public final T multivaluedQueryParam(Function<Session, String> name, String values) {
        return withQuery(new Param.Multivalued(Dynamic.of(name), Param.listEl(values)));
    }

    /** Adds a parameter to the query once for each value. */
    public final T multivaluedQueryParam(String name, Function<Session, List<Object>> values) {
        return withQuery(new Param.Multivalued(Dynamic.el(name), Dynamic.of(values)));
    }

    /** Adds a parameter to the query once for each value. */
    public final T multivaluedQueryParam(Function<Session, String> name, Function<Session, List<Object>> values) {
        return withQuery(new Param.Multivalued(Dynamic.of(name), Dynamic.of(values)));
    }

    /** Adds parameters to the query, in their order. */
    public final T queryParamSeq(List<Map.Entry<String, Object>> seq) {
        return withQuery(new Param.Entries(Dynamic.of(seq)));
    }

    /** Adds the parameters of the list of entries that the expression gives, in their order. */
    public final T queryParamSeq(String seq) {
        return withQuery(new Param.Entries(Param.entriesEl(seq)));
    }

    /** Adds parameters to the query, in their order. */
    public final T queryParamSeq(Function<Session, List<Map.Entry<String, Object>>> seq) {
        return withQuery(new Param.Entries(Dynamic.of(seq)));
    }

    /** Adds parameters to the query. */
    public final T queryParamMap(Map<String, Object> map) {
        return withQuery(new Param.Mapped(Dynamic.of(map)));
    }

    /** Adds the parameters of the map that the expression gives. */
    public final T queryParamMap(String map) {
        return withQuery(new Param.Mapped(Param.mapEl(map)));
    }

    /** Adds parameters to the query. */
    public final T queryParamMap(Function<Session, Map<String, Object>> map) {
        return withQuery(new Param.Mapped(Dynamic.of(map)));
    }

    // ---- headers -------------------------------------------------------------------------------------------------

    /** Sets a header; it replaces one of that name, whether of the protocol, of this request or a default. */
    public final T header(CharSequence name, String value) {
        return withHeader(new Header(name.toString(), Dynamic.el(value)));
    }

    /** Sets a header; it replaces one of that name, whether of the protocol, of this request or a default. */
    public final T header(CharSequence name, Function<Session, String> value) {
        return withHeader(new Header(name.toString(), Dynamic.of(value)));
    }

    /** Sets several headers. */
    public final T headers(Map<? extends CharSequence, String> headers) {
        RequestHeaders all = request.headers();
        for (Map.Entry<? extends CharSequence, String> header : headers.entrySet()) {
            all = all.with(new Header(header.getKey().toString(), Dynamic.el(header.getValue())));
        }
        return with(request.with(all));
    }

    /** Leaves out the headers that the protocol sets for all requests. */
    public final T ignoreProtocolHeaders() {
        return with(request.with(request.headers().withoutProtocolHeaders()));
    }

    // ---- the rest ------------------------------------------------------------------------------------------------

    /** Sends these credentials with the request, without waiting for a challenge. */
    public final T basicAuth(String username, String password) {
        return with(request.with(new BasicAuth(Dynamic.el(username), Dynamic.el(password))));
    }

    /** Sends these credentials with the request, without waiting for a challenge. */
    public final T basicAuth(String username, Function<Session, String> password) {
        return with(request.with(new BasicAuth(Dynamic.el(username), Dynamic.of(password))));
    }

    /** Sends these credentials with the request, without waiting for a challenge. */
    public final T basicAuth(Function<Session, String> username, String password) {
        return with(request.with(new BasicAuth(Dynamic.of(username), Dynamic.el(password))));
    }

    /** Sends these credentials with the request, without waiting for a challenge. */
    public final T basicAuth(Function<Session, String> username, Function<Session, String> password) {
        return with(request.with(new BasicAuth(Dynamic.of(username), Dynamic.of(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public final T digestAuth(String username, String password) {
        return with(request.with(new DigestAuth(Dynamic.el(username), Dynamic.el(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public final T digestAuth(String username, Function<Session, String> password) {
        return with(request.with(new DigestAuth(Dynamic.el(username), Dynamic.of(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public final T digestAuth(Function<Session, String> username, String password) {
        return with(request.with(new DigestAuth(Dynamic.of(username), Dynamic.el(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public final T digestAuth(Function<Session, String> username, Function<Session, String> password) {
        return with(request.with(new DigestAuth(Dynamic.of(username), Dynamic.of(password))));
    }

    /** Has the function look at the request last, and sends what it returns instead. It replaces that of the protocol. */
    public final T sign(Function<Request, Request> calculator) {
        return sign((signed, session) -> calculator.apply(signed));
    }

    /** Has the function look at the request last, and sends what it returns instead. It replaces that of the protocol. */
    public final T sign(BiFunction<Request, Session, Request> calculator) {
        return withSigner(new Signer.Custom(calculator));
    }

    /** Signs the request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization}. It replaces what the protocol signs with. */
    public final T signWithOAuth1(String consumerKey, String clientSharedSecret, String token, String tokenSecret) {
        return withSigner(new Signer.OAuth1(
                Dynamic.el(consumerKey),
                Dynamic.el(clientSharedSecret),
                Dynamic.el(token),
                Dynamic.el(tokenSecret),
                true));
    }

    /** Signs the request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization}. It replaces what the protocol signs with. */
    public final T signWithOAuth1(
            Function<Session, String> consumerKey,
            Function<Session, String> clientSharedSecret,
            Function<Session, String> token,
            Function<Session, String> tokenSecret) {
        return withSigner(new Signer.OAuth1(
                Dynamic.of(consumerKey),
                Dynamic.of(clientSharedSecret),
                Dynamic.of(token),
                Dynamic.of(tokenSecret),
                true));
    }

    /** Does not have the request signed as the protocol says. */
    public final T ignoreProtocolSignatureCalculators() {
        return with(request.with(new Signing(request.signing().own(), false)));
    }

    /** Sends query parameters as they are written; only what can't stand in a URL at all, such as a space, is encoded all the same. */
    public final T disableUrlEncoding() {
        return with(request.with(request.target().asWritten()));
    }

    /** Sends the request through that proxy, and not through the protocol's; hosts of {@link HttpProtocolBuilder#noProxyFor} are reached without any. */
    public final T proxy(Proxy proxy) {
        return with(request.with(request.target().through(proxy.spec())));
    }

    private T withSigner(Signer signer) {
        return with(request.with(new Signing(signer, request.signing().protocolSigns())));
    }

    private T withQuery(Param param) {
        return with(request.with(request.target().with(param)));
    }

    private T withHeader(Header header) {
        return with(request.with(request.headers().with(header)));
    }
}
