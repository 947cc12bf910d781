// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A complete response, for the functions of {@code checkIf} and {@code transformResponse}. Immutable.
 */
public final class Response {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int status;
    private final String url;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final Charset charset;
    private @Nullable String text;

    /**
     * A response of these parts. The body is not copied.
     *
     * @param url the address that was finally reached
     * @param charset what the body is read in as text
     */
    public Response(int status, String url, List<Map.Entry<String, String>> headers, byte[] body, Charset charset) {
        this.status = status;
        this.url = url;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.charset = charset;
    }

    public int status() {
        return status;
    }

    /** The address that was finally reached, redirects followed. */
    public String url() {
        return url;
    }

    /** The headers, one entry per line, in the order they came. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** The values of the headers of that name, which is compared without regard to case. */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                values.add(header.getValue());
            }
        }
        return values;
    }

    /** The first header of that name, which is compared without regard to case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** The body as received. Not to be changed. */
    public byte[] bodyBytes() {
        return body;
    }

    /** The body as text, in the charset that the response names, or UTF-8. */
    public String bodyString() {
        String decoded = text;
        if (decoded == null) {
            decoded = new String(body, charset);
            if (!decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK) {
                decoded = decoded.substring(1);
            }
            text = decoded;
        }
        return decoded;
    }

    public Charset charset() {
        return charset;
    }

    public Response withStatus(int newStatus) {
        return new Response(newStatus, url, headers, body, charset);
    }

    /** Replaces all headers. The body is still read in the charset that it came in. */
    public Response withHeaders(List<Map.Entry<String, String>> newHeaders) {
        return new Response(status, url, newHeaders, body, charset);
    }

    /** Replaces the body, which is not copied. */
    public Response withBody(byte[] newBody) {
        return new Response(status, url, headers, newBody, charset);
    }

    /** Replaces the body by that text. */
    public Response withBody(String newBody) {
        return withBody(newBody.getBytes(charset));
    }
}
