// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.user;

import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.HeadListener;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;

/** Sends what the user's browser would add, and keeps the cookies that come back. Confined to the user's loop. */
final class UserTransport implements HttpTransport {

    private final UserHttp user;
    private final HttpTransport wire;

    UserTransport(UserHttp user, HttpTransport wire) {
        this.user = user;
        this.wire = wire;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        return wire.open(user.completed(request), headDeadlineNs, new Collecting(user, request.uri(), listener));
    }

    /** Looks into the head, and is otherwise not there. */
    private static final class Collecting extends HeadListener {

        private final UserHttp user;
        private final HttpUri uri;

        Collecting(UserHttp user, HttpUri uri, ExchangeListener listener) {
            super(listener);
            this.user = user;
            this.uri = uri;
        }

        @Override
        public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
            user.answered(uri, head, nowNs);
            return super.onHead(head, nowNs);
        }
    }
}
