// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A complete response, for the functions of {@code checkIf} and {@code transformResponse}. These return another one to have it checked instead.
 * Confined to the user's loop.
 */
public final class Response {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Supplier<Request> asked;
    private final Arrival arrival;
    private final HttpResponseStatus status;
    private final HttpHeaders headers;
    private final ResponseBody body;
    private final Map<String, String> checksums;
    private @Nullable Request request;

    private Response(
            Supplier<Request> asked,
            Arrival arrival,
            HttpResponseStatus status,
            HttpHeaders headers,
            ResponseBody body) {
        this.asked = asked;
        this.arrival = arrival;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.checksums = Map.of();
    }

    /**
     * A response of these parts.
     *
     * @param startTimestamp when the request was sent, in milliseconds since 1970
     * @param endTimestamp when the response was complete, in milliseconds since 1970
     * @param checksums those of the response that it replaces
     */
    @SuppressWarnings("checkstyle:parameternumber") // the shape of the language that it stands for
    public Response(
            Request request,
            long startTimestamp,
            long endTimestamp,
            HttpResponseStatus status,
            HttpHeaders headers,
            ResponseBody body,
            Map<String, String> checksums,
            boolean isHttp2) {
        this.asked = () -> request;
        this.arrival = new Arrival(startTimestamp, endTimestamp, isHttp2);
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.checksums = Map.copyOf(checksums);
    }

    /**
     * When a request was sent and its response was complete, and how it came.
     *
     * @param startMs in milliseconds since 1970
     * @param endMs in milliseconds since 1970
     * @param isHttp2 whether it came over HTTP/2
     */
    @Internal
    public record Arrival(long startMs, long endMs, boolean isHttp2) {}

    /** What has come; the request is only made up for a function that looks at it. */
    @Internal
    public static Response received(
            Supplier<Request> asked,
            Arrival arrival,
            int status,
            List<Map.Entry<String, String>> headers,
            ResponseBody body) {
        return new Response(asked, arrival, HttpResponseStatus.valueOf(status), new HttpHeaders(headers), body);
    }

    // ---- the request ---------------------------------------------------------------------------------------------

    /** The request that this answers: the last one, where redirects were followed. */
    public Request request() {
        Request made = request;
        if (made == null) {
            made = asked.get();
            request = made;
        }
        return made;
    }

    /** The address that was finally reached, redirects followed. */
    public String url() {
        return request().url();
    }

    /** When the request was sent, in milliseconds since 1970. */
    public long startTimestamp() {
        return arrival.startMs();
    }

    /** When the response was complete, in milliseconds since 1970. */
    public long endTimestamp() {
        return arrival.endMs();
    }

    // ---- the response --------------------------------------------------------------------------------------------

    public HttpResponseStatus status() {
        return status;
    }

    /** Whether the status sends the client elsewhere, and redirects were not followed. */
    public boolean isRedirect() {
        return REDIRECTS.contains(status.code());
    }

    /** The headers, in the order they came. */
    public HttpHeaders headers() {
        return headers;
    }

    /** The values of the headers of that name, which is compared without regard to case. */
    public List<String> headers(CharSequence name) {
        return headers.getAll(name);
    }

    /** The first header of that name, which is compared without regard to case. */
    public Optional<String> header(CharSequence name) {
        return Optional.ofNullable(headers.get(name));
    }

    public ResponseBody body() {
        return body;
    }

    /** The body, decompressed. Not to be changed. */
    public byte[] bodyBytes() {
        return body.bytes();
    }

    /** The body as text, in the charset that the response names, or UTF-8. */
    public String bodyString() {
        return body.string();
    }

    public Charset charset() {
        return body.charset();
    }

    /** Checksums that were handed in with the response; those of checks are computed from the body when they run. */
    public Map<String, String> checksums() {
        return checksums;
    }

    /** Whether it came over HTTP/2. */
    public boolean isHttp2() {
        return arrival.isHttp2();
    }

    // ---- another response ----------------------------------------------------------------------------------------

    public Response withStatus(int newStatus) {
        return new Response(this::request, arrival, HttpResponseStatus.valueOf(newStatus), headers, body);
    }

    /** Replaces all headers. The body is still read in the charset that it came in. */
    public Response withHeaders(List<Map.Entry<String, String>> newHeaders) {
        return new Response(this::request, arrival, status, new HttpHeaders(List.copyOf(newHeaders)), body);
    }

    /** Replaces the body, which is not copied. */
    public Response withBody(byte[] newBody) {
        return withBody(new ByteArrayResponseBody(newBody, charset()));
    }

    /** Replaces the body by that text. */
    public Response withBody(String newBody) {
        return withBody(new StringResponseBody(newBody, charset()));
    }

    private Response withBody(ResponseBody newBody) {
        return new Response(this::request, arrival, status, headers, newBody);
    }
}
