// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.auth.Credentials;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.request.RedirectingTransport;
import dev.freshet.http.sse.Transports;
import dev.freshet.http.user.UserHttp;
import dev.freshet.http.wire.HttpRequest;
import org.jspecify.annotations.Nullable;

/** What the streams of a protocol are opened by: connections of their own where they last, and the cookies that their user's plain requests have, too. */
record StreamTransports(HttpProtocolBuilder protocol, Connections connections) implements Transports {

    @Override
    public HttpTransport of(VirtualUser user, @Nullable Credentials credentials) {
        return new RedirectingTransport(http(user).dedicated(credentials), protocol.redirects());
    }

    @Override
    public HttpTransport ofBrief(VirtualUser user, @Nullable Credentials credentials) {
        return new RedirectingTransport(http(user).pooled(credentials), protocol.redirects());
    }

    @Override
    public HttpRequest asSent(HttpRequest request, VirtualUser user) {
        return http(user).completed(request);
    }

    private UserHttp http(VirtualUser user) {
        return UserHttp.of(user, protocol, connections);
    }
}
