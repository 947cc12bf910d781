// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How HTTP is to be used: where requests go, what they have in common, how streams behave. Immutable.
 *
 * <p>A header's value may hold expressions {@code #{...}}; where a function is taken instead, its result is used as it is.
 */
public final class HttpProtocolBuilder implements ProtocolBuilder {

    static final HttpProtocolBuilder DEFAULT =
            new HttpProtocolBuilder(RequestDefaults.NONE, Redirects.DEFAULT, StreamDefaults.DEFAULT);

    private final RequestDefaults requests;
    private final Redirects redirects;
    private final StreamDefaults streams;

    private HttpProtocolBuilder(RequestDefaults requests, Redirects redirects, StreamDefaults streams) {
        this.requests = requests;
        this.redirects = redirects;
        this.streams = streams;
    }

    // ---- where requests go ---------------------------------------------------------------------------------------

    /** Put before every URL that does not begin with {@code http}, as it is. */
    public HttpProtocolBuilder baseUrl(String url) {
        return baseUrls(List.of(url));
    }

    /** Several base URLs: each user takes the next one and keeps it. */
    public HttpProtocolBuilder baseUrls(String... urls) {
        return baseUrls(List.of(urls));
    }

    /** Several base URLs: each user takes the next one and keeps it. */
    public HttpProtocolBuilder baseUrls(List<String> urls) {
        return with(requests.withBaseUrls(urls));
    }

    /** Sends query parameters as they are written; only what can't stand in a URL at all, such as a space, is encoded all the same. */
    public HttpProtocolBuilder disableUrlEncoding() {
        return with(requests.asWritten());
    }

    // ---- headers -------------------------------------------------------------------------------------------------

    /** Sets a header on every request that does not set it itself. */
    public HttpProtocolBuilder header(CharSequence name, String value) {
        return with(requests.with(new Header(name.toString(), Dynamic.el(value))));
    }

    /** Sets a header on every request that does not set it itself. */
    public HttpProtocolBuilder header(CharSequence name, Function<Session, String> value) {
        return with(requests.with(new Header(name.toString(), Dynamic.of(value))));
    }

    /** Sets headers on every request that does not set them itself. */
    public HttpProtocolBuilder headers(Map<? extends CharSequence, String> headers) {
        RequestDefaults all = requests;
        for (Map.Entry<? extends CharSequence, String> header : headers.entrySet()) {
            all = all.with(new Header(header.getKey().toString(), Dynamic.el(header.getValue())));
        }
        return with(all);
    }

    /** Sets the header {@code Accept}. Event streams accept {@code text/event-stream} all the same. */
    public HttpProtocolBuilder acceptHeader(String value) {
        return header("Accept", value);
    }

    /** Sets the header {@code Accept}. Event streams accept {@code text/event-stream} all the same. */
    public HttpProtocolBuilder acceptHeader(Function<Session, String> value) {
        return header("Accept", value);
    }

    /** Sets the header {@code Accept-Charset}. */
    public HttpProtocolBuilder acceptCharsetHeader(String value) {
        return header("Accept-Charset", value);
    }

    /** Sets the header {@code Accept-Charset}. */
    public HttpProtocolBuilder acceptCharsetHeader(Function<Session, String> value) {
        return header("Accept-Charset", value);
    }

    /** Sets the header {@code Accept-Encoding}. */
    public HttpProtocolBuilder acceptEncodingHeader(String value) {
        return header("Accept-Encoding", value);
    }

    /** Sets the header {@code Accept-Encoding}. */
    public HttpProtocolBuilder acceptEncodingHeader(Function<Session, String> value) {
        return header("Accept-Encoding", value);
    }

    /** Sets the header {@code Accept-Language}. */
    public HttpProtocolBuilder acceptLanguageHeader(String value) {
        return header("Accept-Language", value);
    }

    /** Sets the header {@code Accept-Language}. */
    public HttpProtocolBuilder acceptLanguageHeader(Function<Session, String> value) {
        return header("Accept-Language", value);
    }

    /** Sets the header {@code Authorization}. */
    public HttpProtocolBuilder authorizationHeader(String value) {
        return header("Authorization", value);
    }

    /** Sets the header {@code Authorization}. */
    public HttpProtocolBuilder authorizationHeader(Function<Session, String> value) {
        return header("Authorization", value);
    }

    /** Sets the header {@code Connection}. */
    public HttpProtocolBuilder connectionHeader(String value) {
        return header("Connection", value);
    }

    /** Sets the header {@code Connection}. */
    public HttpProtocolBuilder connectionHeader(Function<Session, String> value) {
        return header("Connection", value);
    }

    /** Sets the header {@code Content-Type}. */
    public HttpProtocolBuilder contentTypeHeader(String value) {
        return header("Content-Type", value);
    }

    /** Sets the header {@code Content-Type}. */
    public HttpProtocolBuilder contentTypeHeader(Function<Session, String> value) {
        return header("Content-Type", value);
    }

    /** Sets the header {@code DNT}. */
    public HttpProtocolBuilder doNotTrackHeader(String value) {
        return header("DNT", value);
    }

    /** Sets the header {@code DNT}. */
    public HttpProtocolBuilder doNotTrackHeader(Function<Session, String> value) {
        return header("DNT", value);
    }

    /** Sets the header {@code Origin}. */
    public HttpProtocolBuilder originHeader(String value) {
        return header("Origin", value);
    }

    /** Sets the header {@code Origin}. */
    public HttpProtocolBuilder originHeader(Function<Session, String> value) {
        return header("Origin", value);
    }

    /** Sets the header {@code User-Agent}. */
    public HttpProtocolBuilder userAgentHeader(String value) {
        return header("User-Agent", value);
    }

    /** Sets the header {@code User-Agent}. */
    public HttpProtocolBuilder userAgentHeader(Function<Session, String> value) {
        return header("User-Agent", value);
    }

    /** Sets the header {@code Upgrade-Insecure-Requests}. */
    public HttpProtocolBuilder upgradeInsecureRequestsHeader(String value) {
        return header("Upgrade-Insecure-Requests", value);
    }

    /** Sets the header {@code Upgrade-Insecure-Requests}. */
    public HttpProtocolBuilder upgradeInsecureRequestsHeader(Function<Session, String> value) {
        return header("Upgrade-Insecure-Requests", value);
    }

    /** Sends these credentials with every request that has none of its own, without waiting for a challenge. */
    public HttpProtocolBuilder basicAuth(String username, String password) {
        return with(requests.with(new BasicAuth(Dynamic.el(username), Dynamic.el(password))));
    }

    /** Sends these credentials with every request that has none of its own, without waiting for a challenge. */
    public HttpProtocolBuilder basicAuth(String username, Function<Session, String> password) {
        return with(requests.with(new BasicAuth(Dynamic.el(username), Dynamic.of(password))));
    }

    /** Sends these credentials with every request that has none of its own, without waiting for a challenge. */
    public HttpProtocolBuilder basicAuth(Function<Session, String> username, String password) {
        return with(requests.with(new BasicAuth(Dynamic.of(username), Dynamic.el(password))));
    }

    /** Sends these credentials with every request that has none of its own, without waiting for a challenge. */
    public HttpProtocolBuilder basicAuth(Function<Session, String> username, Function<Session, String> password) {
        return with(requests.with(new BasicAuth(Dynamic.of(username), Dynamic.of(password))));
    }

    // ---- limits and redirects ------------------------------------------------------------------------------------

    /** How long a response head may take, from the start of connecting: 60 s by default. A stream that is open has no such limit. */
    public HttpProtocolBuilder requestTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new SimulationException("requestTimeout(" + timeout + "): give a time above zero");
        }
        return with(requests.with(timeout));
    }

    /** Takes an answer that sends the client elsewhere as it is. */
    public HttpProtocolBuilder disableFollowRedirect() {
        return new HttpProtocolBuilder(requests, new Redirects(0, redirects.strict302()), streams);
    }

    /** How many redirects are followed in a row: 20 by default. */
    public HttpProtocolBuilder maxRedirects(int max) {
        if (max < 0) {
            throw new SimulationException("maxRedirects(" + max + "): give 0 or more");
        }
        return new HttpProtocolBuilder(requests, new Redirects(max, redirects.strict302()), streams);
    }

    /** Keeps the method and the body when a 302 is followed, rather than going on with GET. */
    public HttpProtocolBuilder strict302Handling() {
        return new HttpProtocolBuilder(requests, new Redirects(redirects.max(), true), streams);
    }

    // ---- event streams -------------------------------------------------------------------------------------------

    /** How many messages that no check took each stream keeps for {@code processUnmatchedMessages}; the oldest make room. Off by default. */
    public HttpProtocolBuilder sseUnmatchedInboundMessageBufferSize(int max) {
        if (max < 0) {
            throw new SimulationException("sseUnmatchedInboundMessageBufferSize(" + max + "): give 0 or more");
        }
        return with(new StreamDefaults(max, streams.maxEventSizeBytes(), streams.reconnect()));
    }

    /** Another name of {@link #sseUnmatchedInboundMessageBufferSize}. */
    public HttpProtocolBuilder sseUnmatchedInboundMessageQueueSize(int max) {
        return sseUnmatchedInboundMessageBufferSize(max);
    }

    /** How large an event may grow, in bytes, before it fails its stream: 16 MiB by default. */
    public HttpProtocolBuilder sseMaxEventSize(int bytes) {
        if (bytes < 1 || bytes > 1 << 30) {
            throw new SimulationException("sseMaxEventSize(" + bytes + "): give 1 to " + (1 << 30));
        }
        return with(new StreamDefaults(streams.unmatchedBufferSize(), bytes, streams.reconnect()));
    }

    /** What happens when a stream ends, where the stream itself does not say. */
    public HttpProtocolBuilder sseReconnect(SseReconnect policy) {
        return with(new StreamDefaults(streams.unmatchedBufferSize(), streams.maxEventSizeBytes(), policy));
    }

    // ---- for the rooms -------------------------------------------------------------------------------------------

    @Internal
    public RequestDefaults requests() {
        return requests;
    }

    @Internal
    public Redirects redirects() {
        return redirects;
    }

    @Internal
    public StreamDefaults streams() {
        return streams;
    }

    private HttpProtocolBuilder with(RequestDefaults newRequests) {
        return new HttpProtocolBuilder(newRequests, redirects, streams);
    }

    private HttpProtocolBuilder with(StreamDefaults newStreams) {
        return new HttpProtocolBuilder(requests, redirects, newStreams);
    }
}
