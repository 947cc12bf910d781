// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.core.Internal;
import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HeadListener;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers challenges for credentials; its listener hears of the answered request only. One of these is for one request of a simulation and what
 * follows it: the credentials are for the origin that it goes to first. Confined to the user's loop.
 */
@Internal
public final class DigestTransport implements HttpTransport {

    /** How much of a refusal is read on, so that its connection can serve the next request. */
    private static final int MAX_DRAINED_BYTES = 64 << 10;

    private final Loop loop;
    private final HttpTransport wire;
    private final DigestNonces nonces;
    private final Credentials credentials;
    private @Nullable HttpUri home;

    public DigestTransport(Loop loop, HttpTransport wire, DigestNonces nonces, Credentials credentials) {
        this.loop = loop;
        this.wire = wire;
        this.nonces = nonces;
        this.credentials = credentials;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        if (home == null) {
            home = request.uri();
        }
        if (!home.isSameOrigin(request.uri()) || request.has("authorization")) {
            return wire.open(request, headDeadlineNs, listener);
        }
        Answered answered = new Answered(request, headDeadlineNs, listener);
        answered.open();
        return answered;
    }

    /** One exchange for whoever asked, up to two on the wire. */
    private final class Answered extends HeadListener implements HttpExchange {

        private final HttpRequest request;
        private final long headDeadlineNs;
        private HttpExchange current = HttpExchange.NONE;
        private ExchangeParts refused = ExchangeParts.NONE;
        private boolean isRefused;
        private boolean isDraining;
        private @Nullable Timeout drainTimeout;
        private long drainedBytes;

        Answered(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
            super(listener);
            this.request = request;
            this.headDeadlineNs = headDeadlineNs;
        }

        void open() {
            String answer = nonces.answer(request.method(), request.uri(), credentials);
            current = wire.open(answer == null ? request : with(answer), headDeadlineNs, this);
        }

        private HttpRequest with(String answer) {
            return request.with(request.headers().with("authorization", answer));
        }

        private void openAgain() {
            stopTimeout();
            refused = current.parts();
            isDraining = false;
            current = HttpExchange.NONE;
            open();
        }

        @Override
        public void cancel() {
            stopTimeout();
            current.cancel();
        }

        @Override
        public void reading(boolean isOn) {
            current.reading(isOn);
        }

        private void drainedTooLong() {
            drainTimeout = null;
            current.cancel();
            openAgain();
        }

        private void stopTimeout() {
            if (drainTimeout != null) {
                drainTimeout.cancel();
                drainTimeout = null;
            }
        }

        @Override
        public HttpExchange settled() {
            return isRefused ? this : current.settled();
        }

        /** The times are those of the answered request, the bytes those of both. */
        @Override
        public ExchangeParts parts() {
            return current.parts().after(refused);
        }

        @Override
        public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
            DigestChallenge challenge = head.status() == 401 && !isRefused ? DigestChallenge.of(head) : null;
            if (challenge == null) {
                return super.onHead(head, nowNs);
            }
            nonces.learn(request.uri(), challenge);
            isRefused = true;
            isDraining = true;
            drainTimeout = loop.schedule(headDeadlineNs, this::drainedTooLong);
            return this;
        }

        @Override
        public void onBody(ByteBuffer piece, long nowNs) {
            drainedBytes += piece.remaining();
            if (drainedBytes > MAX_DRAINED_BYTES) {
                current.cancel();
                openAgain();
            }
        }

        @Override
        public void onEnd(long nowNs) {
            openAgain();
        }

        @Override
        public void onFailure(ExchangeFailure failure, long nowNs) {
            if (isDraining) {
                openAgain();
            } else {
                super.onFailure(failure, nowNs);
            }
        }
    }
}
