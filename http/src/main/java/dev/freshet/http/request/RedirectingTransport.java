// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Secrets;
import dev.freshet.http.Redirects;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HeadListener;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
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
    private final class Chain extends HeadListener implements HttpExchange {

        private final RedirectChain chain;
        private final long headDeadlineNs;
        private HttpExchange current = HttpExchange.NONE;
        private ExchangeParts earlier = ExchangeParts.NONE;

        Chain(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
            super(listener);
            this.chain = new RedirectChain(request, settings);
            this.headDeadlineNs = headDeadlineNs;
        }

        void open() {
            current = wire.open(chain.request(), headDeadlineNs, this);
        }

        @Override
        public void cancel() {
            current.cancel();
        }

        @Override
        public void reading(boolean isOn) {
            current.reading(isOn);
        }

        @Override
        public HttpUri ledTo() {
            return chain.request().uri();
        }

        /** Where nothing was led elsewhere, nobody asks the chain for anything more. */
        @Override
        public HttpExchange settled() {
            return chain.followed() == 0 ? current.settled() : this;
        }

        /** The times are those of the latest hop, the bytes those of all. */
        @Override
        public ExchangeParts parts() {
            return current.parts().after(earlier);
        }

        @Override
        public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
            if (!chain.leadsOn(head)) {
                return super.onHead(head, nowNs);
            }
            earlier = parts();
            current.cancel();
            current = HttpExchange.NONE;
            follow(head, nowNs);
            return this;
        }

        private void follow(HttpResponseHead head, long nowNs) {
            HttpUri from = chain.request().uri();
            String fault = chain.follow(head);
            if (fault != null) {
                fail(fault, nowNs);
            } else if (chain.isTooLong()) {
                fail(settings.tooMany(), nowNs);
            } else {
                LOG.debug(
                        "status {} leads from {} to {}",
                        head.status(),
                        Secrets.hiddenIn(from.toString()),
                        Secrets.hiddenIn(ledTo().toString()));
                open();
            }
        }

        private void fail(String text, long nowNs) {
            onFailure(new ExchangeFailure(ExchangeFailure.Phase.HEAD, text), nowNs);
        }
    }
}
