// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is about to be sent, for the functions of {@code sign}: they change its headers in place, or return another request that is to be sent
 * instead. Cookies, {@code Host} and {@code Content-Length} are added after it. Confined to the user's loop.
 */
public final class Request {

    private final String name;
    private final HttpMethod method;
    private final String url;
    private final HttpHeaders headers;
    private final @Nullable RequestBody body;
    private @Nullable Uri uri;

    /**
     * A request of these parts, none of which is copied.
     *
     * @param name what the statistics call it
     * @param url absolute
     * @param body null for none
     */
    public Request(String name, HttpMethod method, String url, HttpHeaders headers, @Nullable RequestBody body) {
        this.name = name;
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    // ---- in the words of the language that this stands for -------------------------------------------------------

    /** What the statistics call it. */
    public String getName() {
        return name;
    }

    public HttpMethod getMethod() {
        return method;
    }

    /** The absolute address, encoded, without fragment. */
    public Uri getUri() {
        Uri parsed = uri;
        if (parsed == null) {
            parsed = Uri.create(url);
            uri = parsed;
        }
        return parsed;
    }

    /** The headers, in the order they are sent; what is changed here is what goes out. */
    public HttpHeaders getHeaders() {
        return headers;
    }

    /** The body; null for none. */
    public @Nullable RequestBody getBody() {
        return body;
    }

    /** The same request with headers of its own. */
    public Request copyWithCopiedHeaders() {
        return new Request(name, method, url, headers.copy(), body);
    }

    /** The same request to another address. */
    public Request copyWithNewUri(Uri newUri) {
        return withUrl(newUri.toUrl());
    }

    /** The same request with another body. */
    public Request copyWithNewBody(RequestBody newBody) {
        return new Request(name, method, url, headers, newBody);
    }

    // ---- in our own ----------------------------------------------------------------------------------------------

    public String method() {
        return method.name();
    }

    /** The absolute URL, encoded, without fragment. */
    public String url() {
        return url;
    }

    /** The headers, in the order they are sent. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The first header of that name, which is compared without regard to case. */
    public Optional<String> header(CharSequence headerName) {
        return Optional.ofNullable(headers.get(headerName));
    }

    /** The body; empty for none. Not to be changed. */
    public byte[] bodyBytes() {
        return body == null ? new byte[0] : body.getBytes();
    }

    /** The body, read as UTF-8. */
    public String bodyString() {
        return new String(bodyBytes(), StandardCharsets.UTF_8);
    }

    /** The same request to another address. */
    public Request withUrl(String newUrl) {
        return new Request(name, method, newUrl, headers, body);
    }

    /** The same request with a header that replaces those of that name. */
    public Request withHeader(CharSequence headerName, String value) {
        return new Request(name, method, url, headers.copy().set(headerName, value), body);
    }

    /** The same request without the headers of that name. */
    public Request withoutHeader(CharSequence headerName) {
        return new Request(name, method, url, headers.copy().remove(headerName), body);
    }

    /** The same request with another body, which is not copied. */
    public Request withBody(byte[] newBody) {
        return copyWithNewBody(new ByteArrayRequestBody(newBody));
    }
}
