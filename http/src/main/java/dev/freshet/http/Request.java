// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is about to be sent, for the functions of {@code sign}. Immutable: a function returns the request that is to be sent instead. Cookies,
 * {@code Host} and {@code Content-Length} are added after it.
 */
public final class Request {

    private final String method;
    private final String url;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    /** A request of these parts. The body is not copied. */
    public Request(String method, String url, List<Map.Entry<String, String>> headers, byte[] body) {
        this.method = method;
        this.url = url;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** The absolute URL, encoded, without fragment. */
    public String url() {
        return url;
    }

    /** The headers, one entry per line, in the order they are sent. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** The first header of that name, which is compared without regard to case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The body; empty for none. Not to be changed. */
    public byte[] bodyBytes() {
        return body;
    }

    /** The body, read as UTF-8. */
    public String bodyString() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Request withUrl(String newUrl) {
        return new Request(method, newUrl, headers, body);
    }

    /** Sets a header; it replaces those of that name. */
    public Request withHeader(CharSequence name, String value) {
        List<Map.Entry<String, String>> changed = others(name);
        changed.add(Map.entry(name.toString(), value));
        return new Request(method, url, changed, body);
    }

    public Request withoutHeader(CharSequence name) {
        return new Request(method, url, others(name), body);
    }

    /** Replaces the body, which is not copied. */
    public Request withBody(byte[] newBody) {
        return new Request(method, url, headers, newBody);
    }

    private List<Map.Entry<String, String>> others(CharSequence name) {
        List<Map.Entry<String, String>> others = new ArrayList<>(headers);
        others.removeIf(header -> header.getKey().equalsIgnoreCase(name.toString()));
        return others;
    }
}
