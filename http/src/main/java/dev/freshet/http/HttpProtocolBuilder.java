// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.DurationText;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Filter;
import dev.freshet.core.Internal;
import dev.freshet.core.ProtocolBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

/**
 * How HTTP is to be used: where requests go, what they have in common, how streams behave. Immutable.
 *
 * <p>A header's value may hold expressions {@code #{...}}; where a function is taken instead, its result is used as it is.
 */
public final class HttpProtocolBuilder implements ProtocolBuilder {

    static final HttpProtocolBuilder DEFAULT = new HttpProtocolBuilder(
            RequestDefaults.NONE,
            Redirects.DEFAULT,
            ResponseDefaults.DEFAULT,
            StreamDefaults.DEFAULT,
            ConnectionOptions.DEFAULT);

    private final RequestDefaults requests;
    private final Redirects redirects;
    private final ResponseDefaults responses;
    private final StreamDefaults streams;
    private final ConnectionOptions connections;

    private HttpProtocolBuilder(
            RequestDefaults requests,
            Redirects redirects,
            ResponseDefaults responses,
            StreamDefaults streams,
            ConnectionOptions connections) {
        this.requests = requests;
        this.redirects = redirects;
        this.responses = responses;
        this.streams = streams;
        this.connections = connections;
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

    // ---- authentication and signing ------------------------------------------------------------------------------

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public HttpProtocolBuilder digestAuth(String username, String password) {
        return with(requests.with(new DigestAuth(Dynamic.el(username), Dynamic.el(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public HttpProtocolBuilder digestAuth(String username, Function<Session, String> password) {
        return with(requests.with(new DigestAuth(Dynamic.el(username), Dynamic.of(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public HttpProtocolBuilder digestAuth(Function<Session, String> username, String password) {
        return with(requests.with(new DigestAuth(Dynamic.of(username), Dynamic.el(password))));
    }

    /** Answers a challenge for these credentials; once the server has given a nonce, they are sent at once. */
    public HttpProtocolBuilder digestAuth(Function<Session, String> username, Function<Session, String> password) {
        return with(requests.with(new DigestAuth(Dynamic.of(username), Dynamic.of(password))));
    }

    /** Has the function look at each request last, and sends what it returns instead. */
    public HttpProtocolBuilder sign(Function<Request, Request> calculator) {
        return sign((request, session) -> calculator.apply(request));
    }

    /** Has the function look at each request last, and sends what it returns instead. */
    public HttpProtocolBuilder sign(BiFunction<Request, Session, Request> calculator) {
        return with(requests.with(new Signer.Custom(calculator)));
    }

    /** Signs each request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization}. */
    public HttpProtocolBuilder signWithOAuth1(
            String consumerKey, String clientSharedSecret, String token, String tokenSecret) {
        return signWithOAuth1(consumerKey, clientSharedSecret, token, tokenSecret, true);
    }

    /** Signs each request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization} or, without that, in the form or the query. */
    public HttpProtocolBuilder signWithOAuth1(
            String consumerKey,
            String clientSharedSecret,
            String token,
            String tokenSecret,
            boolean useAuthorizationHeader) {
        return with(requests.with(new Signer.OAuth1(
                Dynamic.el(consumerKey),
                Dynamic.el(clientSharedSecret),
                Dynamic.el(token),
                Dynamic.el(tokenSecret),
                useAuthorizationHeader)));
    }

    /** Signs each request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization}. */
    public HttpProtocolBuilder signWithOAuth1(
            Function<Session, String> consumerKey,
            Function<Session, String> clientSharedSecret,
            Function<Session, String> token,
            Function<Session, String> tokenSecret) {
        return signWithOAuth1(consumerKey, clientSharedSecret, token, tokenSecret, true);
    }

    /** Signs each request by OAuth 1.0 with HMAC-SHA1, in the header {@code Authorization} or, without that, in the form or the query. */
    public HttpProtocolBuilder signWithOAuth1(
            Function<Session, String> consumerKey,
            Function<Session, String> clientSharedSecret,
            Function<Session, String> token,
            Function<Session, String> tokenSecret,
            boolean useAuthorizationHeader) {
        return with(requests.with(new Signer.OAuth1(
                Dynamic.of(consumerKey),
                Dynamic.of(clientSharedSecret),
                Dynamic.of(token),
                Dynamic.of(tokenSecret),
                useAuthorizationHeader)));
    }

    // ---- what is done as a browser does --------------------------------------------------------------------------

    /** Does not send {@code Referer}, which otherwise tells the last page that the user has seen. */
    public HttpProtocolBuilder disableAutoReferer() {
        return with(requests.with(
                new RequestDefaults.Automatic(false, requests.automatic().origin())));
    }

    /** Does not send {@code Origin}, which otherwise goes with requests that change something, once the user has seen a page. */
    public HttpProtocolBuilder disableAutoOrigin() {
        return with(
                requests.with(new RequestDefaults.Automatic(requests.automatic().referer(), false)));
    }

    /**
     * Keeps no cache. Otherwise each user remembers up to 200 responses to GET requests, as their headers allow it: one that is still fresh is not
     * asked for again (nothing is sent, counted or checked), an older one only by whether it has changed. Streams never use the cache.
     */
    public HttpProtocolBuilder disableCaching() {
        return with(responses.withoutCaching());
    }

    // ---- limits and redirects ------------------------------------------------------------------------------------

    /**
     * How long a request may take, from its start to the end of its response: 60 s by default. For an event stream, how long the response head may
     * take; a stream that is open has no such limit.
     */
    public HttpProtocolBuilder requestTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new SimulationException("requestTimeout(" + DurationText.of(timeout) + "): give a time above zero");
        }
        return with(requests.with(timeout));
    }

    /** Takes an answer that sends the client elsewhere as it is. */
    public HttpProtocolBuilder disableFollowRedirect() {
        return with(redirects.off());
    }

    /** Which redirect in a row is one too many and fails, as in Gatling: the 20th by default. With 0 none is followed. */
    public HttpProtocolBuilder maxRedirects(int max) {
        if (max < 0) {
            throw new SimulationException("maxRedirects(" + max + "): give 0 or more");
        }
        return with(redirects.withMax(max));
    }

    /** Keeps the method and the body when a 302 is followed, rather than going on with GET. */
    public HttpProtocolBuilder strict302Handling() {
        return with(redirects.strict());
    }

    /** What the requests are called that follow redirects: {@code <name> Redirect <n>} by default. */
    public HttpProtocolBuilder redirectNamingStrategy(RedirectNamingStrategy f) {
        return with(redirects.with(f));
    }

    // ---- responses to plain requests -----------------------------------------------------------------------------

    /** What every response must be like. Adds to earlier checks. Streams are not concerned. */
    public HttpProtocolBuilder check(CheckBuilder... checks) {
        return check(Arrays.asList(checks));
    }

    /** What every response must be like. Adds to earlier checks. Streams are not concerned. */
    public HttpProtocolBuilder check(List<CheckBuilder> checks) {
        return with(responses.with(null, checks));
    }

    /** Checks for the case that the expression is true for the session. */
    public UntypedCondition checkIf(String condition) {
        return new UntypedCondition(this, new ResponseCheck.Condition.OfSession(Dynamic.el(condition, Boolean.class)));
    }

    /** Checks for the case that the function says true for the session. */
    public UntypedCondition checkIf(Function<Session, Boolean> condition) {
        return new UntypedCondition(this, new ResponseCheck.Condition.OfSession(Dynamic.of(condition)));
    }

    /** Checks for the case that the function says true for the response and the session. */
    public TypedCondition checkIf(BiFunction<Response, Session, Boolean> condition) {
        return new TypedCondition(this, new ResponseCheck.Condition.OfResponse(condition));
    }

    /** Replaces each response by what the function makes of it, before it is checked. */
    public HttpProtocolBuilder transformResponse(BiFunction<Response, Session, Response> f) {
        return with(responses.with(f));
    }

    /** How long a body may be that a check wants, in bytes: 10 MiB by default. A longer one is KO. Other bodies are not kept at all. */
    public HttpProtocolBuilder maxResponseBodySize(int bytes) {
        if (bytes < 1) {
            throw new SimulationException("maxResponseBodySize(" + bytes + "): give 1 or more");
        }
        return with(responses.withMaxBody(bytes));
    }

    /** Does not report requests whose address matches that regular expression as a whole, and does not let them fail a user. */
    public HttpProtocolBuilder silentUri(String pattern) {
        return with(responses.with(
                new ResponseDefaults.Silent(pattern, responses.silent().resources())));
    }

    /** Does not report resources, and does not let them fail a user. */
    public HttpProtocolBuilder silentResources() {
        return with(
                responses.with(new ResponseDefaults.Silent(responses.silent().uriPattern(), true)));
    }

    // ---- connections ---------------------------------------------------------------------------------------------

    /** Has all users of a loop share the connections of plain requests, and all users share TLS sessions; otherwise each user has its own. */
    public HttpProtocolBuilder shareConnections() {
        return with(connections.shared());
    }

    /** How many connections a user may have to one server for plain requests at the same time: 6 by default. Streams are not limited. */
    public HttpProtocolBuilder maxConnectionsPerHost(int max) {
        if (max < 1) {
            throw new SimulationException("maxConnectionsPerHost(" + max + "): give 1 or more");
        }
        return with(connections.withMaxPerHost(max));
    }

    /** Has connections start from that address of this machine. */
    public HttpProtocolBuilder localAddress(String address) {
        return localAddresses(List.of(address));
    }

    /** Has connections start from these addresses of this machine: each user takes the next one and keeps it. */
    public HttpProtocolBuilder localAddresses(String... addresses) {
        return localAddresses(List.of(addresses));
    }

    /** Has connections start from these addresses of this machine: each user takes the next one and keeps it. */
    public HttpProtocolBuilder localAddresses(List<String> addresses) {
        return with(connections.with(new ConnectionOptions.Departures(List.copyOf(addresses), null)));
    }

    /** Has connections start from all addresses of this machine, in turn by user; loopback and link-local ones are not among them. */
    public HttpProtocolBuilder useAllLocalAddresses() {
        return useAllLocalAddressesMatching();
    }

    /** As {@link #useAllLocalAddresses}, but only those which one of the regular expressions matches as a whole. */
    public HttpProtocolBuilder useAllLocalAddressesMatching(String... patterns) {
        return with(connections.with(new ConnectionOptions.Departures(List.of(), List.of(patterns))));
    }

    /** Gives each user the certificate that it shows to servers which want one, from its number; called on a background thread. */
    public HttpProtocolBuilder perUserKeyManagerFactory(Function<Long, KeyManagerFactory> f) {
        return with(connections.withUserKeys(f));
    }

    /**
     * Asks name servers without the operating system, so that many names can be asked for at once.
     *
     * @param dnsServers addresses with or without a port, such as {@code 10.0.0.2:53}; none for those of the machine
     */
    public HttpProtocolBuilder asyncNameResolution(String... dnsServers) {
        return with(connections.with(connections.names().asking(NameServers.parse(dnsServers))));
    }

    /** Asks these name servers without the operating system. */
    public HttpProtocolBuilder asyncNameResolution(InetSocketAddress[] dnsServers) {
        return with(connections.with(connections.names().asking(List.of(dnsServers))));
    }

    /** Gives addresses to host names, which are then not asked for. */
    public HttpProtocolBuilder hostNameAliases(Map<String, List<String>> aliases) {
        return with(connections.with(connections.names().withAliases(aliases)));
    }

    /** Has each user remember for itself what name servers answered; otherwise all users share the answers. They hold for 30 seconds. */
    public HttpProtocolBuilder perUserNameResolution() {
        return with(connections.with(connections.names().perUser()));
    }

    // ---- proxies -------------------------------------------------------------------------------------------------

    /** Sends every request, and opens every stream, through that proxy. The names of servers are resolved by the proxy. */
    public HttpProtocolBuilder proxy(Proxy proxy) {
        return with(requests.with(requests.passages().through(proxy.spec())));
    }

    /** Uses no proxy for these hosts: names or addresses exactly as URLs have them, without port, in any case. They take the place of those named before. */
    public HttpProtocolBuilder noProxyFor(String... hosts) {
        return with(requests.with(requests.passages().straightTo(List.of(hosts))));
    }

    /**
     * Begins each connection over IPv4 with a line of the PROXY protocol, version 1, which names that address as the client's. Resolved for each request; users of
     * different addresses never share a connection.
     */
    public HttpProtocolBuilder proxyProtocolSourceIpV4Address(String address) {
        return with(requests.with(requests.passages().fromV4(Dynamic.el(address))));
    }

    /**
     * Begins each connection over IPv4 with a line of the PROXY protocol, version 1, which names that address as the client's. Resolved for each request; users of
     * different addresses never share a connection.
     */
    public HttpProtocolBuilder proxyProtocolSourceIpV4Address(Function<Session, String> address) {
        return with(requests.with(requests.passages().fromV4(Dynamic.of(address))));
    }

    /**
     * Begins each connection over IPv6 with a line of the PROXY protocol, version 1, which names that address as the client's. Resolved for each request; users of
     * different addresses never share a connection.
     */
    public HttpProtocolBuilder proxyProtocolSourceIpV6Address(String address) {
        return with(requests.with(requests.passages().fromV6(Dynamic.el(address))));
    }

    /**
     * Begins each connection over IPv6 with a line of the PROXY protocol, version 1, which names that address as the client's. Resolved for each request; users of
     * different addresses never share a connection.
     */
    public HttpProtocolBuilder proxyProtocolSourceIpV6Address(Function<Session, String> address) {
        return with(requests.with(requests.passages().fromV6(Dynamic.of(address))));
    }

    // ---- HTTP/2 ----------------------------------------------------------------------------------------------------

    /**
     * Offers HTTP/2 to servers while TLS is agreed on (ALPN). One that chooses HTTP/1.1 is spoken to in that for the rest of the run. Requests and event streams of a
     * user share its connections, with {@link #shareConnections} those of all users of a loop. Addresses without TLS are not concerned: see
     * {@link #http2PriorKnowledge}.
     */
    public HttpProtocolBuilder enableHttp2() {
        return with(connections.with(connections.http2().enabled()));
    }

    /**
     * Tells of servers whether they speak HTTP/2: those with {@code true} are spoken to in it, with TLS or without ({@code h2c}), unless they choose HTTP/1.1 by name;
     * those with {@code false} are not offered it. Others are as {@link #enableHttp2} has it.
     *
     * @param remotes by host, or by host and port: {@code "gateway"}, {@code "gateway:8443"}
     */
    public HttpProtocolBuilder http2PriorKnowledge(Map<String, Boolean> remotes) {
        return with(connections.with(connections.http2().knowing(remotes)));
    }

    /**
     * How many streams of HTTP/2 may share a connection; further ones have another one opened. By default as many as the server allows, which is never exceeded.
     * With 1 each event stream has a connection of its own, as it has over HTTP/1.1.
     */
    public HttpProtocolBuilder http2StreamsPerConnection(int streams) {
        return with(connections.with(connections.http2().withStreamsPerConnection(streams)));
    }

    /**
     * How many bytes of bodies a server may send over HTTP/2 ahead of what has been read.
     *
     * @param ofStream on one stream; by default 1 MiB
     * @param ofConnection on all streams of a connection; by default 16 MiB, at least 65,535
     */
    public HttpProtocolBuilder http2Windows(int ofStream, int ofConnection) {
        return with(connections.with(connections.http2().withWindows(ofStream, ofConnection)));
    }

    /**
     * How large the frames of HTTP/2 may be that servers send: 16 KiB by default, which is the least, up to 16 MiB less one byte. What a frame holds is looked at when all of
     * it has come.
     */
    public HttpProtocolBuilder http2MaxFrameSize(int bytes) {
        return with(connections.with(connections.http2().withMaxFrameBytes(bytes)));
    }

    /**
     * Asks servers for a sign of life over HTTP/2 (PING): where there is none, the connection is given up, and with it its streams. By default nothing is asked.
     *
     * @param after how long nothing has to have come
     * @param timeout how long the answer may take
     */
    public HttpProtocolBuilder http2Ping(Duration after, Duration timeout) {
        return with(connections.with(connections.http2().pinging(after, timeout)));
    }

    // ---- before the run ------------------------------------------------------------------------------------------

    /** Gets that address once before the run, so that the first users do not pay for what happens once. By default nothing is sent. */
    public HttpProtocolBuilder warmUp(String url) {
        return with(connections.withWarmUp(url));
    }

    /** Sends nothing before the run, as is the default. */
    public HttpProtocolBuilder disableWarmUp() {
        return with(connections.withWarmUp(null));
    }

    // ---- event streams -------------------------------------------------------------------------------------------

    /** How many messages that no check took each stream keeps for {@code processUnmatchedMessages}; the oldest make room. Off by default. */
    public HttpProtocolBuilder sseUnmatchedInboundMessageBufferSize(int max) {
        if (max < 0) {
            throw new SimulationException("sseUnmatchedInboundMessageBufferSize(" + max + "): give 0 or more");
        }
        return with(streams.withUnmatchedBufferSize(max));
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
        return with(streams.withMaxEventSize(bytes));
    }

    /** What happens when a stream ends, where the stream itself does not say. */
    public HttpProtocolBuilder sseReconnect(SseReconnect policy) {
        return with(streams.withReconnect(policy));
    }

    /**
     * Takes responses of these media types for event streams too, beside {@code text/event-stream}, for servers that send another. An empty text stands for
     * a response without a media type.
     */
    public HttpProtocolBuilder sseAcceptContentType(String... mediaTypes) {
        return with(streams.withContentTypes(MediaTypes.named("sseAcceptContentType", mediaTypes)));
    }

    /** As {@link SseConnectActionBuilder#sequence}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder sseSequence(CheckBuilder check) {
        return with(streams.withWatch(streams.watch().withSequence("sseSequence", check)));
    }

    /** As {@link SseConnectActionBuilder#publishedAt(CheckBuilder)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder ssePublishedAt(CheckBuilder check) {
        return with(streams.withWatch(streams.watch().withPublishedAt("ssePublishedAt", check)));
    }

    /** As {@link SseConnectActionBuilder#publishedAt(CheckBuilder, ChronoUnit)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder ssePublishedAt(CheckBuilder check, ChronoUnit unit) {
        return with(streams.withWatch(streams.watch().withPublishedAt("ssePublishedAt", check, unit)));
    }

    /** As {@link SseConnectActionBuilder#stallAfter(long)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder sseStallAfter(long seconds) {
        return sseStallAfter(Duration.ofSeconds(seconds));
    }

    /** As {@link SseConnectActionBuilder#stallAfter(Duration)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder sseStallAfter(Duration silence) {
        return sseStallAfter(Dynamic.of(silence));
    }

    /** As {@link SseConnectActionBuilder#stallAfter(String)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder sseStallAfter(String silence) {
        return sseStallAfter(Dynamic.el(silence, Duration.class));
    }

    /** As {@link SseConnectActionBuilder#stallAfter(Function)}, for all streams that say nothing of it themselves. */
    public HttpProtocolBuilder sseStallAfter(Function<Session, Duration> silence) {
        return sseStallAfter(Dynamic.of(silence));
    }

    private HttpProtocolBuilder sseStallAfter(Dynamic<Duration> silence) {
        return with(streams.withWatch(streams.watch().withStallAfter("sseStallAfter", silence)));
    }

    // ---- not built -----------------------------------------------------------------------------------------------

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsBaseUrl(String url) {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsBaseUrls(String... urls) {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsBaseUrls(List<String> urls) {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsReconnect() {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsMaxReconnects(int max) {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsAutoReplyTextFrame(Function<String, String> f) {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsAutoReplySocketIo4() {
        return this;
    }

    /** Accepted and of no effect, since operations on WebSockets are refused when the run is set up. */
    public HttpProtocolBuilder wsUnmatchedInboundMessageBufferSize(int max) {
        return this;
    }

    /** Refused at once: name the resources of a page in the simulation. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public HttpProtocolBuilder inferHtmlResources() {
        throw noResourcesOfPages();
    }

    /** Refused at once: name the resources of a page in the simulation. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public HttpProtocolBuilder inferHtmlResources(Filter.AllowList allow) {
        throw noResourcesOfPages();
    }

    /** Refused at once: name the resources of a page in the simulation. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public HttpProtocolBuilder inferHtmlResources(Filter.AllowList allow, Filter.DenyList deny) {
        throw noResourcesOfPages();
    }

    /** Refused at once: name the resources of a page in the simulation. */
    @SuppressWarnings("DoNotCallSuggester") // simulations that are ported call it, and shall compile
    public HttpProtocolBuilder inferHtmlResources(Filter.DenyList deny) {
        throw noResourcesOfPages();
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResourcesAfterUrlTail() {
        return this;
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResourcesAfterAbsoluteUrl() {
        return this;
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResourcesAfterRelativeUrl() {
        return this;
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResourcesAfterPath() {
        return this;
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResourcesAfterLastPathElement() {
        return this;
    }

    /** Accepted and of no effect without {@link #inferHtmlResources()}, which is refused. */
    public HttpProtocolBuilder nameInferredHtmlResources(Function<Uri, String> f) {
        return this;
    }

    private static SimulationException noResourcesOfPages() {
        return new SimulationException(
                "inferHtmlResources: fetching what HTML pages refer to is not built; leave it away and send the requests that matter by name");
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

    @Internal
    public ResponseDefaults responses() {
        return responses;
    }

    @Internal
    public ConnectionOptions connections() {
        return connections;
    }

    private HttpProtocolBuilder with(RequestDefaults newRequests) {
        return new HttpProtocolBuilder(newRequests, redirects, responses, streams, connections);
    }

    private HttpProtocolBuilder with(Redirects newRedirects) {
        return new HttpProtocolBuilder(requests, newRedirects, responses, streams, connections);
    }

    private HttpProtocolBuilder with(ResponseDefaults newResponses) {
        return new HttpProtocolBuilder(requests, redirects, newResponses, streams, connections);
    }

    private HttpProtocolBuilder with(ConnectionOptions newConnections) {
        return new HttpProtocolBuilder(requests, redirects, responses, streams, newConnections);
    }

    private HttpProtocolBuilder with(StreamDefaults newStreams) {
        return new HttpProtocolBuilder(requests, redirects, responses, newStreams, connections);
    }

    /** Names the requests that follow redirects. Called on the loops: it must not block and must be safe for several threads. */
    @FunctionalInterface
    public interface RedirectNamingStrategy {

        /**
         * The name of a request in the statistics.
         *
         * @param uri where it goes
         * @param originalRequestName the name of the request that the simulation made
         * @param redirectCount how many redirects have been followed, this one included
         */
        String apply(Uri uri, String originalRequestName, int redirectCount);
    }

    /** The step between a condition on the session and its checks. */
    public static final class UntypedCondition extends Conditional {

        private UntypedCondition(HttpProtocolBuilder base, ResponseCheck.Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition on the response and its checks. */
    public static final class TypedCondition extends Conditional {

        private TypedCondition(HttpProtocolBuilder base, ResponseCheck.Condition condition) {
            super(base, condition);
        }
    }

    /** The step between a condition and its checks. */
    public abstract static sealed class Conditional {

        private final HttpProtocolBuilder base;
        private final ResponseCheck.Condition condition;

        private Conditional(HttpProtocolBuilder base, ResponseCheck.Condition condition) {
            this.base = base;
            this.condition = condition;
        }

        /** The checks; the condition is evaluated anew for each of them. */
        public final HttpProtocolBuilder then(CheckBuilder... thenChecks) {
            return then(Arrays.asList(thenChecks));
        }

        /** The checks; the condition is evaluated anew for each of them. */
        public final HttpProtocolBuilder then(List<CheckBuilder> thenChecks) {
            return base.with(base.responses.with(condition, thenChecks));
        }
    }
}
