// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import java.util.function.Function;

/** The plain requests, under a request name. Immutable. */
public final class Http {

    private final Dynamic<String> name;

    private Http(Dynamic<String> name) {
        this.name = name;
    }

    static Http of(Dynamic<String> name) {
        return new Http(name);
    }

    /** A GET request. */
    public HttpRequestActionBuilder get(String url) {
        return request(Dynamic.of("GET"), Dynamic.el(url));
    }

    /** A GET request. */
    public HttpRequestActionBuilder get(Function<Session, String> url) {
        return request(Dynamic.of("GET"), Dynamic.of(url));
    }

    /** A QUERY request. */
    public HttpRequestActionBuilder query(String url) {
        return request(Dynamic.of("QUERY"), Dynamic.el(url));
    }

    /** A QUERY request. */
    public HttpRequestActionBuilder query(Function<Session, String> url) {
        return request(Dynamic.of("QUERY"), Dynamic.of(url));
    }

    /** A PUT request. */
    public HttpRequestActionBuilder put(String url) {
        return request(Dynamic.of("PUT"), Dynamic.el(url));
    }

    /** A PUT request. */
    public HttpRequestActionBuilder put(Function<Session, String> url) {
        return request(Dynamic.of("PUT"), Dynamic.of(url));
    }

    /** A POST request. */
    public HttpRequestActionBuilder post(String url) {
        return request(Dynamic.of("POST"), Dynamic.el(url));
    }

    /** A POST request. */
    public HttpRequestActionBuilder post(Function<Session, String> url) {
        return request(Dynamic.of("POST"), Dynamic.of(url));
    }

    /** A PATCH request. */
    public HttpRequestActionBuilder patch(String url) {
        return request(Dynamic.of("PATCH"), Dynamic.el(url));
    }

    /** A PATCH request. */
    public HttpRequestActionBuilder patch(Function<Session, String> url) {
        return request(Dynamic.of("PATCH"), Dynamic.of(url));
    }

    /** A HEAD request. */
    public HttpRequestActionBuilder head(String url) {
        return request(Dynamic.of("HEAD"), Dynamic.el(url));
    }

    /** A HEAD request. */
    public HttpRequestActionBuilder head(Function<Session, String> url) {
        return request(Dynamic.of("HEAD"), Dynamic.of(url));
    }

    /** A DELETE request. */
    public HttpRequestActionBuilder delete(String url) {
        return request(Dynamic.of("DELETE"), Dynamic.el(url));
    }

    /** A DELETE request. */
    public HttpRequestActionBuilder delete(Function<Session, String> url) {
        return request(Dynamic.of("DELETE"), Dynamic.of(url));
    }

    /** A OPTIONS request. */
    public HttpRequestActionBuilder options(String url) {
        return request(Dynamic.of("OPTIONS"), Dynamic.el(url));
    }

    /** A OPTIONS request. */
    public HttpRequestActionBuilder options(Function<Session, String> url) {
        return request(Dynamic.of("OPTIONS"), Dynamic.of(url));
    }

    /** A request of any method. */
    public HttpRequestActionBuilder httpRequest(String method, String url) {
        return request(Dynamic.el(method), Dynamic.el(url));
    }

    /** A request of any method. */
    public HttpRequestActionBuilder httpRequest(String method, Function<Session, String> url) {
        return request(Dynamic.el(method), Dynamic.of(url));
    }

    /** A request of any method. */
    public HttpRequestActionBuilder httpRequest(Function<Session, String> method, String url) {
        return request(Dynamic.of(method), Dynamic.el(url));
    }

    /** A request of any method. */
    public HttpRequestActionBuilder httpRequest(Function<Session, String> method, Function<Session, String> url) {
        return request(Dynamic.of(method), Dynamic.of(url));
    }

    private HttpRequestActionBuilder request(Dynamic<String> method, Dynamic<String> url) {
        return HttpRequestActionBuilder.of(RequestTemplate.of(name, new RequestTarget(method, url)));
    }
}
