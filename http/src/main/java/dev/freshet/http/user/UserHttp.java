// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.core.Internal;
import dev.freshet.core.scenario.UserResource;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.RequestDefaults;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.auth.DigestNonces;
import dev.freshet.http.auth.DigestTransport;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.client.UserConnections;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What HTTP keeps for one user between requests; its plain requests and its streams share it. Confined to the user's loop. */
@Internal
public final class UserHttp implements UserResource {

    private final VirtualUser user;
    private final UserConnections connections;
    private final RequestDefaults.Automatic automatic;
    private @Nullable CookieJar cookies;
    private @Nullable HttpCache cache;
    private @Nullable DigestNonces nonces;
    private @Nullable List<Runnable> running;
    private @Nullable HttpUri page;

    private UserHttp(VirtualUser user, UserConnections connections, RequestDefaults.Automatic automatic) {
        this.user = user;
        this.connections = connections;
        this.automatic = automatic;
    }

    /** What HTTP keeps for that user. */
    public static UserHttp of(VirtualUser user, HttpProtocolBuilder protocol, Connections connections) {
        UserHttp existing = user.resource(UserHttp.class);
        if (existing != null) {
            return existing;
        }
        UserHttp created = new UserHttp(
                user,
                connections.of(user.loop(), user.id(), new ConnectionCounts(user.stats())),
                protocol.requests().automatic());
        user.attach(created);
        return created;
    }

    public VirtualUser user() {
        return user;
    }

    /** The user's cookies. Made when the first comes or is asked for: many users have none. */
    public CookieJar cookies() {
        if (cookies == null) {
            cookies = new CookieJar();
        }
        return cookies;
    }

    /** Forgets all cached responses. */
    public void clearCache() {
        cache = null;
    }

    /** What is known of the response to that request; null if nothing is. */
    public @Nullable CachedResponse known(HttpRequest request) {
        CachedResponse found = cache == null ? null : cache.find(request);
        boolean isUsable = found != null && (found.vary().isEmpty() || found.isFor(completed(request)));
        return isUsable ? found : null;
    }

    /** Learns from the answer to that request what later ones can do without. */
    public void learn(HttpRequest request, HttpResponseHead head, long nowNs) {
        if (cache == null) {
            cache = new HttpCache();
        }
        boolean varies = head.header("vary") != null;
        cache.learn(varies ? completed(request) : request, head, nowMs(nowNs));
    }

    /**
     * For one plain request and what follows it.
     *
     * @param credentials what a challenge is answered with; null for nothing
     */
    public HttpTransport pooled(@Nullable Credentials credentials) {
        return answering(connections.pooled(), credentials);
    }

    /**
     * For one connection of a stream.
     *
     * @param credentials what a challenge is answered with; null for nothing
     */
    public HttpTransport dedicated(@Nullable Credentials credentials) {
        return answering(connections.dedicated(), credentials);
    }

    private HttpTransport answering(HttpTransport wire, @Nullable Credentials credentials) {
        UserTransport plain = new UserTransport(this, wire);
        if (credentials == null) {
            return plain;
        }
        if (nonces == null) {
            nonces = new DigestNonces();
        }
        return new DigestTransport(user.loop(), plain, nonces, credentials);
    }

    /** The user has been shown that page; requests that follow come from there. */
    public void shown(HttpUri newPage) {
        page = newPage;
    }

    /** Has this done if the user ends before {@link #over} is called for it. */
    public void begun(Runnable cancel) {
        if (running == null) {
            running = new ArrayList<>(1);
        }
        running.add(cancel);
    }

    /** What was begun is over. */
    public void over(Runnable cancel) {
        if (running != null) {
            running.remove(cancel);
        }
    }

    /** The request with what the user's browser would add to it: cookies, and where the user comes from. */
    public HttpRequest completed(HttpRequest request) {
        Headers headers = request.headers();
        String cookie = cookies == null
                ? null
                : cookies.header(request.uri(), nowMs(user.loop().clock().nowNs()));
        if (cookie != null && !request.has("cookie")) {
            headers = headers.with("cookie", cookie);
        }
        if (page != null) {
            headers = withOrigin(headers, request, page);
        }
        return headers.size() == request.headers().size() ? request : request.with(headers);
    }

    /**
     * As browsers do by default: another origin is told the origin of the page only, and one without TLS nothing of a page with TLS (Referrer
     * Policy, {@code strict-origin-when-cross-origin}); {@code Origin} goes with what may change something (Fetch, §3.2).
     */
    private Headers withOrigin(Headers headers, HttpRequest request, HttpUri from) {
        Headers added = headers;
        if (from.secure() && !request.uri().secure()) {
            return added;
        }
        if (automatic.referer() && !request.has("referer")) {
            boolean isSame = from.isSameOrigin(request.uri());
            added = added.with("referer", isSame ? from.toString() : origin(from) + "/");
        }
        boolean changes = !request.method().equals("GET") && !request.method().equals("HEAD");
        if (automatic.origin() && changes && !request.has("origin")) {
            added = added.with("origin", origin(from));
        }
        return added;
    }

    private static String origin(HttpUri uri) {
        return (uri.secure() ? "https://" : "http://") + uri.authority();
    }

    /** Keeps what the answer from that address sets. */
    void answered(HttpUri uri, HttpResponseHead head, long nowNs) {
        if (head.headers().has("set-cookie")) {
            cookies().store(uri, head, nowMs(nowNs));
        }
    }

    private long nowMs(long nowNs) {
        return user.loop().clock().epochMs(nowNs);
    }

    @Override
    public void onUserEnded(boolean isCutOff) {
        if (running != null) {
            List.copyOf(running).forEach(Runnable::run);
            running = null;
        }
        connections.close();
    }
}
