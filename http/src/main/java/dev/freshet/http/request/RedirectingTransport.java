// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.http.Redirects;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpRequest;
import dev.freshet.http.client.HttpResponseHead;
import dev.freshet.http.client.HttpTransport;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the answers that send the client elsewhere; its listener hears of the last answer only. All hops together must have their
 * final head by the one deadline. Confined to the loop of the transport that it stands before.
 *
 * <p>The connection of an answer that is not the last one is not used again, because its body is not waited for.
 */
@Internal
public final class RedirectingTransport implements HttpTransport {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectingTransport.class);

    private final HttpTransport wire;
    private final Redirects settings;

    public RedirectingTransport(HttpTransport wire, Redirects settings) {
        this.wire = wire;
        this.settings = settings;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        if (settings.max() == 0) {
            return wire.open(request, headDeadlineNs, listener);
        }
        Chain chain = new Chain(request, headDeadlineNs, listener);
        chain.open();
        return chain;
    }

    /** One exchange for whoever asked, any number of them on the wire. */
    private final class Chain implements HttpExchange, ExchangeListener {

        private final long headDeadlineNs;
        private final ExchangeListener listener;
        private HttpRequest request;
        private HttpExchange current = HttpExchange.NONE;
        private int followed;
        private long earlierSent;
        private long earlierReceived;

        Chain(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
            this.request = request;
            this.headDeadlineNs = headDeadlineNs;
            this.listener = listener;
        }

        void open() {
            current = wire.open(request, headDeadlineNs, this);
        }

        @Override
        public void cancel() {
            current.cancel();
        }

        /** The times are those of the latest hop, the bytes those of all. */
        @Override
        public ExchangeParts parts() {
            ExchangeParts latest = current.parts();
            return new ExchangeParts(
                    latest.dnsNs(),
                    latest.connectNs(),
                    latest.tlsNs(),
                    latest.firstByteNs(),
                    earlierSent + latest.bytesSent(),
                    earlierReceived + latest.bytesReceived(),
                    latest.reused());
        }

        @Override
        public void onHead(HttpResponseHead head, long nowNs) {
            if (Redirection.isRedirect(head.status())) {
                ExchangeParts hop = current.parts();
                earlierSent += hop.bytesSent();
                earlierReceived += hop.bytesReceived();
                current.cancel();
                current = HttpExchange.NONE;
                follow(head, nowNs);
            } else {
                listener.onHead(head, nowNs);
            }
        }

        private void follow(HttpResponseHead head, long nowNs) {
            Redirection redirection = Redirection.of(request, head, settings);
            if (redirection.request() == null) {
                fail(String.valueOf(redirection.error()), nowNs);
            } else if (followed == settings.max()) {
                fail("more than " + settings.max() + " redirects", nowNs);
            } else {
                LOG.debug(
                        "status {} leads from {} to {}",
                        head.status(),
                        request.uri(),
                        redirection.request().uri());
                followed++;
                request = redirection.request();
                open();
            }
        }

        private void fail(String text, long nowNs) {
            listener.onFailure(new ExchangeFailure(ExchangeFailure.Phase.HEAD, text), nowNs);
        }

        @Override
        public void onBody(ByteBuffer piece, long nowNs) {
            listener.onBody(piece, nowNs);
        }

        @Override
        public void onReadEnd(long nowNs) {
            listener.onReadEnd(nowNs);
        }

        @Override
        public void onEnd(long nowNs) {
            listener.onEnd(nowNs);
        }

        @Override
        public void onFailure(ExchangeFailure failure, long nowNs) {
            listener.onFailure(failure, nowNs);
        }
    }
}
